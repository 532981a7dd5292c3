import type { JsContactCard } from "./card.ts";
import { getMember, isObject, type JsonObject } from "./json.ts";
import { applyPatch } from "./patch.ts";

/**
 * Makes the variant of a card in a language (RFC 9553 section 2.7.1): its patches applied, `language`
 * set, `localizations` gone. Only the tag as written counts, in any case; there is no fallback to a
 * more general tag.
 *
 * @param card The card.
 * @param language The language tag.
 * @returns The variant; `undefined` if the card has none in that language, or its patches are not valid.
 * @example
 * localizeJsContact(card, "fr")?.titles?.["t1"]?.name; // "Patron"
 */
export function localizeJsContact(
  card: JsContactCard,
  language: string,
): JsContactCard | undefined {
  const { localizations, ...rest } = card;
  if (localizations === undefined) return undefined;
  const tag = Object.keys(localizations).find(
    (key) => key.toLowerCase() === language.toLowerCase(),
  );
  const patch = tag === undefined ? undefined : getMember(localizations as JsonObject, tag);
  if (tag === undefined || !isObject(patch)) return undefined;
  const patched = applyPatch({ ...rest, language: tag }, patch as Parameters<typeof applyPatch>[1]);
  return patched as JsContactCard | undefined;
}
