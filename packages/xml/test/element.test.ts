import { expect, test } from "vitest";
import {
  attributeValue,
  childElements,
  element,
  findChild,
  parseXml,
  readXml,
  sameName,
  textContent,
} from "../src/index.ts";

const { root } = parseXml('<a xmlns:p="u" b="1" p:b="2">x<p:c/><!--no-->y<c>z</c></a>');

test("text content leaves out what is in elements and comments", () => {
  expect(textContent(root)).toBe("xy");
  expect(textContent(parseXml("<a/>").root)).toBe("");
  expect(textContent(parseXml("<a>x</a>").root)).toBe("x");
  expect(textContent(parseXml("<a><b>x</b></a>").root)).toBe("");
});

test("children are found by their expanded names", () => {
  expect(childElements(root).map(({ prefix }) => prefix)).toEqual(["p", ""]);
  expect(findChild(root, { namespace: "", local: "c" })?.prefix).toBe("");
  expect(findChild(root, { namespace: "u", local: "c" })?.prefix).toBe("p");
  expect(findChild(root, { namespace: "v", local: "c" })).toBe(undefined);
});

test("attributes are found by their expanded names", () => {
  expect(attributeValue(root, "b")).toBe("1");
  expect(attributeValue(root, { namespace: "u", local: "b" })).toBe("2");
  expect(attributeValue(root, "toString")).toBe(undefined);
});

test("names are the same whatever the prefix", () => {
  expect(sameName(element({ namespace: "u", local: "c" }), { namespace: "u", local: "c" })).toBe(
    true,
  );
  expect(sameName({ namespace: "u", local: "c" }, { namespace: "v", local: "c" })).toBe(false);
});

test("events come one by one, before what is wrong later", () => {
  const events = readXml("<a>x<b/></c>");
  const kinds: string[] = [];
  expect(() => {
    for (const { kind } of events) kinds.push(kind);
  }).toThrow("the open element is a");
  expect(kinds).toEqual(["element", "text", "element", "end"]);
});
