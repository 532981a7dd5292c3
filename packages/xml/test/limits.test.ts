import { expect, test } from "vitest";
import {
  DEFAULT_LIMITS,
  parseXml,
  readXml,
  XmlDecoder,
  XmlError,
  type XmlEvent,
  type XmlLimits,
  type XmlOptions,
} from "../src/index.ts";

function code(text: string | Uint8Array, limits?: XmlLimits): string | undefined {
  try {
    parseXml(text, limits);
    return undefined;
  } catch (error) {
    if (error instanceof XmlError) return error.code;
    throw error;
  }
}

const nested = (depth: number) => "<a>".repeat(depth) + "</a>".repeat(depth);
const attributes = (count: number) =>
  `<a${Array.from({ length: count }, (_, index) => ` b${index}=""`).join("")}/>`;
const declaring = (depth: number) =>
  Array.from({ length: depth }, (_, index) => `<a xmlns:p${index}="u">`).join("") +
  "</a>".repeat(depth);

test.each<[keyof XmlLimits, number, string, string, string]>([
  ["maxDepth", 3, nested(3), nested(4), "too-deep"],
  ["maxElements", 3, "<a><b/><b/></a>", "<a><b/><b/><b/></a>", "too-many-elements"],
  ["maxAttributes", 10, attributes(10), attributes(11), "too-many-attributes"],
  ["maxNamespaceDeclarations", 3, declaring(3), declaring(4), "too-many-declarations"],
  [
    "maxNameLength",
    3,
    "<p:a xmlns:p='u'/>".replace("xmlns:p='u'", "b=''").replace("p:", ""),
    "<abcd/>",
    "name-too-long",
  ],
  ["maxNameLength", 3, "<a bcd=''/>", "<a bcde=''/>", "name-too-long"],
  ["maxTextLength", 3, "<a>xyz</a>", "<a>wxyz</a>", "text-too-long"],
  ["maxTextLength", 5, "<a>&lt;1</a>", "<a>&lt;12</a>", "text-too-long"],
  ["maxTextLength", 3, "<a b='xyz'/>", "<a b='wxyz'/>", "text-too-long"],
  ["maxTextLength", 13, "<a>x<![CDATA[]]></a>", "<a>xy<![CDATA[]]></a>", "text-too-long"],
  ["maxTextLength", 8, "<a><!--x--></a>", "<a><!--xy--></a>", "text-too-long"],
  ["maxTextLength", 5, "<a><?p x?></a>", "<a><?p xy?></a>", "text-too-long"],
  ["maxInputLength", 4, "<a/>", "<a />", "input-too-long"],
])("%s %i is the most that is read", (limit, most, within, beyond, refused) => {
  expect(code(within, { [limit]: most })).toBe(undefined);
  expect(code(beyond, { [limit]: most })).toBe(refused);
});

test("the defaults are finite", () => {
  for (const limit of Object.values(DEFAULT_LIMITS)) expect(Number.isSafeInteger(limit)).toBe(true);
  expect(code(nested(256))).toBe(undefined);
  expect(code(nested(257))).toBe("too-deep");
  expect(code(nested(100_000))).toBe("too-deep");
  expect(code(attributes(257))).toBe("too-many-attributes");
  expect(code(`<${"a".repeat(1025)}/>`)).toBe("name-too-long");
  expect(code(new Uint8Array(67_108_865))).toBe("input-too-long");
});

test("declarations of closed elements do not count", () => {
  const siblings = "<b xmlns:p='u' xmlns:q='u'/>".repeat(100);
  expect(code(`<a>${siblings}</a>`, { maxNamespaceDeclarations: 2 })).toBe(undefined);
});

test("depth beyond the call stack is a matter of the limit alone", () => {
  expect(code(nested(200_000), { maxDepth: 200_000 })).toBe(undefined);
});

test.each([
  [parseXml],
  [(text: string, options: XmlOptions) => [...readXml(text, options)]],
  [decode],
])("an option that is undefined is one that is not given (reader %#)", (read) => {
  // What callers do whose compiler lets undefined stand for an absent option.
  const unset = { maxDepth: undefined, namespaces: undefined } as unknown as XmlOptions;
  expect(() => read(nested(257), unset)).toThrow("more than 256 open elements");
  expect(() => read("<p:a/>", unset)).toThrow("prefix is not declared");
});

function decode(text: string, options: XmlOptions): XmlEvent[] {
  const decoder = new XmlDecoder(options);
  return [...decoder.push(new TextEncoder().encode(text)), ...decoder.end()];
}
