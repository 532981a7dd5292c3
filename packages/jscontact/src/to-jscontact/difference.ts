import {
  copyJson,
  getMember,
  isArray,
  isObject,
  type JsonObject,
  type JsonValue,
  members,
} from "../json.ts";
import { addPatch, type Conversion } from "./conversion.ts";
import type { Source } from "./source.ts";
import { canonicalTag } from "./units.ts";

/** An object in two languages. */
export interface Variants {
  readonly base: JsonObject;
  readonly variant: JsonObject;

  /** The property that the variant was made of. */
  readonly source: Source;
}

/**
 * Adds to the localizations what a variant of an object has otherwise (RFC 9555 section 2.3.11): one
 * patch for each property.
 *
 * @param conversion The conversion.
 * @param language The language of the variant.
 * @param path Where the object is in the card.
 * @param variants The object in both languages.
 */
export function addDifferences(
  conversion: Conversion,
  language: string,
  path: readonly string[],
  variants: Variants,
): void {
  const { source, variant } = variants;
  const tag = canonicalTag(language);
  const before = conversion.patches.get(tag)?.size ?? 0;
  addPronunciations(conversion, language, path, variants);
  if ((conversion.patches.get(tag)?.size ?? 0) === before) {
    // The same in the other language: a patch says so.
    const [member] = members(variant).filter(([name]) => name !== "kind");
    if (member !== undefined) addPatch(conversion, tag, [...path, member[0]], copyJson(member[1]));
  }
  conversion.variants.push({ language: tag, path, source });
}

/**
 * Adds to the localizations how an object is pronounced in another language.
 *
 * @param conversion The conversion.
 * @param language The language of the variant.
 * @param path Where the object is in the card.
 * @param variants The object without the pronunciation, and with it.
 */
export function addPronunciations(
  conversion: Conversion,
  language: string,
  path: readonly string[],
  variants: Variants,
): void {
  const tag = canonicalTag(language);
  const add = (place: readonly string[], value: JsonValue): void =>
    addPatch(conversion, tag, place, value);
  compareObjects(variants.base, variants.variant, path, add);
}

type Add = (path: readonly string[], value: JsonValue) => void;

function compareObjects(
  base: JsonObject,
  variant: JsonObject,
  path: readonly string[],
  add: Add,
): void {
  for (const [name, value] of members(variant)) {
    compare(getMember(base, name), value, [...path, name], add);
  }
  for (const [name] of members(base)) {
    // What the full name is in the other language is told by FN, not by N.
    if (getMember(variant, name) === undefined && name !== "full") add([...path, name], null);
  }
}

function compare(
  base: JsonValue | undefined,
  variant: JsonValue,
  path: readonly string[],
  add: Add,
): void {
  if (isObject(base) && isObject(variant)) compareObjects(base, variant, path, add);
  else if (isArray(base) && isArray(variant) && addsPhonetics(base, variant)) {
    for (const [index, item] of variant.entries()) {
      const phonetic = isObject(item) ? item["phonetic"] : undefined;
      const before = base[index];
      const isNew = phonetic !== undefined && isObject(before) && before["phonetic"] !== phonetic;
      if (isNew) add([...path, String(index), "phonetic"], phonetic);
    }
  } else if (JSON.stringify(base) !== JSON.stringify(variant)) add(path, copyJson(variant));
}

// Whether components differ in nothing but that they have a pronunciation.
function addsPhonetics(base: readonly JsonValue[], variant: readonly JsonValue[]): boolean {
  return (
    base.length === variant.length &&
    variant.every((item, index) => {
      const before = base[index];
      return (
        isObject(item) &&
        isObject(before) &&
        item["kind"] === before["kind"] &&
        item["value"] === before["value"]
      );
    })
  );
}
