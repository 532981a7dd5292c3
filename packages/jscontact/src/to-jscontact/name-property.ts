import { splitComponents } from "@callingcard/vcard";
import { rawText } from "@callingcard/vcard/values";
import { NAME_TABLE } from "../component-table.ts";
import { deriveFullName } from "../full-name.ts";
import { isArray, isObject, type JsonValue, type MutableObject } from "../json.ts";
import type { Name } from "../name.ts";
import { PHONETIC_SYSTEMS } from "../schema.ts";
import { addPatch, type Conversion, keep, keepAlternate, keepUnit } from "./conversion.ts";
import { addDifferences, addPronunciations } from "./difference.ts";
import { parameter, type Source, takeParameter, takeValueType, textOf } from "./source.ts";
import { readStructured, type StructuredReading } from "./structured-value.ts";
import { sameTag, type Unit } from "./units.ts";

const N_SECTION = "RFC 9555 section 2.5.5";
const FN_SECTION = "RFC 9555 section 2.5.2";
const PHONETIC_SECTION = "RFC 9555 section 2.3.15";

/**
 * Converts N and FN into the name of the card (RFC 9555 sections 2.5.2, 2.5.5 and 2.3.15).
 *
 * @param conversion The conversion.
 * @param names The units of N.
 * @param fullNames The units of FN.
 */
export function convertName(
  conversion: Conversion,
  names: readonly Unit[],
  fullNames: readonly Unit[],
): void {
  const [name, ...otherNames] = names;
  const [fullName, ...otherFullNames] = fullNames;
  for (const unit of otherNames) keepUnit(conversion, unit, N_SECTION, "another name");
  for (const unit of otherFullNames) {
    keepUnit(conversion, unit, FN_SECTION, "another full name");
    if (fullName === undefined || textOf(unit.base) !== textOf(fullName.base)) continue;
    // Kept as well, so that the other is not taken for this one with more parameters.
    keep(conversion, fullName.base, FN_SECTION, "full name that is there twice");
  }
  const components = name === undefined ? undefined : convertComponents(conversion, name);
  if (fullName !== undefined) convertFullName(conversion, fullName, components);
}

// The members of the name in the card that N gives, and its variants by language in lower case.
interface NameReading {
  readonly members: MutableObject;
  readonly variants: ReadonlyMap<string, MutableObject>;
}

function convertComponents(conversion: Conversion, unit: Unit): NameReading | undefined {
  const { base, alternates, phonetics } = unit;
  const reading = readStructured(base, NAME_TABLE);
  if (reading.positions.length === 0 || parameter(base, "phonetic") !== undefined) {
    keepUnit(conversion, unit, N_SECTION, "name without components");
    return undefined;
  }
  const members = nameMembers(base, reading);
  const variants = new Map<string, MutableObject>();
  conversion.card["name"] = members;
  conversion.beside.push({ source: base, path: ["name", "components"] });
  for (const source of phonetics) {
    const tag = parameter(source, "language");
    const isOwn = tag === undefined || sameTag(tag, conversion.language);
    const target = isOwn ? members : structuredClone(members);
    if (isOwn && members["phoneticSystem"] !== undefined) {
      keep(conversion, source, PHONETIC_SECTION, "another pronunciation");
    } else if (!addPhonetics(target, source, reading)) {
      keep(conversion, source, PHONETIC_SECTION, "pronunciation of what is not there");
    } else if (tag !== undefined && !isOwn) {
      source.left.delete("language");
      addPronunciations(conversion, tag, ["name"], { base: members, variant: target, source });
    }
    // Other parameters of a pronunciation have no place beside it.
    conversion.shadows.push(source);
  }
  for (const { language, source } of alternates) {
    const other = readStructured(source, NAME_TABLE);
    if (other.positions.length === 0) {
      keepAlternate(conversion, base, source, N_SECTION);
      continue;
    }
    const variant = nameMembers(source, other);
    variants.set(language.toLowerCase(), variant);
    addDifferences(conversion, language, ["name"], { base: members, variant, source });
  }
  return { members, variants };
}

function nameMembers(source: Source, reading: StructuredReading): MutableObject {
  takeValueType(source, "text");
  const members: MutableObject = { ...reading.members };
  const sortAs = takeSortAs(source, members["components"]);
  if (sortAs !== undefined) members["sortAs"] = sortAs;
  return members;
}

