import { syntaxes } from "@callingcard/syntaxes";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shapesOf, sourceOfSyntax } from "../src/index.ts";

describe.each(syntaxes.map(({ name }) => name))("the syntax %s", (name) => {
  test("has sentences that our reader takes and near misses that it does not", () => {
    const { sentences, nearMisses, read, fixed } = sourceOfSyntax(name);
    const [example, ...cut] = fixed();
    expect(read(example ?? new Uint8Array(0)).accepted).toBe(true);
    for (const octets of cut) expect(octets.length).toBeLessThan(example?.length ?? 0);
    const [right, spoilt] = [sentences, nearMisses].map((arbitrary) =>
      fc.sample(arbitrary, { numRuns: 3, seed: 1 }).map(({ octets }) => read(octets).accepted),
    );
    expect(right).toEqual([true, true, true]);
    expect(spoilt).toEqual([false, false, false]);
  });

  test("has ways to grow", () => {
    expect(shapesOf(name).length).toBeGreaterThan(0);
  });
});
