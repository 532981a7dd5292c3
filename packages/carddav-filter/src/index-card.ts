import type { Card, Property } from "@callingcard/vcard";
import { asciiUpperCase } from "./ascii-case.ts";
import { unicodeCasemapKey } from "./casemap-key.ts";
import { isIndexed, UNINDEXED_KEY, type IndexEntry } from "./index-condition.ts";
import { UNICODE_VERSION } from "./unicode-exceptions.ts";
import { partTexts, wholeText } from "./value-texts.ts";

/** Changes when the same card gives other entries: a store that kept another one indexes anew. */
export const INDEX_REVISION: string = `2/unicode-${UNICODE_VERSION}`;

/** Longest key, and longest text that a key is made of, in UTF-16 code units; photos are longer. */
export const MAX_KEY_LENGTH = 1_024;

/** Characters beyond ASCII, the backslash of escapes, and NUL, which not every database keeps. */
const NOT_PLAIN = /[\0\\\x80-\uffff]/;

/** Most keys of one card; further values are there as {@link UNINDEXED_KEY}, once per property. */
export const MAX_CARD_KEYS = 1_000;

/**
 * Makes the index entries of a card: for each property the `i;unicode-casemap` keys of its whole
 * values, components and list items, each once. VERSION, PRODID and REV have none.
 *
 * @param card The card.
 * @returns At most {@link MAX_CARD_KEYS} entries, and one more for each distinct property name.
 */
export function indexCard(card: Card): IndexEntry[] {
  const keysOf = new Map<string, DistinctKeys>();
  let count = 0;
  for (const property of card.properties) {
    const name = asciiUpperCase(property.name);
    if (!isIndexed(name)) continue;
    const distinct = keysOf.get(name) ?? { keys: [], known: undefined };
    if (distinct.keys.length === 0) keysOf.set(name, distinct);
    for (const key of count < MAX_CARD_KEYS ? propertyKeys(property) : [UNINDEXED_KEY]) {
      if (addKey(distinct, count < MAX_CARD_KEYS ? key : UNINDEXED_KEY)) count += 1;
    }
  }
  const entries: IndexEntry[] = [];
  for (const [property, { keys }] of keysOf) {
    for (const key of keys) entries.push({ property, key });
  }
  return entries;
}

/** The keys of one property name, each once. */
interface DistinctKeys {
  readonly keys: string[];
  /** The same keys, once they are many: a few are compared in less time than it takes to hash them. */
  known: Set<string> | undefined;
}

/** Most keys of a property name that are compared one by one. */
const FEW_KEYS = 16;

function addKey(distinct: DistinctKeys, key: string): boolean {
  const { keys } = distinct;
  if (keys.length === FEW_KEYS) distinct.known ??= new Set(keys);
  const { known } = distinct;
  if (known === undefined ? keys.includes(key) : known.has(key)) return false;
  keys.push(key);
  known?.add(key);
  return true;
}

function propertyKeys(property: Property): readonly string[] {
  const { name, value } = property;
  // Most of what is long is a photo, which need not even be unescaped to be left out.
  if (value.length > MAX_KEY_LENGTH * 2) return [UNINDEXED_KEY];
  if (!NOT_PLAIN.test(value)) return plainKeys(name, value.toUpperCase());
  const keys = [indexKey(wholeText(property))];
  for (const part of partTexts(property)) keys.push(indexKey(part));
  return keys.includes(UNINDEXED_KEY) ? [UNINDEXED_KEY] : keys;
}

// The keys of ASCII without escapes divide where the value does.
function plainKeys(name: string, key: string): readonly string[] {
  if (key.length > MAX_KEY_LENGTH) return [UNINDEXED_KEY];
  const parts = partTexts({ name, value: key });
  return parts.length === 0 ? [key] : [key, ...parts];
}

// A text that cannot be stored as it is in every database is not indexed.
function indexKey(text: string): string {
  if (text.length > MAX_KEY_LENGTH || text.includes("\0")) return UNINDEXED_KEY;
  if (!text.isWellFormed()) return UNINDEXED_KEY;
  const key = unicodeCasemapKey(text);
  return key.length > MAX_KEY_LENGTH ? UNINDEXED_KEY : key;
}