// SORT-AS goes by the components, and a kind that the name does not have cannot be sorted by.
function takeSortAs(source: Source, components: JsonValue | undefined): MutableObject | undefined {
  const values = source.left.get("sort-as")?.flatMap((value) => value.split(","));
  if (values === undefined || !isArray(components)) return undefined;
  const has = new Set(components.map((one) => (isObject(one) ? one["kind"] : undefined)));
  const sortAs: MutableObject = {};
  for (const [index, value] of values.entries()) {
    if (value === "") continue;
    const kind = NAME_TABLE.kinds[index];
    if (kind === undefined || !has.has(kind)) return undefined;
    sortAs[kind] = value;
  }
  if (Object.keys(sortAs).length === 0) return undefined;
  source.left.delete("sort-as");
  return sortAs;
}

/**
 * Adds to the components of a name or an address how they are pronounced (RFC 9555 section 2.3.15).
 *
 * @param target The name or address; it is changed.
 * @param source The property with PHONETIC.
 * @param base What the property that it tells the pronunciation of says.
 * @returns Whether there was anything to add.
 */
export function addPhonetics(
  target: MutableObject,
  source: Source,
  base: Pick<StructuredReading, "positions">,
): boolean {
  const { components } = target;
  const value = splitComponents(rawText(source.property));
  const system = parameter(source, "phonetic")?.toLowerCase();
  const script = parameter(source, "script");
  if (!isArray(components) || system === undefined) return false;
  const isScript = script !== undefined && /^[A-Za-z]{4}$/.test(script);
  if (system === "script" ? !isScript : !PHONETIC_SYSTEMS.includes(system)) return false;
  const phonetics = base.positions.map((position) =>
    position === undefined ? "" : (value[position.component]?.[position.item] ?? ""),
  );
  if (phonetics.every((phonetic) => phonetic === "")) return false;
  target["components"] = components.map((component, index) => {
    const phonetic = phonetics[index] ?? "";
    return isObject(component) && phonetic !== "" ? { ...component, phonetic } : component;
  });
  source.left.delete("phonetic");
  source.left.delete("jscomps");
  if (system !== "script") target["phoneticSystem"] = system;
  if (isScript) {
    source.left.delete("script");
    target["phoneticScript"] = script;
  }
  takeValueType(source, "text");
  return true;
}

function convertFullName(
  conversion: Conversion,
  unit: Unit,
  components: NameReading | undefined,
): void {
  const { base, alternates } = unit;
  const { language } = conversion;
  const full = textOf(base);
  if (!isDerived(base, full, components?.members, language) && full !== "") {
    const name = (conversion.card["name"] ??= {}) as MutableObject;
    name["full"] = full;
    takeValueType(base, "text");
    conversion.beside.push({ source: base, path: ["name", "full"] });
  }
  for (const alternate of alternates) {
    const { source } = alternate;
    const text = textOf(source);
    const variant = components?.variants.get(alternate.language.toLowerCase());
    if (isDerived(source, text, variant, alternate.language)) continue;
    if (conversion.card["name"] === undefined) {
      keepAlternate(conversion, base, source, FN_SECTION);
      continue;
    }
    takeValueType(source, "text");
    const tag = alternate.language;
    addPatch(conversion, tag, ["name", "full"], text);
    // In version 1.0 parameters of a full name beside components have no place.
    const hasPlace = conversion.version === "2.0" || components === undefined;
    if (!hasPlace) conversion.shadows.push(source);
    else conversion.variants.push({ language: tag, source, path: ["name"], member: "full" });
  }
}

// A full name that says of itself that it was made of the components, and is what would be made again.
function isDerived(
  source: Source,
  full: string,
  components: MutableObject | undefined,
  language: string | undefined,
): boolean {
  const derived = takeParameter(source, "derived", (value) => value.toLowerCase() === "true");
  if (derived === undefined) return false;
  if (source.left.size === 0 && full === "" && components === undefined) return true;
  const isSame =
    source.left.size === 0 &&
    components !== undefined &&
    deriveFullName(components as Name, language) === full;
  if (!isSame) source.left.set("derived", [derived]);
  return isSame;
}
