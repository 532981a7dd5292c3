// Whether those who are measured answer alike; asked before they are measured.

import * as fc from "fast-check";
import { nearMiss, sentence } from "@callingcard/vcard/arbitrary";
import { contentline } from "../src/generated/vcard.ts";
import { scanContentLine } from "./hand-scanner.ts";
import { parseByNearley } from "./nearley-moo.ts";
import type { Contestant } from "./peers.ts";

/** Gives how many full names a contestant reads as they are meant; an error is its message. */
export function rightAnswers(
  { parse, fullNames }: Contestant,
  meant: readonly string[],
): number | string {
  try {
    const read = fullNames(parse());
    return meant.filter((name, index) => read[index] === name).length;
  } catch (error) {
    return error instanceof Error ? error.message.slice(0, 60) : String(error);
  }
}

/** Throws where the three readers of a content line differ in verdict, value or offset. */
export function checkScanners(lines: readonly string[]): void {
  const random = [
    ...fc.sample(sentence("vcard/contentline"), { numRuns: 2_000, seed: 1 }),
    ...fc
      .sample(nearMiss("vcard/contentline"), { numRuns: 2_000, seed: 1 })
      .map(({ text }) => text),
  ];
  for (const line of [...lines, ...random]) {
    const scanned = scanContentLine(line);
    const generated = contentline.parse(line) ?? { offset: offsetOf(line) };
    if (!isSame(scanned, generated)) throw new Error(`scanner differs on ${JSON.stringify(line)}`);
    const byNearley = parseByNearley(line);
    // moo cannot tell where a line without a token for its end breaks off, so the value alone counts.
    if (byNearley !== undefined && !isSame(byNearley, generated)) {
      throw new Error(`nearley with moo differs on ${JSON.stringify(line)}`);
    }
  }
}

function offsetOf(line: string): number {
  let offset = -1;
  const signal = new Error("refused");
  try {
    contentline.parse(line, (failure) => {
      offset = failure.offset;
      throw signal;
    });
  } catch (error) {
    if (error !== signal) throw error;
  }
  return offset;
}

function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
