// What was read before helps to read what is like it; none of it may show.
import { expect, test } from "vitest";
import { parseXml, stringifyXml, textContent, XmlError } from "../src/index.ts";

function code(text: string): string {
  try {
    parseXml(text);
    return "accepted";
  } catch (error) {
    if (error instanceof XmlError) return `${error.code} ${error.offset}`;
    throw error;
  }
}

test.each([
  "<r><a/><b/><a/><bc/><a/><b/></r>",
  '<r><a><b>1</b></a><a><b>2</b></a><a><b x="1">3</b></a></r>',
  "<r><a/><a></a><a/><a> </a></r>",
  '<r xmlns:p="u"><p:a><p:b/></p:a><p:a xmlns:p="v"><p:b/></p:a><p:a><p:b/></p:a></r>',
])("names that come again in %s are read as they are", (text) => {
  expect(stringifyXml(parseXml(text).root)).toBe(text.replace("<a></a>", "<a/>"));
});

test.each([
  ["<r><a/><b/><a/><b</r>", "unexpected-character 17"],
  ["<r><a/><b/><a/><b/ ></r>", "unexpected-character 18"],
  ["<r><a/><b/><a/><b", "unexpected-end 17"],
  ['<r><p xmlns:p="u"><p:a/></p><p><p:a/></p></r>', "undeclared-prefix 32"],
  ['<r><a xmlns:p="u"/><p:a/></r>', "undeclared-prefix 20"],
])("what comes again and is wrong is refused: %s", (text, expected) => {
  expect(code(text)).toBe(expected);
});

test("names that come again count as depth and as elements", () => {
  const text = "<a><b><a><b></b></a></b></a>";
  expect(() => parseXml(text, { maxDepth: 3 })).toThrow("more than 3 open elements");
  expect(() => parseXml(text, { maxElements: 3 })).toThrow("more than 3 elements");
});

test("a short document shows nothing of a longer one before it", () => {
  const octets = (text: string) => new TextEncoder().encode(text);
  expect(parseXml(octets(`<a>${"x".repeat(500)}</a>`)).root.children).toHaveLength(1);
  expect(() => parseXml(octets("<a>"))).toThrow("an element is not closed");
  expect(textContent(parseXml(octets("<a>é</a>")).root)).toBe("é");
});

test("carriage returns of long texts are resolved once", () => {
  const line = "x".repeat(80);
  const text = (content: string) => textContent(parseXml(`<a>${content}</a>`).root);
  expect(text(`${line}&#13;\n${line}&#13;\n`)).toBe(`${line}\r\n${line}\r\n`);
  expect(text(`${line}&amp;#13;&#13;&lt;&#38;#13;`)).toBe(`${line}&#13;\r<&#13;`);
  expect(code(`<a>${line}&#13;&x;</a>`)).toBe("undeclared-entity 88");
  expect(code(`<a>${line}\r\n&#13;&#0;</a>`)).toBe("illegal-character-reference 90");
});

test("names that come again in another document are held to its limit on names", () => {
  const text = "<a><bcde/></a>";
  parseXml(text);
  expect(() => parseXml(text, { maxNameLength: 3 })).toThrow("name of more than 3 characters");
});
