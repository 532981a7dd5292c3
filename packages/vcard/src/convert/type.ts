import { type Property, sameName } from "../card.ts";
import { propertyDefinition, typeValues } from "../values.ts";
import { carriedParameter, carryParameter, withoutCarried } from "./carry.ts";
import type { TargetVersion } from "./conversion.ts";
import { change, type Draft, type Entry } from "./draft.ts";
import { SPOUSES } from "./names-in-use.ts";
import { hasWord, typesOf, withoutParameters, withParameter } from "./parameters.ts";

const TYPE = "TYPE";
const PREFERRED = "pref";
const PLACES = ["home", "work"];

/**
 * Properties that have TYPE in 3.0 although RFC 2426 has none there: all address books write it, and it is
 * the only way to tell a home page of home from one of work.
 */
const TYPED_IN_USE = ["URL"];

/** Names in use that have `TYPE=pref` and are properties of 4.0 with PREF. */
const PREFERRED_IN_USE = [...TYPED_IN_USE, "X-ABRELATEDNAMES", "X-SOCIALPROFILE", ...SPOUSES];

/**
 * Tells whether a property can have a parameter by the RFCs, as far as they name it.
 *
 * @param property The property.
 * @param parameter Name of the parameter, in upper case.
 * @param version The version.
 * @returns Whether it can; `true` for properties that the version does not know.
 */
export function takesParameter(
  property: Property,
  parameter: string,
  version: TargetVersion,
): boolean {
  const definition = propertyDefinition(property.name);
  const use = definition?.uses[version];
  if (definition === undefined || use === undefined) return true;
  if (use.parameters.includes(parameter)) return true;
  return parameter === TYPE && version === "3.0" && TYPED_IN_USE.includes(definition.name);
}

/**
 * TYPE (RFC 2426 section 3, RFC 6350 section 5.6): a list without quotes, with the words that the version
 * has. Words of the other version alone are carried (`dom`, `parcel`, `msg`, `textphone` …); words that
 * neither knows stay, because the list is open. `internet` is what an EMAIL is without being told.
 *
 * @param entry The property.
 * @param draft The card.
 */
export function convertTypes(entry: Entry, draft: Draft): void {
  const { property } = entry;
  if (property === undefined || property.name.toUpperCase().startsWith("X-")) return;
  const { from, to } = draft;
  const back = carriedParameter(property, to, TYPE)?.filter((word) => word !== "");
  if (!takesParameter(property, TYPE, to)) return;
  const words = typesOf(property);
  if (words.length === 0 && back === undefined) return;
  const isForeign = foreignWords(property, draft);
  const foreign = words.filter(isForeign);
  const kept = words.filter((word) => !isForeign(word) && !isImplied(property, word, to));
  const known = new Set(kept.map((word) => word.toLowerCase()));
  const more = (back ?? []).filter((word) => !known.has(word.toLowerCase()));
  const isQuotedList = property.parameters.some(
    ({ name, values }) => sameName(name, TYPE) && values.some((value) => value.includes(",")),
  );
  if (kept.length === words.length && back === undefined && !isQuotedList) return;
  let typed = withParameter(property, TYPE, [...kept, ...more]);
  typed = withoutCarried(typed, to, TYPE);
  if (foreign.length > 0) typed = carryParameter(typed, from, TYPE, foreign);
  const effect = foreign.length === 0 ? "changed" : "carried";
  const message =
    foreign.length === 0
      ? "TYPE is written as the version has it"
      : `${to} has no TYPE ${foreign.join(", ").slice(0, 80)} here`;
  change(draft, entry, typed, { code: "type", effect, message });
}

/**
 * The preference of a property (RFC 6350 section 5.3): `PREF=1` is `TYPE=pref` in 3.0. Other degrees are
 * carried; where no property of the name is first, the one that comes first by its degree has `pref` too.
 *
 * @param draft The card.
 */
