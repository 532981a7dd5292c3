import { expect, test } from "vitest";
import { readCapture } from "../src/read-capture.ts";

test.each([
  [" text ", { op: "text" }],
  ["id", { op: "pick", index: 0 }],
  ["pick( 12 )", { op: "pick", index: 12 }],
  ["list(0,1)", { op: "list", head: 0, tail: 1 }],
  ["obj({})", { op: "object", fields: [] }],
  [
    "obj({ a: 0, 'b-c': lit(true), })",
    {
      op: "object",
      fields: [
        { name: "a", from: { index: 0 } },
        { name: "b-c", from: { value: true } },
      ],
    },
  ],
  ['constant("a\\n\\"b\\"")', { op: "constant", value: 'a\n"b"' }],
  ["constant('it\\'s')", { op: "constant", value: "it's" }],
  ["constant(-1.5)", { op: "constant", value: -1.5 }],
  ["constant(undefined)", { op: "constant", value: undefined }],
])("reads %s", (source, capture) => {
  expect(readCapture(source)).toStrictEqual(capture);
});

test.each([
  "",
  "function (d) { return d; }",
  "d => d[0]",
  "text()",
  "text; evil()",
  "pick(-1)",
  "pick(1.5)",
  "pick()",
  "list(0)",
  "obj({ a })",
  "obj({ a: b })",
  "obj({ a: 0",
  "obj({ 1a: 0 })",
  "constant(null)",
  "constant(1n)",
  "constant([])",
])("reads nothing from %s", (source) => {
  expect(readCapture(source)).toBeUndefined();
});
