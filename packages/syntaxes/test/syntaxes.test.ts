import { test as property } from "@fast-check/vitest";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type Syntax, syntaxes, syntaxNamed } from "../src/index.ts";
import { expectTree } from "./expect-tree.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Octets of all kinds: random, and the example with a piece of it replaced. */
function octetsFor({ example }: Syntax): fc.Arbitrary<Uint8Array> {
  const whole = encode(example);
  const place = fc.nat({ max: whole.length });
  const spoilt = fc
    .tuple(place, fc.nat({ max: 8 }), fc.uint8Array({ maxLength: 8 }))
    .map(([start, size, piece]) =>
      Uint8Array.of(...whole.subarray(0, start), ...piece, ...whole.subarray(start + size)),
    );
  return fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.string({ unit: "binary", maxLength: 100 }).map(encode),
    place.map((end) => whole.subarray(0, end)),
    { arbitrary: spoilt, weight: 3 },
  );
}

test("a syntax is found by its name", () => {
  expect(syntaxNamed("vcard")?.specification).toBe("RFC 6350, RFC 2426");
  expect(syntaxNamed("__proto__")).toBeUndefined();
  expect(new Set(syntaxes.map(({ name }) => name)).size).toBe(syntaxes.length);
});

test.each(syntaxes)("$name: the example is accepted and written back", (syntax) => {
  const octets = encode(syntax.example);
  const reading = syntax.read(octets);
  expect(reading.diagnostics).toEqual([]);
  expect(reading.accepted).toBe(true);
  expect(reading.value).toBeDefined();
  expect(reading.text).toBe(syntax.example);
  expect(new TextDecoder().decode(reading.written)).toBe(syntax.example);
  expect(reading.tree.length).toBeGreaterThan(0);
  expectTree(reading);
});

for (const syntax of syntaxes) {
  property.prop([octetsFor(syntax)], { numRuns: 40 })(
    `${syntax.name}: any octets have a reading, whose nodes lie in order within each other`,
    (octets) => {
      const reading = syntax.read(octets);
      expectTree(reading);
      expect(reading.accepted).toBe(
        reading.diagnostics.every(({ severity }) => severity === "warning"),
      );
      expect(JSON.parse(JSON.stringify(reading.value ?? null))).toBeDefined();
    },
  );
}
