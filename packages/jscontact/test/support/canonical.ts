// A card in one form: members sorted, and components that have no order; what is implied left out; each
// language applied.

import { type JsContactCard, type JsonValue, localizeJsContact } from "../../src/index.ts";

/** The card as one text, the same for cards that say the same. */
export function canonical(card: JsContactCard): string {
  const { localizations = {}, ...rest } = card;
  const variants = Object.keys(localizations).map((tag): [string, JsonValue] => [
    tag,
    localizeJsContact(card, tag) ?? null,
  ]);
  return JSON.stringify(sorted({ ...rest, localizations: Object.fromEntries(variants) }), null, 1);
}

function sorted(value: JsonValue | undefined): JsonValue {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map((item) => sorted(item));
  if (typeof value !== "object" || value === null) return value ?? null;
  const object = value as Readonly<Record<string, JsonValue | undefined>>;
  const entries = Object.entries(object)
    .filter(([name, member]) => member !== undefined && !isImplied(name, member, object))
    .map(([name, member]): [string, JsonValue] => {
      const value = sorted(member);
      const isFree = name === "components" && object["isOrdered"] !== true && Array.isArray(value);
      return [name, isFree ? inOneOrder(value) : value];
    })
    .toSorted(([left], [right]) => (left < right ? -1 : 1));
  // As pairs, so that a key called __proto__ is seen.
  return entries.map(([name, member]) => [name, member]);
}

function isImplied(
  name: string,
  value: JsonValue,
  object: Readonly<Record<string, JsonValue | undefined>>,
): boolean {
  // What vCard has of its own is no part of what the card says.
  if (name === "vCardName" || name === "vCard") return true;
  if (name === "isOrdered") return value === false;
  if (name === "relation" || name === "localizations")
    return Object.keys(value as object).length === 0;
  if (name === "@type") return value !== "Timestamp";
  return name === "kind" && value === "title" && object["value"] === undefined;
}

function inOneOrder(values: readonly JsonValue[]): JsonValue {
  return values
    .map((value) => JSON.stringify(value))
    .toSorted()
    .map((text) => JSON.parse(text) as JsonValue);
}
