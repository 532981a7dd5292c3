import { parseXml, stringifyXml } from "@callingcard/xml";
import { expect, test } from "vitest";
import { PREFIXES, type DavXmlError } from "../src/index.ts";
import { rfcExamples } from "../../../tools/rfc/rfc-example.ts";
import { comparable, writtenBack } from "./written-back.ts";

/** Examples that show what is wrong, or are wrong themselves. */
const REFUSED = new Map([
  // DAV:grant has DAV:write in it where DAV:privilege must stand.
  ["RFC 3744 section 8.1.4 acl", "missing-element"],
  // Two principals, DAV:grant and DAV:deny in one entry: the text says that the request fails.
  ["RFC 3744 section 8.1.5 acl", "duplicate-element"],
]);

const examples = [3744, 4331, 5397, 5995]
  .flatMap((rfc) => rfcExamples(rfc).map((example) => ({ ...example, rfc })))
  // RFC 4331 section 6 begins with an XML declaration that is none.
  .filter(({ rfc, section }) => rfc !== 4331 || section !== "6")
  .map(({ rfc, section, xml }) => {
    const { root } = parseXml(xml);
    return { name: `RFC ${rfc} section ${section} ${root.local}`, root };
  })
  // A property of mixed content that the text makes up, to say how a search matches.
  .filter(({ root }) => root.local !== "aprop");

test("all examples are found", () => {
  expect(examples).toHaveLength(33 + 2 + 1 + 3);
});

test.each(examples.filter(({ name }) => !REFUSED.has(name)))(
  "the example in $name is read and written back as the same tree",
  ({ root }) => {
    const written = writtenBack(root);
    if (written === undefined) throw new Error(`${root.local} is not known`);
    const text = stringifyXml(written, { prefixes: PREFIXES });
    expect(comparable(parseXml(text).root)).toEqual(comparable(root));
  },
);

test.each(examples.filter(({ name }) => REFUSED.has(name)))(
  "the example in $name is refused",
  ({ name, root }) => {
    const code = REFUSED.get(name);
    expect(() => writtenBack(root)).toThrow(expect.objectContaining({ code }) as DavXmlError);
  },
);
