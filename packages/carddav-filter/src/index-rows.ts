import type { MatchType } from "@callingcard/dav-xml";
import { UNINDEXED_KEY, type IndexEntry } from "./index-condition.ts";

/** What a database keeps in one row of the index: a property name of a card with all its keys. */
export interface IndexRow {
  readonly property: string;
  /** At least one; {@link UNINDEXED_KEY} is the first, where it is one of them. */
  readonly keys: readonly string[];
}

/** What is between keys: no octet of UTF-8. */
const BETWEEN = 0xff;

/** Most octets of UTF-8 for a UTF-16 code unit. */
const MAX_OCTETS = 3;

const encoder = new TextEncoder();

/**
 * Puts the entries of a card together to rows, one for each property name, in the order of their first entries.
 *
 * @param entries From `indexCard`.
 */
export function indexRows(entries: readonly IndexEntry[]): IndexRow[] {
  const keysOf = new Map<string, string[]>();
  for (const { property, key } of entries) {
    const keys = keysOf.get(property);
    if (keys === undefined) keysOf.set(property, [key]);
    else if (key === UNINDEXED_KEY) keys.unshift(key);
    else keys.push(key);
  }
  return Array.from(keysOf, ([property, keys]) => ({ property, keys }));
}

/**
 * The octets that stand for the keys of a row in a database: each in UTF-8, between two octets of the value 255.
 * In UTF-8 octets contain each other exactly when texts do, and 255 is nowhere in it.
 *
 * @param keys Keys of `indexRows`; they are Unicode, without lone surrogates.
 */
export function encodeIndexKeys(keys: readonly string[]): Uint8Array {
  let most = 1;
  for (const key of keys) most += key.length * MAX_OCTETS + 1;
  const octets = new Uint8Array(most);
  octets[0] = BETWEEN;
  let end = 1;
  for (const key of keys) {
    end += encoder.encodeInto(key, octets.subarray(end)).written;
    octets[end++] = BETWEEN;
  }
  return octets.subarray(0, end);
}

/**
 * The octets of several rows, each as {@link encodeIndexKeys} makes them, in a fraction of its time.
 *
 * @param rows Rows of `indexRows`.
 */
export function encodeIndexRows(rows: readonly IndexRow[]): readonly Uint8Array[] {
  // NUL, which is in no key of a card, holds the place of what no text has.
  let text = "";
  for (const { keys } of rows) text += `\0${keys.join("\0")}\0`;
  const all = new Uint8Array(text.length * MAX_OCTETS);
  const { written } = encoder.encodeInto(text, all);
  let start = 0;
  const encoded = rows.map(({ keys }) => {
    let end = start;
    for (let between = 0; between <= keys.length; between += 1) {
      end = all.indexOf(0, end);
      all[end++] = BETWEEN;
    }
    const octets = all.subarray(start, end);
    start = end;
    return octets;
  });
  return start === written ? encoded : rows.map(({ keys }) => encodeIndexKeys(keys));
}

/** What the octets of a row begin with that has {@link UNINDEXED_KEY}. */
export const UNINDEXED_OCTETS: Uint8Array = encodeIndexKeys([UNINDEXED_KEY]);

/** The first octets that come after all that begin so: U+FFFF is EF BF BF in UTF-8, and nothing is more than 255. */
export const AFTER_UNINDEXED: Uint8Array = new Uint8Array([BETWEEN, 0xef, 0xbf, 0xc0]);

/**
 * What the octets of a row contain exactly when one of its keys contains another, equals it, or starts or ends with it.
 *
 * @internal
 */
export function soughtOctets(match: MatchType, key: string): Uint8Array {
  const octets = encodeIndexKeys([key]);
  const isFromStart = match === "equals" || match === "starts-with";
  const isToEnd = match === "equals" || match === "ends-with";
  return octets.subarray(isFromStart ? 0 : 1, isToEnd ? octets.length : -1);
}
