import { fc, test as property } from "@fast-check/vitest";
import { expect } from "vitest";
import { namesOf, property as anyProperty } from "../../src/arbitrary.ts";
import type { Parameter, Property } from "../../src/index.ts";
import { decodeProperty, encodeProperty, type Version } from "../../src/values.ts";

const version = fc.constantFrom<Version>("2.1", "3.0", "4.0");
const name = fc.constantFrom(...namesOf("2.1"), ...namesOf("3.0"), ...namesOf("4.0"), "X-UNKNOWN");

const types = [
  ..."text uri date time date-time date-and-or-time timestamp boolean integer float".split(" "),
  ..."utc-offset language-tag binary phone-number vcard url inline cid x-own".split(" "),
];

const parameters = fc.array(
  fc.oneof(
    fc.constantFrom(...types).map((type): Parameter => ({ name: "VALUE", values: [type] })),
    fc
      .constantFrom("b", "BASE64", "quoted-printable", "8bit", "x")
      .map((word): Parameter => ({ name: "Encoding", values: [word] })),
    fc
      .constantFrom("utf-8", "ISO-8859-1", "shift_jis", "utf-16le", "x", "")
      .map((word): Parameter => ({ name: "charset", values: [word] })),
    fc.constantFrom<Parameter>(
      { name: "BASE64", values: [] },
      { name: "QUOTED-PRINTABLE", values: [] },
      { name: "TYPE", values: ["JPEG", "home"] },
      { name: "MEDIATYPE", values: ["a/b"] },
    ),
  ),
  { maxLength: 3 },
);

const raw = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({
    unit: fc.constantFrom(..."0123456789-+:TZ.,;\\=A%/@ ", "\udce9", "é", "data:", "geo:"),
  }),
  fc.base64String(),
  fc.constantFrom(
    "19850412",
    "--0412",
    "T10",
    "-0500",
    "TRUE",
    "1.5",
    "de-CH",
    "urn:a",
    "BEGIN:VCARD\\n",
  ),
);

// A content line has no control characters.
const line = raw.map((text) => text.replace(/(?!\t)\p{Cc}/gu, ""));

const strange = fc
  .record({ group: fc.constant(undefined), name, parameters, value: line })
  .map((made): Property => made);

property.prop([fc.oneof(strange, anyProperty()), version], { numRuns: 3_000 })(
  "any value decodes, and means the same when it is written anew",
  (one, of) => {
    const value = decodeProperty(one, of);
    const again = encodeProperty(one, value, of);
    expect(decodeProperty(again, of)).toEqual(value);
  },
);
