// What properties of an object depend on beside their own values (RFC 9553 section 2).

import { isDay } from "./format.ts";
import { getMember, isArray, isObject, type JsonObject, type JsonValue } from "./json.ts";
import type { JsContactErrorCode } from "./problem.ts";
import type { TypeName } from "./schema.ts";

/** One dependency that does not hold. */
export interface BrokenDependency {
  readonly code: JsContactErrorCode;

  /** The property that must go; `undefined` where the object as a whole is wrong. */
  readonly property: string | undefined;
  readonly reason: string;
  readonly section: string;
}

type Dependency = (object: JsonObject) => BrokenDependency[];

const DEPENDENCIES: ReadonlyMap<TypeName, Dependency> = new Map<TypeName, Dependency>([
  ["Card", cardDependencies],
  ["Name", nameDependencies],
  ["Address", addressDependencies],
  ["PartialDate", dateDependencies],
  ["Organization", oneOfThese("2.2.3", "name", "units")],
  ["SpeakToAs", oneOfThese("2.2.4", "grammaticalGender", "pronouns")],
  ["OnlineService", oneOfThese("2.3.2", "uri", "user")],
  ["Author", oneOfThese("2.8.3", "name", "uri")],
]);

/**
 * Checks what the properties of an object, each valid by itself, ask of each other.
 *
 * @param type The type of the object.
 * @param object The object.
 * @returns What does not hold.
 */
export function brokenDependencies(type: TypeName, object: JsonObject): BrokenDependency[] {
  return DEPENDENCIES.get(type)?.(object) ?? [];
}

function oneOfThese(section: string, ...names: string[]): Dependency {
  return (object) =>
    names.some((name) => getMember(object, name) !== undefined)
      ? []
      : [whole("missing-property", `neither ${names.join(" nor ")}`, section)];
}

function cardDependencies(card: JsonObject): BrokenDependency[] {
  const broken: BrokenDependency[] = [];
  if (card["@type"] === undefined) {
    broken.push(whole("missing-property", "card has no @type", "1.3.4"));
  }
  if (card["uid"] === undefined && card["version"] === "1.0") {
    broken.push(whole("missing-property", "card of version 1.0 has no uid", "2.1.9"));
  }
  if (card["members"] !== undefined && card["kind"] !== "group") {
    broken.push(without("members", "members of what is not a group", "2.1.6"));
  }
  return broken;
}

function nameDependencies(name: JsonObject): BrokenDependency[] {
  const broken = componentDependencies(name, "2.2.1");
  if (name["components"] === undefined && name["full"] === undefined) {
    broken.push(whole("missing-property", "neither components nor full", "2.2.1.1"));
  }
  const kinds = kindsOf(name["components"]);
  const { sortAs } = name;
  if (isObject(sortAs) && !Object.keys(sortAs).every((kind) => kinds.includes(kind))) {
    broken.push(without("sortAs", "sortAs of a kind that no component has", "2.2.1.1"));
  }
  return broken;
}

function addressDependencies(address: JsonObject): BrokenDependency[] {
  const broken = componentDependencies(address, "2.5.1");
  const names = ["components", "coordinates", "countryCode", "full", "timeZone"];
  return [...broken, ...oneOfThese("2.5.1.1", ...names)(address)];
}

// What names and addresses have in common.
function componentDependencies(object: JsonObject, section: string): BrokenDependency[] {
  const { components } = object;
  const kinds = kindsOf(components);
  const isOrdered = object["isOrdered"] === true;
  const broken: BrokenDependency[] = [];
  if (components !== undefined && kinds.every((kind) => kind === "separator")) {
    broken.push(without("components", "components that are all separators", `${section}.1`));
  }
  if (object["defaultSeparator"] !== undefined && (!isOrdered || components === undefined)) {
    const reason = "defaultSeparator without ordered components";
    broken.push(without("defaultSeparator", reason, `${section}.1`));
  }
  if (!isOrdered && kinds.includes("separator")) {
    broken.push(without("components", "separator in unordered components", `${section}.2`));
  }
  if (kinds.some((kind, index) => kind === "separator" && kinds[index + 1] === "separator")) {
    broken.push(without("components", "two separators in a row", `${section}.2`));
  }
  const hasPhonetic =
    isArray(components) &&
    components.some((component) => isObject(component) && component["phonetic"] !== undefined);
  const hasSystem =
    object["phoneticSystem"] !== undefined || object["phoneticScript"] !== undefined;
  if (hasPhonetic && !hasSystem) {
    const reason = "phonetic without phoneticSystem and phoneticScript";
    broken.push(without("components", reason, "1.5.4"));
  }
  return broken;
}

function dateDependencies(date: JsonObject): BrokenDependency[] {
  const { year, month, day } = date;
  if (month === undefined) {
    if (day !== undefined) return [whole("missing-property", "day without month", "2.8.1")];
    return year === undefined ? [whole("missing-property", "date without year", "2.8.1")] : [];
  }
  if (year === undefined && day === undefined) {
    return [whole("missing-property", "month without year and day", "2.8.1")];
  }
  if (typeof month !== "number" || typeof day !== "number") return [];
  return isDay(typeof year === "number" ? year : undefined, month, day)
    ? []
    : [whole("out-of-range", "day that the month does not have", "2.8.1")];
}

function kindsOf(components: JsonValue | undefined): (JsonValue | undefined)[] {
  if (!isArray(components)) return [];
  return components.map((component) => (isObject(component) ? component["kind"] : undefined));
}

function whole(code: JsContactErrorCode, reason: string, section: string): BrokenDependency {
  return { code, property: undefined, reason, section: `RFC 9553 section ${section}` };
}

function without(property: string, reason: string, section: string): BrokenDependency {
  const code = "conflicting-property";
  return { code, property, reason, section: `RFC 9553 section ${section}` };
}
