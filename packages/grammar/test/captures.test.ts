import { expect, test } from "vitest";
import { append, constant, force, id, list, lit, obj, pick, text } from "../src/captures.ts";

const none = append([[], "x"]);

test("captures give their values when they are forced", () => {
  expect(force(text(["a", ["b", null, ["c"]], none]))).toBe("abcx");
  expect(force(id(["a", "b"]))).toBe("a");
  expect(force(pick(1)(["a", text(["b", "c"])]))).toBe("bc");
  expect(force(obj({ a: 0, b: lit(1), c: 1 })(["x", null]))).toStrictEqual({
    a: "x",
    b: 1,
    c: undefined,
  });
  expect(force(list(0, 1)(["a", append([append([[], "b"]), text(["c"])])]))).toStrictEqual([
    "a",
    "b",
    "c",
  ]);
  expect(force(constant(false)([]))).toBe(false);
});

test("nothing is built before", () => {
  expect(typeof text(["a"])).toBe("object");
});

test("text over a value that is not text throws", () => {
  expect(() => force(text([obj({})([])]))).toThrow(TypeError);
});

test("a field named __proto__ is a field", () => {
  const value = force(obj({ ["__proto__"]: 0 })(["x"])) as object;
  expect(Object.keys(value)).toEqual(["__proto__"]);
});

test("a run of a hundred thousand characters is forced in no time", () => {
  let run: unknown = [];
  for (let length = 0; length < 100_000; length++) run = append([run, "a"]);
  expect(force(text([run]))).toHaveLength(100_000);
});
