import type { Draft } from "./draft.ts";
import type { TreeNode } from "./syntax.ts";

/** Where the values of a JSON text are, by their pointers (RFC 6901), and its tree. */
export interface JsonPlaces {
  readonly nodes: readonly TreeNode[];

  /** Finds a value; of one that is not there, what it would be in. */
  readonly placeOf: (pointer: string) => { readonly start: number; readonly end: number };
}

interface Open {
  readonly name: string;
  readonly pointer: string;
  readonly start: number;
  readonly children: (readonly TreeNode[])[];
  index: number;
  key: string | undefined;
}

/** Deepest values of a tree. */
const MAX_DEPTH = 256;

/**
 * Finds the values of a text that is JSON; of another one, those that look as if they were there.
 *
 * @param draft The reading.
 * @returns The values.
 */
export function jsonPlaces(draft: Draft): JsonPlaces {
  const places = new Map<string, { readonly start: number; readonly end: number }>();
  const root: Open = { name: "", pointer: "", start: 0, children: [], index: 0, key: undefined };
  const open: Open[] = [root];
  const close = (name: string, pointer: string, start: number, end: number, from: Open): void => {
    places.set(pointer, { start, end });
    open.at(-1)?.children.push(draft.node(name, start, end, () => from.children));
  };
  for (const { 0: token, index: start } of draft.text.matchAll(TOKEN)) {
    const inside = open.at(-1) ?? root;
    const end = start + token.length;
    if (token === "]" || token === "}") {
      if (open.length === 1) continue;
      open.pop();
      close(inside.name, inside.pointer, inside.start, end, inside);
    } else if (token === "," || token === ":") {
      if (token === ",") inside.key = undefined;
    } else if (inside.name === "object" && inside.key === undefined) {
      inside.key = keyOf(token);
      inside.children.push(draft.node("name", start, end));
    } else {
      const step = inside.name === "array" ? String(inside.index) : (inside.key ?? "");
      inside.index += 1;
      const pointer = inside === root ? "" : `${inside.pointer}/${escaped(step)}`;
      const name = KINDS.get(token.charAt(0)) ?? "number";
      const value: Open = { name, pointer, start, children: [], index: 0, key: undefined };
      if (name !== "array" && name !== "object") close(name, pointer, start, end, value);
      else if (open.length < MAX_DEPTH) open.push(value);
      else break;
    }
  }
  for (let last = open.pop(); last !== undefined && last !== root; last = open.pop()) {
    close(last.name, last.pointer, last.start, draft.text.length, last);
  }
  return { nodes: root.children.flat(), placeOf: (pointer) => nearest(places, pointer) };
}

const TOKEN = /[[\]{},:]|"(?:[^"\\]|\\[^])*"?|[^\s[\]{},:"]+/g;

const KINDS: ReadonlyMap<string, string> = new Map([
  ["[", "array"],
  ["{", "object"],
  ['"', "string"],
  ["t", "true"],
  ["f", "false"],
  ["n", "null"],
]);

// Names with escapes are rare: what cannot be read is taken as it stands.
function keyOf(token: string): string {
  try {
    return String(JSON.parse(token));
  } catch {
    return token;
  }
}

function escaped(step: string): string {
  return step.replaceAll("~", "~0").replaceAll("/", "~1");
}

function nearest(
  places: ReadonlyMap<string, { readonly start: number; readonly end: number }>,
  pointer: string,
): { readonly start: number; readonly end: number } {
  let rest = pointer;
  for (;;) {
    const place = places.get(rest);
    if (place !== undefined) return place;
    if (rest === "") return { start: 0, end: 0 };
    rest = rest.slice(0, Math.max(0, rest.lastIndexOf("/")));
  }
}
