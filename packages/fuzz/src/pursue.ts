import type { FailureKind } from "./judgement.ts";
import { reduceText } from "./reduce.ts";
import { isError, type ReadingNode, type ReadingProblem, type SourceReading } from "./source.ts";
import type { FailedTrial, Trial } from "./trial.ts";
import { textOf } from "./visible.ts";

/** What a failure comes down to. */
export interface Pursued {
  readonly trial: FailedTrial;
  /** The part of a sentence without which it passes, the innermost one that was found. */
  readonly culprit: ReadingNode | undefined;
}

/** Tries an input, or gives `undefined` when there is no more time. */
export type Attempt = (octets: Uint8Array) => Promise<Trial | undefined>;

/** Most parts of a sentence that are left out in order to find the one that matters. */
const MAX_SUSPECTS = 24;

/** What most texts are not tried for, as our reader tells that they cannot fail like that. */
const READ_FIRST: ReadonlySet<FailureKind> = new Set([
  "refused",
  "accepted",
  "other-value",
  "no-json",
  "other-text",
  "no-sentence",
]);

/**
 * Makes an input that fails as small as it can be, and finds the part that matters.
 *
 * @param found The input that fails.
 * @param read What our reader makes of octets; asked first, as it is cheap.
 * @param attempt Tries an input.
 */
export async function pursue(
  found: FailedTrial,
  read: (octets: Uint8Array) => SourceReading,
  attempt: Attempt,
): Promise<Pursued> {
  const code = codeOf(found.octets);
  let smallest = found;
  const fails = async (text: string): Promise<boolean> => {
    const octets = code.encode(text);
    if (!isComparable(found, read(octets))) return false;
    const trial = await attempt(octets);
    if (trial?.judgement?.likeness !== found.judgement.likeness) return false;
    smallest = { ...trial, judgement: trial.judgement };
    return true;
  };
  await reduceText(code.text, fails, READ_FIRST.has(found.judgement.kind));
  return { trial: smallest, culprit: await findCulprit(smallest, read, attempt) };
}

// Whether an input with this reading can fail for the same reason.
function isComparable({ judgement, reading }: FailedTrial, other: SourceReading): boolean {
  switch (judgement.kind) {
    case "refused":
    case "other-value":
    case "no-json":
    case "other-text":
    case "no-sentence":
      return other.accepted;
    case "accepted": {
      if (other.accepted) return false;
      const [before, now] = [firstError(reading), firstError(other)];
      return before?.code === now?.code && before?.rule === now?.rule && before !== undefined;
    }
    case "signal":
    case "hang":
    case "memory":
    case "flood":
    case "gone":
    case "server-error":
    case "no-answer":
      return true;
  }
}

/**
 * The first error that our reader has to tell.
 *
 * @param reading What it made of a text.
 */
export function firstError({ diagnostics }: SourceReading): ReadingProblem | undefined {
  return diagnostics.find(isError);
}

async function findCulprit(
  { octets, reading, judgement }: FailedTrial,
  read: (octets: Uint8Array) => SourceReading,
  attempt: Attempt,
): Promise<ReadingNode | undefined> {
  const text = textOf(octets);
  if (text === undefined || !reading.accepted) return undefined;
  for (const node of suspects(reading.tree)) {
    const without = new TextEncoder().encode(text.slice(0, node.start) + text.slice(node.end));
    if (!read(without).accepted) continue;
    const trial = await attempt(without);
    if (trial === undefined) return undefined;
    if (trial.judgement?.likeness !== judgement.likeness) return node;
  }
  return undefined;
}

// The parts of a text, innermost and smallest first, each stretch once.
function suspects(tree: readonly ReadingNode[]): readonly ReadingNode[] {
  const found = new Map<string, ReadingNode>();
  const rest = [...tree];
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    if (node.end > node.start) found.set(`${node.start} ${node.end}`, node);
    rest.push(...node.children);
  }
  return [...found.values()]
    .toSorted((a, b) => a.end - a.start - (b.end - b.start))
    .slice(0, MAX_SUSPECTS);
}

// Octets as a text that can be cut anywhere: by characters where they are UTF-8, else octet by octet.
function codeOf(octets: Uint8Array): {
  readonly text: string;
  readonly encode: (text: string) => Uint8Array;
} {
  const text = textOf(octets);
  if (text !== undefined) return { text, encode: (part) => new TextEncoder().encode(part) };
  return {
    text: Buffer.from(octets).toString("latin1"),
    encode: (part) => Uint8Array.from(Buffer.from(part, "latin1")),
  };
}
