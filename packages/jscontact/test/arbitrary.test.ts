import { test as property } from "@fast-check/vitest";
import { expect } from "vitest";
import * as arbitrary from "../src/arbitrary.ts";
import { JsContactError, parseJsContact, validateJsContact } from "../src/index.ts";

property.prop([arbitrary.document()], { numRuns: 40 })("a document is a valid card", (text) => {
  expect(validateJsContact(JSON.parse(text))).toEqual([]);
  expect(parseJsContact(text)).toEqual(JSON.parse(text));
});

property.prop([arbitrary.nearDocument()], { numRuns: 60 })("a near document is refused", (near) => {
  expect(() => parseJsContact(near.text)).toThrow(JsContactError);
  expect(near.offset).toBeLessThanOrEqual(near.text.length);
});
