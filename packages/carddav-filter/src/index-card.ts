import type { Card, Property } from "@callingcard/vcard";
import { asciiUpperCase } from "./ascii-case.ts";
import { collationKey } from "./collation.ts";
import { UNINDEXED_KEY, type IndexEntry } from "./index-condition.ts";
import { UNICODE_VERSION } from "./unicode-exceptions.ts";
import { partTexts, wholeText } from "./value-texts.ts";

/** Changes when the same card gives other entries: a store that kept another one indexes anew. */
export const INDEX_REVISION: string = `1/unicode-${UNICODE_VERSION}`;

/** Longest key, and longest text that a key is made of, in UTF-16 code units; photos are longer. */
export const MAX_KEY_LENGTH = 1_024;

/** Most keys of one card; further values are there as {@link UNINDEXED_KEY}, once per property. */
export const MAX_CARD_KEYS = 1_000;

/**
 * Makes the index entries of a card: for each property the `i;unicode-casemap` keys of its whole
 * values, components and list items, each once.
 *
 * @param card The card.
 * @returns At most {@link MAX_CARD_KEYS} entries, and one more for each distinct property name.
 */
export function indexCard(card: Card): IndexEntry[] {
  const keysOf = new Map<string, Set<string>>();
  let count = 0;
  for (const property of card.properties) {
    const name = asciiUpperCase(property.name);
    const keys = keysOf.get(name) ?? new Set();
    keysOf.set(name, keys);
    for (const key of count < MAX_CARD_KEYS ? propertyKeys(property) : [UNINDEXED_KEY]) {
      const sizeBefore = keys.size;
      keys.add(count < MAX_CARD_KEYS ? key : UNINDEXED_KEY);
      count += keys.size - sizeBefore;
    }
  }
  const entries: IndexEntry[] = [];
  for (const [property, keys] of keysOf) {
    for (const key of keys) entries.push({ property, key });
  }
  return entries;
}

function propertyKeys(property: Property): readonly string[] {
  // Most of what is long is a photo, which need not even be unescaped to be left out.
  if (property.value.length > MAX_KEY_LENGTH * 2) return [UNINDEXED_KEY];
  const keys = [wholeText(property), ...partTexts(property)].map(indexKey);
  return keys.includes(UNINDEXED_KEY) ? [UNINDEXED_KEY] : keys;
}

// A text that cannot be stored as it is in every database is not indexed.
function indexKey(text: string): string {
  if (text.length > MAX_KEY_LENGTH || text.includes("\0") || !text.isWellFormed()) {
    return UNINDEXED_KEY;
  }
  const key = collationKey("i;unicode-casemap", text);
  return key.length > MAX_KEY_LENGTH ? UNINDEXED_KEY : key;
}
