import { test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { xmlDocument } from "../src/arbitrary.ts";
import {
  childElements,
  followPath,
  languageInScope,
  namespacesInScope,
  parseXml,
  readXml,
  spaceInScope,
  standAlone,
  stringifyXml,
  XmlDecoder,
  type XmlElement,
} from "../src/index.ts";

/** The way from the root of a document to the first element without elements. */
function pathIn(text: string): XmlElement[] {
  const path: XmlElement[] = [];
  for (let next: XmlElement | undefined = parseXml(text).root; next; [next] = childElements(next)) {
    path.push(next);
  }
  return path;
}

describe("xml:lang", () => {
  test.each([
    ["<a><b/></a>", undefined],
    ["<a xml:lang='de'><b/></a>", "de"],
    ["<a xml:lang='de'><b xml:lang='en-GB'/></a>", "en-GB"],
    ["<a xml:lang='de'><b xml:lang=''><c/></b></a>", undefined],
    ["<a lang='de'><b/></a>", undefined],
    ["<a xml:lang='de'><b><c xml:space='preserve'/></b></a>", "de"],
  ])("in scope in %s is %s", (text, language) => {
    expect(languageInScope(pathIn(text))).toBe(language);
  });

  test("of no element is none", () => {
    expect(languageInScope([])).toBe(undefined);
  });
});

test.each([
  ["<a><b/></a>", "default"],
  ["<a xml:space='preserve'><b/></a>", "preserve"],
  ["<a xml:space='preserve'><b xml:space='default'/></a>", "default"],
  ["<a xml:space='preserve'><b xml:space='keep'/></a>", "preserve"],
])("xml:space in scope in %s is %s", (text, space) => {
  expect(spaceInScope(pathIn(text))).toBe(space);
});

test("namespaces in scope are the nearest declarations of each prefix", () => {
  const path = pathIn(
    "<a xmlns='u' xmlns:p='v' xmlns:xml='http://www.w3.org/XML/1998/namespace'>" +
      "<b xmlns='' xmlns:q='w' q:p='no'><p:c xmlns:p='x'/></b></a>",
  );
  expect(namespacesInScope(path.slice(0, 1))).toEqual(
    new Map([
      ["", "u"],
      ["p", "v"],
    ]),
  );
  expect(namespacesInScope(path)).toEqual(
    new Map([
      ["p", "x"],
      ["q", "w"],
    ]),
  );
});

test("names of Object.prototype are prefixes like others", () => {
  const path = pathIn("<__proto__:a xmlns:__proto__='u' xmlns:constructor='v'/>");
  expect(namespacesInScope(path)).toEqual(
    new Map([
      ["__proto__", "u"],
      ["constructor", "v"],
    ]),
  );
});

test("at every event of either reader, the path knows what is in scope", () => {
  const text = "<a xml:lang='de'>1<b xml:lang='en'>2</b>3<c xml:space='preserve'>4</c></a>";
  const decoder = new XmlDecoder();
  const readers = [
    readXml(text),
    [...decoder.push(new TextEncoder().encode(text)), ...decoder.end()],
  ];
  for (const events of readers) {
    const path: XmlElement[] = [];
    const seen: string[] = [];
    for (const event of events) {
      followPath(path, event);
      if (event.kind !== "text") continue;
      seen.push(`${event.text} ${languageInScope(path)} ${spaceInScope(path)}`);
    }
    expect(seen).toEqual(["1 de default", "2 en default", "3 de default", "4 de preserve"]);
    expect(path).toEqual([]);
  }
});

describe("an element that stands alone", () => {
  const alone = (text: string, declarations?: "used" | "all" | "none") =>
    stringifyXml(standAlone(pathIn(text), declarations === undefined ? {} : { declarations }));

  test.each([
    ["<a xml:lang='de'><b>x</b></a>", '<b xml:lang="de">x</b>'],
    ["<a xml:lang='de'><b xml:lang=''>x</b></a>", '<b xml:lang="">x</b>'],
    ["<a xml:lang='de' xml:space='preserve'><b/></a>", '<b xml:lang="de" xml:space="preserve"/>'],
    ["<a xml:space='preserve'><b xml:space='default'/></a>", '<b xml:space="default"/>'],
    ["<a xmlns:p='u'><p:b/></a>", '<p:b xmlns:p="u"/>'],
    ["<a xmlns:p='u' xmlns:q='v'><b>p:x</b></a>", '<b xmlns:p="u">p:x</b>'],
    ["<a xmlns:p='u' xmlns:q='v'><b c='-$q:x(p :y)'/></a>", '<b c="-$q:x(p :y)" xmlns:q="v"/>'],
    ["<a xmlns:p='u'><b xmlns:p='v'>p:x</b></a>", '<b xmlns:p="v">p:x</b>'],
    ["<a xmlns='u' xmlns:p='v'><b>x:y</b></a>", '<b xmlns="u">x:y</b>'],
    ["<a xmlns:ü='u'><b>ü:y</b></a>", '<b xmlns:ü="u">ü:y</b>'],
    ["<a><b>x</b></a>", "<b>x</b>"],
  ])("in %s is %s", (text, expected) => {
    expect(alone(text)).toBe(expected);
  });

  test("looks for names in all that is in it", () => {
    const { root } = parseXml("<a xmlns:p='u' xmlns:q='v'><b>1<c d='q:x'>p:y</c></b></a>");
    const path = [root, ...childElements(root)];
    expect(namespacesInScope([standAlone(path)])).toEqual(
      new Map([
        ["p", "u"],
        ["q", "v"],
      ]),
    );
  });

  test("takes all declarations along or none when told so", () => {
    const text = "<a xmlns='u' xmlns:p='v'><p:b>x</p:b></a>";
    expect(alone(text, "all")).toBe('<p:b xmlns="u" xmlns:p="v">x</p:b>');
    expect(alone("<a xmlns:p='v'><b>p:x</b></a>", "none")).toBe("<b>p:x</b>");
  });

  test("may be deeper than the call stack", () => {
    const depth = 100_000;
    const text = `<r xmlns:p='u'>${"<a>".repeat(depth)}p:x${"</a>".repeat(depth)}</r>`;
    const { root } = parseXml(text, { maxDepth: 2 * depth });
    const path = [root, ...childElements(root)];
    expect(namespacesInScope([standAlone(path)])).toEqual(new Map([["p", "u"]]));
  });

  test("is not nothing", () => {
    expect(() => standAlone([])).toThrow(RangeError);
  });

  property.prop([xmlDocument()])("has in scope what it had where it stood", ({ text }) => {
    const path = pathIn(text);
    const written = stringifyXml(standAlone(path, { declarations: "all" }));
    const again = [parseXml(written).root];
    expect(languageInScope(again)).toBe(languageInScope(path));
    expect(spaceInScope(again)).toBe(spaceInScope(path));
    for (const [prefix, namespace] of namespacesInScope(path)) {
      expect(namespacesInScope(again).get(prefix)).toBe(namespace);
    }
  });
});
