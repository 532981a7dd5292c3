// Document type declarations are refused before anything in them is read.
import { expect, test } from "vitest";
import { parseXml, readXml, XmlDecoder, XmlError } from "../src/index.ts";

const ROWS = Array.from(
  { length: 9 },
  (_, row) => `<!ENTITY l${row + 1} "${`&l${row};`.repeat(10)}">`,
);

test.each([
  ["an external entity", '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><d>&x;</d>'],
  ["an external subset", '<!DOCTYPE d SYSTEM "http://example.org/d.dtd"><d/>'],
  ["an internal entity", '<!DOCTYPE d [<!ENTITY x "expanded">]><d>&x;</d>'],
  ["entities of entities", `<!DOCTYPE d [<!ENTITY l0 "lol">${ROWS.join("")}]><d>&l9;</d>`],
  [
    "one long entity many times",
    `<!DOCTYPE d [<!ENTITY a "${"x".repeat(50_000)}">]><d>${"&a;".repeat(50_000)}</d>`,
  ],
  ["a parameter entity", '<!DOCTYPE d [<!ENTITY % x SYSTEM "x.dtd"> %x;]><d/>'],
  ["an attribute with a default", '<!DOCTYPE d [<!ATTLIST d a CDATA "injected">]><d/>'],
  ["nothing", "<!DOCTYPE d><d/>"],
])("a declaration with %s is refused by every reader", (_, text) => {
  const octets = new TextEncoder().encode(text);
  const decoder = new XmlDecoder();
  const readers = [
    () => parseXml(text),
    () => parseXml(octets),
    () => [...readXml(octets)],
    () => [...decoder.push(octets), ...decoder.end()],
  ];
  for (const read of readers) expect(read).toThrow(refused("doctype"));
});

test.each(["&x;", "&nbsp;", "&LT;", "&amp;&apos;&quote;"])(
  "the reference in %s is to no entity that there is",
  (text) => {
    expect(() => parseXml(`<a>${text}</a>`)).toThrow(refused("undeclared-entity"));
    expect(() => parseXml(`<a b="${text}"/>`)).toThrow(refused("undeclared-entity"));
  },
);

function refused(code: string): unknown {
  return expect.toSatisfy((error) => error instanceof XmlError && error.code === code, code);
}
