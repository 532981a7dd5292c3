// Properties of which a card has one value, and the sets (RFC 9555 sections 2.4 to 2.11).

import { splitList } from "@callingcard/vcard";
import { rawText } from "@callingcard/vcard/values";
import { readTimestamp } from "../date-time.ts";
import { isLanguageTag, isUri, isVendorSpecific } from "../format.ts";
import { getMember, isObject, type MutableObject, setMember } from "../json.ts";
import { setOf } from "./common.ts";
import { type Conversion, keep, keepAlternate, keepUnit, note, objectAt } from "./conversion.ts";
import { addDifferences } from "./difference.ts";
import { type Source, takeTypes, takeValueType, textOf, uriOf, valueType } from "./source.ts";
import type { Unit } from "./units.ts";

/** How a property becomes a member of the card, or a part of one. */
export interface SingleRule {
  readonly name: string;
  readonly section: string;
  readonly convert: (unit: Unit, conversion: Conversion, section: string) => void;
}

/** The rules, by the name of the property. */
export const SINGLE_RULES: ReadonlyMap<string, SingleRule> = new Map(
  [
    rule("KIND", "2.4.2", scalar("kind", readKind)),
    rule("GRAMGENDER", "2.5.4", convertGender),
    rule("LANGUAGE", "2.7.4", scalar("language", readTag)),
    rule("CATEGORIES", "2.11.1", convertCategories),
    rule("CREATED", "2.11.3", scalar("created", readMoment)),
    rule("PRODID", "2.11.5", scalar("prodId", readText)),
    rule("REV", "2.11.6", scalar("updated", readMoment)),
    rule("UID", "2.11.8", scalar("uid", readUid)),
    rule("RELATED", "2.9.5", convertRelated),
  ].map((one) => [one.name, one]),
);

function rule(name: string, section: string, convert: SingleRule["convert"]): SingleRule {
  return { name, section: `RFC 9555 section ${section}`, convert };
}

/** Reads the value of a property; `undefined` for one that JSContact does not have. */
type Read = (source: Source, conversion: Conversion) => string | undefined;

function scalar(member: string, read: Read): SingleRule["convert"] {
  return (unit, conversion, section) => {
    const { base } = unit;
    const isTaken = conversion.card[member] !== undefined;
    const value = isTaken ? undefined : read(base, conversion);
    if (value === undefined) {
      keepUnit(conversion, unit, section, isTaken ? "another value" : "value of another form");
      return;
    }
    conversion.card[member] = value;
    conversion.beside.push({ source: base, path: [member] });
    for (const { source } of unit.alternates) keep(conversion, source, section, "another value");
  };
}

function readKind(source: Source): string | undefined {
  const kind = textOf(source).toLowerCase();
  const known = ["individual", "group", "org", "location", "device", "application"];
  if (!known.includes(kind) && !isVendorSpecific(kind)) return undefined;
  takeValueType(source, "text");
  return kind;
}

function readTag(source: Source): string | undefined {
  const tag = textOf(source);
  if (!isLanguageTag(tag)) return undefined;
  takeValueType(source, "language-tag");
  return tag;
}

function readText(source: Source): string | undefined {
  const text = textOf(source);
  if (text === "") return undefined;
  takeValueType(source, "text");
  return text;
}

function readUid(source: Source): string | undefined {
  const uid = valueType(source) === "uri" ? uriOf(source) : textOf(source);
  if (uid === "") return undefined;
  takeValueType(source, writtenType(uid, valueType(source)));
  return uid;
}

function readMoment(source: Source, conversion: Conversion): string | undefined {
  const reading = readTimestamp(textOf(source));
  if (reading === undefined) return undefined;
  const { utc, offset } = reading;
  if (offset !== "given") {
    note(conversion, {
      code: offset === "changed" ? "offset-changed" : "offset-assumed",
      property: source.name,
      section: "RFC 9555 section 2.2.2",
      reason: offset === "changed" ? "date-time is in UTC now" : "date-time was taken for UTC",
      lost: true,
    });
  }
  source.left.delete("value");
  return utc;
}

// The type that the way back writes. A text that is no URI, without VALUE, is what many programs write.
function writtenType(value: string, type: string): string {
  return isUri(value) ? "uri" : type === "uri" ? "uri" : "text";
}

