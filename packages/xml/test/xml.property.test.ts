import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import { xmlDocument, xmlElement, xmlText } from "../src/arbitrary.ts";
import {
  parseXml,
  positionOf,
  readXml,
  stringifyXml,
  XmlError,
  type XmlElement,
} from "../src/index.ts";
import { plain } from "./plain.ts";

const utf16 = (text: string, littleEndian: boolean): Uint8Array => {
  const view = new DataView(new ArrayBuffer(2 * text.length + 2));
  view.setUint16(0, 0xfeff, littleEndian);
  for (let at = 0; at < text.length; at += 1) {
    view.setUint16(2 * at + 2, text.charCodeAt(at), littleEndian);
  }
  return new Uint8Array(view.buffer);
};

test.prop([xmlElement()])("parse undoes stringify", (element) => {
  expect(plain(parseXml(stringifyXml(element)).root)).toEqual(element);
});

test.prop([xmlElement()])(
  "what is written does not change when it is read and written",
  (element) => {
    const text = stringifyXml(element);
    expect(stringifyXml(parseXml(text).root)).toBe(text);
  },
);

test.prop([xmlElement()])("preferred prefixes change nothing but prefixes", (element) => {
  const prefixes = new Map([
    ["DAV:", "D"],
    ["urn:x", "p0"],
  ]);
  expect(plain(parseXml(stringifyXml(element, { prefixes })).root)).toEqual(element);
  const part = stringifyXml(element, { declared: prefixes });
  const { root } = parseXml(`<r xmlns:D="DAV:" xmlns:p0="urn:x">${part}</r>`);
  expect(plain(root).children).toEqual([element]);
});

test.prop([xmlDocument()])("how a document is written makes no difference", ({ text, root }) => {
  expect(plain(parseXml(text).root)).toEqual(root);
});

test.prop([xmlDocument()])("prefixes and declarations survive reading and writing", ({ text }) => {
  const { root } = parseXml(text);
  const again = parseXml(stringifyXml(root)).root;
  expect(withoutOffsets(again)).toEqual(withoutOffsets(root));
});

test.prop([xmlDocument(), fc.boolean()])("the encoding makes no difference", ({ text }, little) => {
  const { root } = parseXml(text);
  expect(parseXml(new TextEncoder().encode(text)).root).toEqual(root);
  const marked = text.startsWith("\uFEFF") ? text.slice(1) : text;
  expect(plain(parseXml(utf16(marked, little)).root)).toEqual(plain(root));
});

const BEGINNING = {
  element: /^<[^!?/]/,
  comment: /^<!--/,
  instruction: /^<\?/,
};

test.prop([xmlDocument()])("offsets point at what they belong to", ({ text }) => {
  for (const event of readXml(text)) {
    if (event.kind === "end") continue;
    const { line, column } = positionOf(event, text);
    const lines = text.split(/\r\n|[\r\n]/);
    expect(lines[line - 1]?.[column - 1] ?? "\n").toBe(text[event.offset]?.replace("\r", "\n"));
    if (event.kind === "text") {
      // Text begins behind markup that is not text.
      expect(text.slice(0, event.offset)).toMatch(/(?<!\]\])>$/);
    } else expect(text.slice(event.offset)).toMatch(BEGINNING[event.kind]);
    if (event.kind !== "element") continue;
    for (const { prefix, local, offset } of event.attributes) {
      expect(text.startsWith(prefix === "" ? local : `${prefix}:${local}`, offset)).toBe(true);
    }
  }
});

test.prop([xmlDocument()])("events are the tree in document order", ({ text }) => {
  const names = [...readXml(text)].map((event) =>
    event.kind === "element" ? event.local : event.kind,
  );
  const { before, root, after } = parseXml(text);
  const expected = [before, [root], after].flat().flatMap((node) => eventNames(node));
  expect(names).toEqual(expected);
});

test.prop([fc.oneof(fc.string(), xmlText(), fc.string({ unit: "binary" }), spoiled())])(
  "any text is read or refused with a place in it",
  (text) => {
    try {
      parseXml(text);
    } catch (error) {
      expect(error).toBeInstanceOf(XmlError);
      const { offset } = error as XmlError;
      expect(offset).toBeGreaterThanOrEqual(0);
      expect(offset).toBeLessThanOrEqual(text.length);
    }
  },
);

test.prop([fc.uint8Array({ maxLength: 40 })])("any octets are read or refused", (octets) => {
  try {
    parseXml(octets);
  } catch (error) {
    expect(error).toBeInstanceOf(XmlError);
  }
});

test.prop([xmlText()])("text with every escape comes back", (text) => {
  const root = parseXml(
    stringifyXml({
      kind: "element",
      namespace: "",
      local: "a",
      prefix: "",
      attributes: [{ namespace: "", local: "b", prefix: "", value: text, offset: 0 }],
      children: [{ kind: "text", text, offset: 0 }],
      offset: 0,
    }),
  ).root;
  expect(root.attributes[0]?.value).toBe(text);
  expect(root.children.map((child) => (child.kind === "text" ? child.text : ""))).toEqual(
    text === "" ? [] : [text],
  );
});

/** Documents with a piece cut out or put elsewhere. */
function spoiled(): fc.Arbitrary<string> {
  return fc
    .tuple(
      xmlDocument(),
      fc.nat({ max: 200 }),
      fc.nat({ max: 9 }),
      fc.constantFrom(..."<>&\"'/=:!?-]"),
    )
    .map(([{ text }, at, length, mark]) => {
      const start = at % (text.length + 1);
      return text.slice(0, start) + mark + text.slice(start + length);
    });
}

function withoutOffsets(element: XmlElement): unknown {
  return JSON.parse(
    JSON.stringify(element, (key, value: unknown) => (key === "offset" ? 0 : value)),
  );
}

function eventNames(node: XmlElement["children"][number]): string[] {
  if (node.kind !== "element") return [node.kind];
  return [node.local, ...node.children.flatMap((child) => eventNames(child)), "end"];
}
