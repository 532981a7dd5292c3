import type { XmlElement } from "@callingcard/xml";
import { xmlElement, xmlText } from "@callingcard/xml/arbitrary";
import * as fc from "fast-check";
import { href } from "./arbitrary-href.ts";
import type { MkcolResponse } from "./mkcol-response.ts";
import type { DavResponse, Multistatus, Propstat } from "./multistatus.ts";
import { DAV } from "./names.ts";

/** Multistatus of every shape: statuses of resources and of properties, errors, descriptions. */
export function multistatus(): fc.Arbitrary<Multistatus> {
  return described(
    fc.record(
      { responses: fc.array(davResponse(), { maxLength: 4 }), syncToken: href() },
      { requiredKeys: ["responses"] },
    ),
  );
}

/** One response of a multistatus; its propstats are in the order in which they are written. */
export function davResponse(): fc.Arbitrary<DavResponse> {
  const withPropstats = fc.record(
    {
      href: href(),
      propstats: fc.array(propstat(), { maxLength: 3 }).map(okFirst),
      error: davError(),
    },
    { requiredKeys: ["href", "propstats"] },
  );
  const withStatus = fc.record(
    {
      href: href(),
      status: status(),
      propstats: fc.constant<readonly Propstat[]>([]),
      error: davError(),
      location: href(),
    },
    { requiredKeys: ["href", "status", "propstats"] },
  );
  return fc.oneof(described(withPropstats), described(withStatus));
}

/** What answers an extended MKCOL (RFC 5689 section 5.2). */
export function mkcolResponse(): fc.Arbitrary<MkcolResponse> {
  return fc.record({ propstats: fc.array(propstat(), { minLength: 1, maxLength: 3 }) });
}

/** Properties with one status (RFC 4918 section 14.22). */
export function propstat(): fc.Arbitrary<Propstat> {
  return described(
    fc.record(
      {
        status: status(),
        properties: fc.array(xmlElement(), { maxLength: 3 }),
        error: davError(),
      },
      { requiredKeys: ["status", "properties"] },
    ),
  );
}

type Described<Value> = Value & Pick<Multistatus, "description" | "descriptionLanguage">;

// With a description, with one that says its language, or without.
function described<Value extends object>(
  arbitrary: fc.Arbitrary<Value>,
): fc.Arbitrary<Described<Value>> {
  const descriptionLanguage = fc.constantFrom("en", "de-AT");
  const description = fc.oneof(
    fc.constant({}),
    fc.record({ description: xmlText() }),
    fc.record({ description: xmlText(), descriptionLanguage }),
  );
  return fc.tuple(arbitrary, description).map(([value, rest]) => ({ ...value, ...rest }));
}

function davError(): fc.Arbitrary<XmlElement> {
  return fc.array(xmlElement(), { maxLength: 2 }).map((children) => ({
    kind: "element",
    namespace: DAV,
    local: "error",
    prefix: "",
    attributes: [],
    children,
    offset: 0,
  }));
}

function okFirst(propstats: readonly Propstat[]): readonly Propstat[] {
  return [
    ...propstats.filter((one) => one.status === 200),
    ...propstats.filter((one) => one.status !== 200),
  ];
}

function status(): fc.Arbitrary<number> {
  return fc.constantFrom(200, 403, 404, 424, 507, 299);
}
