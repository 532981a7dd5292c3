import { test as property } from "@fast-check/vitest";
import { expect } from "vitest";
import { spoiltXml, writtenXml, xmlElement } from "../src/arbitrary.ts";
import { parseXml, stringifyXml, XmlError, type XmlElement } from "../src/index.ts";

// Of a vocabulary whose root is `a`, and which has no element `x`.
function isRefused(text: string): boolean {
  try {
    return parseXml(text).root.local !== "a" || /<(?:\w+:)?x[ />]/.test(text);
  } catch (error) {
    if (error instanceof XmlError) return true;
    throw error;
  }
}

const roots = xmlElement().map((root): XmlElement => ({ ...root, namespace: "", local: "a" }));

property.prop([writtenXml(roots)])("what is written is read", (text) => {
  expect(parseXml(text).root.local).toBe("a");
});

property.prop([spoiltXml(roots, { write: (root) => stringifyXml(root), isRefused })])(
  "what is spoilt is refused, and the place is in it",
  ({ text, offset, change }) => {
    expect(isRefused(text)).toBe(true);
    expect(offset).toBeLessThanOrEqual(text.length);
    expect(change).not.toBe("");
  },
);
