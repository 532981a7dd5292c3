import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cutExample } from "../src/cut-example.ts";
import { focused } from "../src/focus.ts";
import { fuzz, type RunOptions, sourceOfGrammar, type SourceReading } from "../src/index.ts";
import { lists } from "./lists.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

// A document is right when it has the line "begin" and no "!".
function read(octets: Uint8Array): SourceReading {
  const text = new TextDecoder().decode(octets);
  const code = text.includes("!") ? "mark" : text.includes("begin\n") ? undefined : "begin";
  const problem = { severity: "error", start: 0, line: 1, column: 1, message: "" } as const;
  const diagnostics = code === undefined ? [] : [{ ...problem, code }];
  return { accepted: code === undefined, diagnostics, tree: [], value: undefined };
}

test("an example is cut before each line, and each line is cut out, the shortest first", () => {
  expect(cutExample("a\nbb\nccc")).toEqual(["a\n", "a\nccc", "a\nbb\n", "bb\nccc"]);
});

describe("documents", () => {
  const sampled = (text: string, offset?: number) => {
    const wrong = offset === undefined ? undefined : { offset, rule: "line", change: "spoilt" };
    const document = fc.constant({ text, octets: encode(text), wrong });
    return fc.sample(focused(document, read), { seed: 1, numRuns: 100 });
  };

  test("that are right are mostly what one line needs", () => {
    const texts = new Set(sampled("a\nbegin\nb\n").map(({ text }) => text));
    expect([...texts].toSorted()).toEqual(["a\nbegin\n", "a\nbegin\nb\n", "begin\n", "begin\nb\n"]);
  });

  test("that are spoilt are mostly the spoilt line, and the place goes with it", () => {
    const found = sampled("a\nbegin\nb!\nc\n", 9).map(({ text, wrong }) => [text, wrong?.offset]);
    expect(new Set(found.map(String))).toEqual(new Set(["b!\n,1", "a\nbegin\nb!\nc\n,9"]));
  });
});

test("what hangs when a hang is known is not waited for as long", async () => {
  const limits: (number | undefined)[] = [];
  const kind = {
    description: "hangs at words",
    isParallel: true,
    again: () => undefined,
    open: async () => ({
      run: async (octets: Uint8Array, options?: RunOptions) => {
        limits.push(options?.timeoutMs);
        const isHang = new TextDecoder().decode(octets).includes("a");
        const ending = isHang
          ? ({ kind: "hang" } as const)
          : ({ kind: "exit", status: 0 } as const);
        const nothing = new Uint8Array(0);
        return { ending, output: nothing, errors: nothing, ms: 1, peakOctets: undefined };
      },
      close: async () => {},
    }),
  };
  const options = { seed: 1, runs: 300, expect: [] } as const;
  const { failures, repeats } = await fuzz(sourceOfGrammar(lists, "list"), kind, options);
  expect(failures.map(({ text }) => text)).toEqual(["a"]);
  expect(repeats).toBeGreaterThan(0);
  expect(limits[0]).toBeUndefined();
  expect(limits.slice(-20)).toEqual(Array.from({ length: 20 }, () => 1000));
});
