import type { CharacterSet } from "@callingcard/grammar/ir";
import {
  BEYOND_ASCII,
  complement,
  END,
  has,
  intersection,
  key,
  LAST,
  only,
  union,
} from "../character-set.ts";
import type { MachineNode } from "../machine.ts";
import type { ClassTables } from "./module-parts.ts";

/**
 * Where a parser gets its characters. `octets` reads UTF-8 with the octet 255 behind it, which
 * spares it a test for the end; `text` reads the string itself.
 */
export interface Backend {
  readonly name: "octets" | "text";

  /** Parameters and arguments of a function that reads. */
  readonly scanParameters: string;
  readonly scanArguments: string;

  /** The same for a function that makes values. */
  readonly readParameters: string;
  readonly readArguments: string;

  /** Puts the character at `i` into `c`. */
  readonly load: string;

  /** Goes to the next octet or code unit and puts it into `c`. */
  readonly advance: string;

  /** The condition that `c` is in a set. */
  test(set: CharacterSet): string;

  /** Tells whether the sets cut through what this back end sees as one: it must give up there. */
  splits(sets: readonly CharacterSet[]): boolean;

  /** Tells whether a step takes one character that can be several octets. */
  isWideStep<Node extends MachineNode<Node>>(node: Node, set: CharacterSet, to: Node): boolean;
}

/** Leaves the octets for the string back end: a class cuts through the octets of a character. */
export const GIVE_UP_BEYOND_ASCII = "if (c > 127 && c < 255) $.giveUp();";

/** The same for characters of four octets, which are two code units. */
export const GIVE_UP_AT_PAIR = "if (c > 239 && c < 255) $.giveUp();";

/** Skips the rest of a character of several octets. */
export const SKIP_CONTINUATION = "while ((c & 192) === 128) c = a[++i]!;";

/** Reads UTF-8. */
export function octetsBackend(tables: ClassTables): Backend {
  return {
    name: "octets",
    scanParameters: "a: Uint8Array, i: number",
    scanArguments: "a, i",
    readParameters: "a: Uint8Array, s: string, i: number",
    readArguments: "a, s, i",
    load: "c = a[i]!;",
    advance: "c = a[++i]!;",
    test: (set) => testOctet(set, tables),
    splits: (sets) =>
      sets.some((set) => {
        const beyond = key(intersection(set, BEYOND_ASCII));
        return beyond !== "" && beyond !== key(BEYOND_ASCII);
      }),
    isWideStep: (node, set, to) =>
      intersection(set, BEYOND_ASCII).length > 0 &&
      to !== node &&
      !to.transitions.some(
        (again) =>
          again.to === to && key(intersection(again.set, BEYOND_ASCII)) === key(BEYOND_ASCII),
      ),
  };
}

/** Reads UTF-16. */
export function textBackend(tables: ClassTables): Backend {
  return {
    name: "text",
    scanParameters: "s: string, i: number, n: number",
    scanArguments: "s, i, n",
    readParameters: "s: string, i: number, n: number",
    readArguments: "s, i, n",
    load: "c = i < n ? s.charCodeAt(i) : 65536;",
    advance: "c = ++i < n ? s.charCodeAt(i) : 65536;",
    test: (set) => testUnit(set, tables),
    splits: () => false,
    isWideStep: () => false,
  };
}

function testOctet(set: CharacterSet, tables: ClassTables): string {
  const octets = union(
    intersection(set, [[0, 127]]),
    intersection(set, BEYOND_ASCII).length > 0 ? [[128, 254]] : [],
    has(set, END) ? only(255) : [],
  );
  return isSimple(octets) ? anyRange(octets, 255) : tables.test(octets, "c");
}

function testUnit(set: CharacterSet, tables: ClassTables): string {
  if (isSimple(set)) return anyRange(set, END);
  const outside = complement(set);
  if (outside.length <= 2 && outside.every(isSingle)) {
    return outside.map(([unit]) => `c !== ${unit}`).join(" && ");
  }
  const low = intersection(set, [[0, 127]]);
  const high = intersection(set, [[128, END]]);
  const inTable = tables.test(low, "c");
  if (low.length === 0) return anyRange(high, END);
  if (high.length === 0) return `c < 128 && ${inTable}`;
  const beyond = key(high) === `128-${LAST}` ? `c < ${END}` : anyRange(high, END);
  return `c < 128 ? ${inTable} : ${beyond}`;
}

/** Few comparisons say it. */
function isSimple(set: CharacterSet): boolean {
  return set.length <= 1 || (set.length === 2 && set.every(isSingle));
}

function isSingle([low, high]: readonly [number, number]): boolean {
  return low === high;
}

function anyRange(set: CharacterSet, last: number): string {
  const tests = set.map(([low, high]) => {
    if (low === high) return `c === ${low}`;
    if (low === 0) return `c <= ${high}`;
    return high === last ? `c >= ${low}` : `c >= ${low} && c <= ${high}`;
  });
  if (tests.length <= 1) return tests[0] ?? "false";
  return tests.map((test) => (test.includes("&&") ? `(${test})` : test)).join(" || ");
}

/** A condition that can stand beside `&&`. */
export function grouped(condition: string): string {
  return /\|\||\?/.test(condition) ? `(${condition})` : condition;
}

/** The opposite of a condition. */
export function negated(condition: string): string {
  const single = /^c (===|!==) (\d+)$/.exec(condition);
  if (single) return `c ${single[1] === "===" ? "!==" : "==="} ${single[2]}`;
  if (/^\([^()]*\) !== 0$/.test(condition)) return condition.replace(/!== 0$/, "=== 0");
  return `!(${condition})`;
}
