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
import { anyRange, isSimple } from "./conditions.ts";
import type { ClassTables } from "./module-parts.ts";

/**
 * Where a parser gets its characters. `octets` reads UTF-8 with the octet 255 behind it, which
 * spares it a test for the end; `text` reads the string itself; `events` reads a string with a code
 * unit for each event, and makes values of the items that these stand for.
 */
export interface Backend {
  readonly name: "octets" | "text" | "events";

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

  /** The place `i` as values are cut by it. */
  readonly place: string;

  /** The text that was read from `start`, a place as `i` was, up to `i`. */
  cut(start: string): string;

  /** Takes the one symbol at `i` as a constant, where values are not cut from a text. */
  readonly take?: (name: string) => string;

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
    place: "i - $shift",
    cut: (start) => `s.slice(${start} - $shift, i - $shift)`,
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
    place: "i",
    cut: (start) => `s.slice(${start}, i)`,
    test: (set) => (isSimple(set) ? anyRange(set, END) : tables.testUnit(set, "c")),
    view: (root) => root,
    isWideStep: () => false,
  };
}

/** Ranges of events that are compared one by one; for more, a table is searched. */
const MOST_COMPARED = 6;

/**
 * Reads events. A value is made of single ones.
 *
 * @param item The type of the items.
 */
export function eventsBackend(item: string): (tables: ClassTables) => Backend {
  return (tables) => ({
    name: "events",
    scanParameters: "s: string, i: number",
    scanArguments: "s, i",
    readParameters: `s: string, v: readonly ${item}[], i: number`,
    readArguments: "s, v, i",
    load: "c = $.unitAt(s, i);",
    advance: "c = $.unitAt(s, ++i);",
    place: "i",
    cut: (start) => `s.slice(${start}, i)`,
    take: (name) => `const ${name} = v[i++]!;`,
    test: (set) => (set.length <= MOST_COMPARED ? anyRange(set, END) : tables.testUnit(set, "c")),
    view: (root) => root,
    isWideStep: () => false,
  });
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