export function lowerPreferences(draft: Draft): void {
  const best = new Map<string, number>();
  for (const entry of draft.entries) {
    const { property, settled } = entry;
    if (property === undefined || settled || isOwnX(entry)) continue;
    const degree = degreeOf(property);
    const name = property.name.toUpperCase();
    if (degree !== undefined) best.set(name, Math.min(degree, best.get(name) ?? degree));
  }
  if (best.size === 0) return;
  for (const entry of draft.entries) {
    const { property, settled } = entry;
    if (property === undefined || settled || isOwnX(entry)) continue;
    const degree = degreeOf(property);
    if (degree === undefined || !takesPref(property)) continue;
    const plain = withoutParameters(property, "PREF");
    const isFirst = degree === best.get(property.name.toUpperCase());
    const typed = isFirst ? withType(plain, PREFERRED) : plain;
    if (degree === 1) {
      const message = "PREF=1 is TYPE=pref";
      change(draft, entry, typed, { code: "preference", effect: "changed", message });
      continue;
    }
    const next = carryParameter(typed, "4.0", "PREF", [String(degree)]);
    const message = "3.0 has no degrees of preference";
    change(draft, entry, next, { code: "preference", effect: "carried", message });
  }
}

/**
 * The preference of a property: `TYPE=pref` is `PREF=1` in 4.0, or the degree that was carried.
 *
 * @param entry The property.
 * @param draft The card.
 */
export function raisePreference(entry: Entry, draft: Draft): void {
  const { property } = entry;
  if (property === undefined || property.name.toUpperCase().startsWith("X-")) return;
  const words = typesOf(property);
  if (!hasWord(words, PREFERRED) || !takesParameter(property, "PREF", "4.0")) return;
  const others = words.filter((word) => !sameName(word, PREFERRED));
  const plain = withParameter(property, TYPE, others);
  const isTold =
    degreeOf(plain) !== undefined || carriedParameter(plain, "4.0", "PREF") !== undefined;
  const next = isTold ? plain : withParameter(plain, "PREF", ["1"]);
  const message = "TYPE=pref is PREF=1";
  change(draft, entry, next, { code: "preference", effect: "changed", message });
}

/**
 * Adds a word to TYPE.
 *
 * @param property The property.
 * @param word The word.
 * @returns The same object if it has it.
 */
export function withType(property: Property, word: string): Property {
  const words = typesOf(property);
  return hasWord(words, word) ? property : withParameter(property, TYPE, [...words, word]);
}

// Whether a property had its X- name before.
function isOwnX({ property, origin }: Entry): boolean {
  return property?.name === origin.name && /^x-/i.test(origin.name);
}

function degreeOf(property: Property): number | undefined {
  const parameter = property.parameters.find(({ name }) => sameName(name, "PREF"));
  const text = parameter?.values[0];
  if (text === undefined || !/^[0-9]{1,3}$/.test(text)) return undefined;
  return Number(text);
}

// Whether 3.0 has `pref` there: where TYPE has words of its own, and where address books write it.
function takesPref(property: Property): boolean {
  if (PREFERRED_IN_USE.includes(property.name.toUpperCase())) return true;
  return typeValues(property.name, "3.0").includes(PREFERRED);
}

// Tells words that only the version that the card comes from has for the property.
function foreignWords(property: Property, { from, to }: Draft): (word: string) => boolean {
  const known = new Set([...typeValues(property.name, to), ...PLACES, PREFERRED]);
  const other = new Set(typeValues(property.name, from));
  if (from === "3.0") for (const word of typeValues(property.name, "2.1")) other.add(word);
  return (word) => {
    const lower = word.toLowerCase();
    return other.has(lower) && !known.has(lower) && !isImplied(property, word, to);
  };
}

function isImplied(property: Property, word: string, to: TargetVersion): boolean {
  return to === "4.0" && sameName(property.name, "EMAIL") && sameName(word, "internet");
}
