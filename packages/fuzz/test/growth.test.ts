import { describe, expect, test } from "vitest";
import { linesSubject, measureGrowth, shapesOfRule, shapesOf } from "../src/index.ts";
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

// Takes time in the square of the words of a list, and none in anything else.
const QUADRATIC = `
  require("node:readline").createInterface({ input: process.stdin }).on("line", (line) => {
    const words = Buffer.from(line, "base64").toString().split(",").length;
    const end = performance.now() + (words / 400) ** 2 / 10;
    while (performance.now() < end);
    console.log("ok");
  });`;

test("a place where a program's time grows too fast is found, and no other", async () => {
  const shapes = shapesOfRule(lists, "list").filter(({ name }) => !name.includes("wrong"));
  const subject = linesSubject([process.execPath, "-e", QUADRATIC]);
  const report = await measureGrowth("list", shapes, subject, { maxOctets: 1 << 16 });
  expect(report).toMatchObject({ schema: 1, shapes: shapes.length, isPartial: false });
  expect(report.superLinear.map(({ shape }) => shape)).toEqual(['repetition of ",a" in list']);
  expect(report.superLinear[0]?.power).toBeGreaterThan(1.5);
  expect(report.superLinear[0]?.text).toMatch(/^\[a,a,a/);
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
