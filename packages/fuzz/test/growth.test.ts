import { describe, expect, test } from "vitest";
import {
  measureGrowth,
  type Shape,
  shapesOf,
  shapesOfRule,
  sourceOfSyntax,
  type SubjectKind,
} from "../src/index.ts";
import { powerOf } from "../src/growth-power.ts";
import { lists } from "./lists.ts";

const sizes = [1, 2, 4, 8, 16].map((factor) => factor * 1000);

describe("the power by which a time grows", () => {
  const power = (time: (octets: number) => number | undefined) =>
    powerOf(
      sizes.map((octets) => ({ octets, ms: time(octets) })),
      20,
      5000,
    );

  test("is 1 for what is linear, 2 for what is quadratic, without the start of the program", () => {
    expect(power((octets) => 20 + octets)).toBeCloseTo(1);
    expect(power((octets) => 20 + octets ** 2 / 1e4)).toBeGreaterThan(1.8);
  });

  test("is not told of what is within the noise", () => {
    expect(power((octets) => 20 + octets / 1000)).toBeUndefined();
    expect(powerOf([{ octets: 1, ms: 4000 }], 20, 5000)).toBeUndefined();
  });

  test("is a lower bound where there was no answer", () => {
    expect(power((octets) => (octets < 16_000 ? 25 : undefined))).toBeGreaterThan(2);
  });
});

/** A program that says itself how long it took for a text, so that nothing else on the machine counts. */
function timed(milliseconds: (text: string) => number): SubjectKind {
  const nothing = new Uint8Array(0);
  const ending = { kind: "answer", accepted: true } as const;
  return {
    description: "a program",
    isParallel: false,
    again: () => undefined,
    open: async () => ({
      run: async (octets) => ({
        ending,
        output: nothing,
        errors: nothing,
        ms: START_MS + milliseconds(new TextDecoder().decode(octets)),
        peakOctets: undefined,
      }),
      close: async () => {},
    }),
  };
}

/** What each text takes beside its own time. */
const START_MS = 2;

test("a place where a program's time grows too fast is found, and no other", async () => {
  const shapes = shapesOfRule(lists, "list").filter(({ name }) => !name.includes("wrong"));
  // The time is the square of the words of a list, and none for anything else.
  const subject = timed((text) => (text.split(",").length / 400) ** 2 / 10);
  const report = await measureGrowth("list", shapes, subject, { maxOctets: 1 << 16 });
  expect(report).toMatchObject({ schema: 1, shapes: shapes.length, isPartial: false });
  expect(report.superLinear.map(({ shape }) => shape)).toEqual(['repetition of ",a" in list']);
  expect(report.superLinear[0]?.power).toBeGreaterThan(1.5);
  expect(report.superLinear[0]?.text).toMatch(/^\[a,a,a/);
});

async function superLinear(
  shapes: readonly Shape[],
  milliseconds: (text: string) => number,
): Promise<readonly string[]> {
  const options = { maxOctets: 1 << 14 };
  const report = await measureGrowth("slow", shapes, timed(milliseconds), options);
  return report.superLinear.map(({ shape }) => shape);
}

test("what is slow with depth and number together, and with neither alone, is found", async () => {
  // As one that looks for each declaration of a level on all levels above the last one.
  const time = (text: string): number => {
    const levels = text.split("<list");
    const most = Math.max(...levels.map((tag) => tag.split(" xmlns:").length));
    return (levels.length * most) / 100;
  };
  const shapes = shapesOf("xml").filter(({ name }) => name.startsWith("a part that is a list"));
  expect(await superLinear(shapes, time)).toEqual([
    "a part that is a list, within itself, with many attribute of other names on the first level",
    "a part that is a list, within itself, with many attribute of other names on the last level",
  ]);
});

test("what is slow only with a text that is wrong at its end is found", async () => {
  // As one that reads all again from each line on when it has to tell where a text is wrong.
  const time = (text: string): number =>
    text.includes("\0") ? (text.split("\n").length / 50) ** 2 : 0;
  const shapes = shapesOf("vcard").filter(({ name }) => name.startsWith('the line "FN'));
  expect(await superLinear(shapes, time)).toEqual([
    'the line "FN:Ada Lovelace\\r\\n", wrong at its end',
  ]);
});

test("what grows with an end grows without it too, and each near miss is one", () => {
  const { read } = sourceOfSyntax("xml");
  const shapes = shapesOf("xml");
  const accepted = (name: string): boolean | undefined => {
    const shape = shapes.find((each) => each.name === name);
    return shape && read(new TextEncoder().encode(shape.text(500))).accepted;
  };
  expect(accepted("a part that is a list, within itself")).toBe(true);
  expect(accepted("a part that is a list, within itself, wrong at its end")).toBe(false);
  expect(accepted("a part that is a comment, wrong at its end")).toBe(false);
  const late = shapes.find(({ name }) => name.endsWith("a list, within itself, wrong at its end"));
  expect(late?.text(500)).toMatch(/^<\?xml.*>\n(?:<list [^>]*><!-- two -->){7,}\0$/s);
});

test.each(["xml", "dav-xml"])("in %s all that is deep and many is a sentence", (syntax) => {
  const { read } = sourceOfSyntax(syntax);
  const shapes = shapesOf(syntax).filter(({ name }) => name.includes("with many"));
  expect(shapes.length).toBeGreaterThan(2);
  for (const { text } of shapes) {
    expect(read(new TextEncoder().encode(text(1000))).accepted).toBe(true);
  }
});

test("what is many is so on the level that its name says", () => {
  const shapes = shapesOf("xml");
  const items = (where: string): readonly number[] | undefined =>
    shapes
      .find(({ name }) => name.endsWith(`list, within itself, with many x:item ${where}`))
      ?.text(600)
      .split("<list")
      .slice(1)
      .map((level) => level.split(' n="1"').length - 1);
  // The one on the last level is that of the example.
  expect(items("on the first level")).toEqual([8, 0, 0, 0, 0, 1]);
  expect(items("on the last level")).toEqual([0, 0, 0, 0, 0, 9]);
});

test("a syntax grows in its lines and in the parts that its rules read", () => {
  const names = shapesOf("vcard").map(({ name }) => name);
  expect(names).toContain('the line "FN:Ada Lovelace\\r\\n"');
  expect(names.some((name) => name.includes("in contentline, wrong at its end"))).toBe(true);
  for (const { text } of shapesOf("vcard")) expect(text(1000).length).toBeGreaterThanOrEqual(1000);
  expect(shapesOf("vcard/contentline").length).toBeGreaterThan(5);
});

test("a part grows by copies with other names, and within itself", () => {
  const textOf = (end: string) =>
    shapesOf("xml")
      .find(({ name }) => name === end)
      ?.text(100) ?? "";
  const attributes = textOf("a part that is a attribute, with other names");
  expect(attributes).toContain(' xmlns:x0="urn:example" xmlns:x1="urn:example" xmlns:x2=');
  const nested = textOf("a part that is a list, within itself");
  expect(nested.match(/<list xmlns:x="urn:example">/g)).toHaveLength(2);
  expect(nested.match(/<\/list>/g)).toHaveLength(2);
});
