import type { CharacterSet } from "@callingcard/grammar/ir";
import {
  BEYOND_ASCII,
  difference,
  END,
  has,
  intersection,
  key,
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

  /** A machine as this back end sees it. */
  view<Node extends ViewNode<Node>>(root: Node): Node;

  /** Tells whether a step takes one character that can be several octets. */
  isWideStep<Node extends MachineNode<Node>>(node: Node, set: CharacterSet, to: Node): boolean;
}

/** A node that can be copied for a back end. */
interface ViewNode<Node> {
  readonly transitions: { set: CharacterSet; to: Node }[];

  /** A set cuts through what the back end sees as one: it gives up at a character beyond ASCII. */
  readonly splits: boolean;
}

/** Leaves the octets for the string reader at a character beyond ASCII. */
export const ASCII_ONLY = "$.asciiOnly(c);";

/** The same for characters of four octets, which are two code units. */
export const NO_PAIR = "$.noPair(c);";

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
    view: octetView,
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
    scanParameters: "s: string, i: number",
    scanArguments: "s, i",
    readParameters: "s: string, i: number",
    readArguments: "s, i",
    load: "c = $.unitAt(s, i);",
    advance: "c = $.unitAt(s, ++i);",
    test: (set) => (isSimple(set) ? anyRange(set, END) : tables.testUnit(set, "c")),
    view: (root) => root,
    isWideStep: () => false,
  };
}

/** Takes the sets apart that UTF-8 cannot tell: behind the guard, only their ASCII can come. */
function octetView<Node extends ViewNode<Node>>(root: Node): Node {
  const copies = new Map<Node, Node>();
  const copyOf = (node: Node): Node => {
    const known = copies.get(node);
    if (known) return known;
    const splits = node.transitions.some(({ set }) => isSplit(set));
    const copy: Node = { ...node, transitions: [], splits };
    copies.set(node, copy);
    for (const { set, to } of node.transitions) {
      const seen = splits ? difference(set, BEYOND_ASCII) : set;
      if (seen.length > 0) copy.transitions.push({ set: seen, to: copyOf(to) });
    }
    return copy;
  };
  return copyOf(root);
}

function isSplit(set: CharacterSet): boolean {
  const beyond = intersection(set, BEYOND_ASCII);
  return beyond.length > 0 && key(beyond) !== key(BEYOND_ASCII);
}

function testOctet(set: CharacterSet, tables: ClassTables): string {
  const octets = union(
    intersection(set, [[0, 127]]),
    intersection(set, BEYOND_ASCII).length > 0 ? [[128, 254]] : [],
    has(set, END) ? only(255) : [],
  );
  return isSimple(octets) ? anyRange(octets, 255) : tables.test(octets, "c");
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
