import { toJcardProperties } from "../jcard-property.ts";
import {
  isArray,
  isObject,
  type JsonObject,
  type JsonValue,
  members,
  type MutableObject,
  sameJson,
  setMember,
} from "../json.ts";
import { joinPath } from "../pointer.ts";
import { type TypeName, typeRule } from "../schema.ts";
import { addPatch, type Conversion, objectAt } from "./conversion.ts";
import { parametersOf } from "./parameters.ts";
import type { Source } from "./source.ts";

/** The member that a property's value is in, by the type of the object. */
const VALUE_MEMBERS: Readonly<Partial<Record<TypeName, string>>> = {
  Address: "components",
  Anniversary: "date",
  EmailAddress: "address",
  LanguagePref: "language",
  Nickname: "name",
  Note: "note",
  Organization: "name",
  PersonalInfo: "value",
  Phone: "number",
  Pronouns: "pronouns",
  Title: "name",
};

/**
 * Puts a card together: the members in the order of RFC 9553, the localizations, and what vCard
 * properties have beyond JSContact.
 *
 * @param conversion The conversion, all properties being done.
 * @returns The card.
 */
export function assembleCard(conversion: Conversion): MutableObject {
  const { version, card, kept } = conversion;
  const made: MutableObject = { "@type": "Card", version };
  const converted = version === "1.0" ? undefined : convertedProperties(conversion);
  if (version === "1.0") {
    addParameters(conversion);
    addVariantParameters(conversion);
  }
  for (const name of typeRule("Card").properties.keys()) {
    const value = name === "localizations" ? localizations(conversion) : card[name];
    if (value !== undefined && name !== "version") made[name] = value;
  }
  if (converted !== undefined) made["vCard"] = { convertedProperties: converted };
  addKept(made, [...kept]);
  return made;
}

/**
 * Adds properties to a card as jCard has them: in `vCardProps`, or in `vCard` of version 2.0.
 *
 * @param card The card.
 * @param sources The properties.
 */
export function addKept(card: MutableObject, sources: readonly Source[]): void {
  if (sources.length === 0) return;
  const sorted = sources.toSorted((left, right) => left.index - right.index);
  const properties = toJcardProperties(sorted.map(({ property }) => property));
  const data = card["version"] === "1.0" ? card : objectAt(card, ["vCard"]);
  const name = card["version"] === "1.0" ? "vCardProps" : "properties";
  const before = data[name];
  data[name] = [...(isArray(before) ? before : []), ...properties];
}

function localizations({ patches }: Conversion): MutableObject | undefined {
  if (patches.size === 0) return undefined;
  return Object.fromEntries(
    [...patches].map(([language, patch]) => [language, Object.fromEntries(patch)]),
  );
}

// Version 1.0: parameters are in the objects (RFC 9555 section 2.15.2), or the property is kept.
function addParameters(conversion: Conversion): void {
  const { card, entries, beside, kept } = conversion;
  for (const { source, object } of entries) {
    const parameters = parametersOf(source);
    if (parameters !== undefined) object["vCardParams"] = parameters;
  }
  for (const { source, path } of beside) {
    const parameters = parametersOf(source);
    if (parameters === undefined) continue;
    const [first = "", second] = path;
    const owner = card[first];
    const isOwn = second !== "full" || !beside.some((other) => other.path[1] === "components");
    if (second !== undefined && isOwn && isObject(owner)) {
      (owner as MutableObject)["vCardParams"] = parameters;
    } else {
      kept.add(source);
    }
  }
}

// The parameters of what is patched are those of the object, unless they are patched too.
function addVariantParameters(conversion: Conversion): void {
  for (const { language, source, path } of conversion.variants) {
    const own = parametersOf(source);
    const object = objectAt(conversion.card, path);
    const base = object["vCardParams"];
    if (sameJson(own, base)) continue;
    addPatch(conversion, language, [...path, "vCardParams"], own ?? null);
  }
}

// Version 2.0: parameters are beside the card, by the path of the value.
function convertedProperties(conversion: Conversion): MutableObject | undefined {
  const converted: MutableObject = {};
  const bases = new Map<string, Based>();
  for (const { source, object, type, path } of conversion.entries) {
    const name = object["vCardName"];
    delete object["vCardName"];
    const parameters = parametersOf(source);
    const member = valueMember(source, type, object);
    bases.set(joinPath(path), { member, parameters });
    if (parameters === undefined && name === undefined) continue;
    setMember(converted, joinPath([...path, member]), vcardProperty(source, parameters));
  }
  for (const { source, path } of conversion.beside) {
    const parameters = parametersOf(source);
    const [first = "", member] = path;
    const key = member === "full" ? "name/full" : first;
    if (member !== undefined) bases.set(key, { member, parameters });
    if (parameters !== undefined) {
      setMember(converted, joinPath(path), vcardProperty(source, parameters));
    }
  }
  addVariantProperties(conversion, bases, converted);
  return Object.keys(converted).length === 0 ? undefined : converted;
}

/** The member that has the value of a property, and the parameters that are left of it. */
interface Based {
  readonly member: string;
  readonly parameters: JsonObject | undefined;
}

function addVariantProperties(
  { variants }: Conversion,
  bases: ReadonlyMap<string, Based>,
  converted: MutableObject,
): void {
  for (const { language, source, path, member } of variants) {
    const base = bases.get(joinPath(member === undefined ? path : [...path, member]));
    const own = parametersOf(source);
    if (base === undefined || sameJson(own, base.parameters)) continue;
    const place = ["localizations", language, joinPath([...path, base.member])];
    setMember(converted, joinPath(place), vcardProperty(source, own));
  }
}

function valueMember(source: Source, type: TypeName, object: MutableObject): string {
  if (source.name === "GEO") return "coordinates";
  if (source.name === "TZ") return "timeZone";
  const member = VALUE_MEMBERS[type] ?? "uri";
  if (object[member] !== undefined || type === "Relation") return member;
  return members(object).find(([name]) => name !== "@type" && name !== "kind")?.[0] ?? member;
}

function vcardProperty(source: Source, parameters: JsonObject | undefined): MutableObject {
  const property: MutableObject = { name: source.name.toLowerCase() };
  const { value, ...others }: JsonObject = parameters ?? {};
  const type: JsonValue | undefined = Array.isArray(value) ? value[0] : value;
  if (type !== undefined) property["valueType"] = type;
  if (Object.keys(others).length > 0) property["parameters"] = others;
  return property;
}