function convertGender(unit: Unit, conversion: Conversion, section: string): void {
  const { base, alternates } = unit;
  const speakToAs = getMember(conversion.card, "speakToAs");
  const isTaken = isObject(speakToAs) && speakToAs["grammaticalGender"] !== undefined;
  const gender = readGender(base);
  if (gender === undefined || isTaken) {
    keepUnit(conversion, unit, section, isTaken ? "another value" : "value of another form");
    return;
  }
  const members = { grammaticalGender: gender };
  Object.assign(objectAt(conversion.card, ["speakToAs"]), members);
  conversion.beside.push({ source: base, path: ["speakToAs", "grammaticalGender"] });
  for (const { language, source } of alternates) {
    const other = readGender(source);
    if (other === undefined || source.left.size > 0) {
      keepAlternate(conversion, base, source, section);
    } else {
      const variant = { grammaticalGender: other };
      addDifferences(conversion, language, ["speakToAs"], { base: members, variant, source });
    }
  }
}

function readGender(source: Source): string | undefined {
  const gender = textOf(source).toLowerCase();
  const known = ["animate", "common", "feminine", "inanimate", "masculine", "neuter"];
  if (!known.includes(gender)) return undefined;
  takeValueType(source, "text");
  return gender;
}

function convertCategories(
  { base, alternates }: Unit,
  conversion: Conversion,
  section: string,
): void {
  for (const { source } of alternates) keepAlternate(conversion, base, source, section);
  const keywords = splitList(rawText(base.property)).filter((keyword) => keyword !== "");
  if (keywords.length === 0) {
    keep(conversion, base, section, "no keywords");
    return;
  }
  takeValueType(base, "text");
  const set = objectAt(conversion.card, ["keywords"]);
  const isRepeated = keywords.some((keyword) => getMember(set, keyword) !== undefined);
  if (isRepeated) tellRepeated(conversion, base, section);
  for (const keyword of keywords) setMember(set, keyword, true);
  // The set has no place for parameters: the property stays beside it, and tells which are its own.
  conversion.shadows.push(base);
}

/**
 * Converts MEMBER (RFC 9555 section 2.9.3). Only a group has members (RFC 9553 section 2.1.6).
 *
 * @param unit The property.
 * @param conversion The conversion, KIND being done.
 */
export function convertMember(unit: Unit, conversion: Conversion): void {
  const { base } = unit;
  const section = "RFC 9555 section 2.9.3";
  const uid = valueType(base) === "text" ? textOf(base) : uriOf(base);
  if (conversion.card["kind"] !== "group" || uid === "") {
    keep(conversion, base, section, uid === "" ? "no member" : "member of what is no group");
    return;
  }
  takeValueType(base, writtenType(uid, valueType(base)));
  const set = objectAt(conversion.card, ["members"]);
  if (getMember(set, uid) !== undefined) tellRepeated(conversion, base, section);
  setMember(set, uid, true);
  conversion.shadows.push(base);
}

/** TYPE values of RELATED (RFC 6350 section 6.6.6, RFC 9553 section 2.1.8). */
const RELATIONS: ReadonlyMap<string, string> = new Map(
  [
    "acquaintance",
    "agent",
    "child",
    "co-resident",
    "co-worker",
    "colleague",
    "contact",
    "crush",
    "date",
    "emergency",
    "friend",
    "kin",
    "me",
    "met",
    "muse",
    "neighbor",
    "parent",
    "sibling",
    "spouse",
    "sweetheart",
  ].map((type) => [type, type]),
);

function convertRelated({ base }: Unit, conversion: Conversion, section: string): void {
  const type = valueType(base);
  const key = type === "text" ? textOf(base) : uriOf(base);
  const related = objectAt(conversion.card, ["relatedTo"]);
  if (getMember(related, key) !== undefined) {
    keep(conversion, base, section, "another relation to the same");
    return;
  }
  takeValueType(base, isUri(key) ? "uri" : "text");
  const relation: MutableObject = { relation: setOf(takeTypes(base, RELATIONS)) };
  setMember(related, key, relation);
  conversion.entries.push({
    source: base,
    object: relation,
    type: "Relation",
    path: ["relatedTo", key],
  });
}

function tellRepeated(conversion: Conversion, source: Source, section: string): void {
  note(conversion, {
    code: "repeated",
    property: source.name,
    section,
    reason: "value that is there already",
    lost: true,
  });
}
