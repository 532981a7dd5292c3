import { type JsonStep, walkJson } from "./walk-json.ts";

/** A value that is looked for, or one around it. */
interface WantedValue {
  offset: number | undefined;
  readonly members: Map<string, WantedValue>;
  /** The last index of an item that is looked for; -1 without one. */
  lastIndex: number;
}

/**
 * Finds the places of values in a JSON text, all in one walk.
 *
 * @param text The text, which is JSON.
 * @param pointers JSON pointers (RFC 6901); of what is not there, the place of what is around it is found.
 * @returns For each pointer its place, in UTF-16 code units from the start.
 */
export function findPlaces(text: string, pointers: readonly string[]): number[] {
  const root = wantedValue();
  const ways = pointers.map((pointer) => wayTo(root, pointer));
  /** What is looked for at each depth of the path, where it is one of them. */
  const open: (WantedValue | undefined)[] = [root];
  const onValue = (path: readonly JsonStep[], offset: number): void => {
    const depth = path.length;
    const step = path[depth - 1];
    const around = depth === 0 ? undefined : open[depth - 1];
    const value = step === undefined ? root : around && memberOf(around, step.at);
    open[depth] = value;
    if (value !== undefined) value.offset = offset;
  };
  walkJson(text, {}, { onValue });
  return ways.map((way) => way.findLast(({ offset }) => offset !== undefined)?.offset ?? 0);
}

const INDEX = /^\d{1,15}$/;

function wantedValue(): WantedValue {
  return { offset: undefined, members: new Map(), lastIndex: -1 };
}

// An array may have millions of items behind the last one that is looked for.
function memberOf(around: WantedValue, at: number | string): WantedValue | undefined {
  if (typeof at === "number" && at > around.lastIndex) return undefined;
  return around.members.get(String(at));
}

function wayTo(root: WantedValue, pointer: string): WantedValue[] {
  const way = [root];
  let last = root;
  for (const step of pointer.split("/").slice(1)) {
    const name = step.replaceAll("~1", "/").replaceAll("~0", "~");
    const next = last.members.get(name) ?? wantedValue();
    last.members.set(name, next);
    last.lastIndex = Math.max(last.lastIndex, INDEX.test(name) ? Number(name) : -1);
    way.push(next);
    last = next;
  }
  return way;
}
