import { type Parameter, type Property, sameName } from "../card.ts";
import { escapeText } from "../text-value.ts";
import {
  decodeBase64,
  decodeProperty,
  encodeProperty,
  propertyUse,
  rawText,
  type Version,
} from "../values.ts";
import { carriedParameter, carryParameter, withoutCarried } from "./carry.ts";
import { change, type Draft, type Entry } from "./draft.ts";
import { typesOf, valueTypeOf, withoutParameters, withParameter } from "./parameters.ts";

const ENCODING = "ENCODING";

/** Words of ENCODING, and of VALUE, that stand without a name in vCard 2.1 (section 2.1.4.2). */
const ENCODINGS = ["7BIT", "8BIT", "QUOTED-PRINTABLE", "B", "BASE64"];
const VALUES = ["INLINE", "URL", "CONTENT-ID", "CID"];
const OCTETS = ["B", "BASE64"];

/** What a content line cannot have (RFC 6350 section 3.3, VALUE-CHAR); a line break can be escaped. */
// oxlint-disable-next-line no-control-regex -- control characters are what must not pass
const NO_VALUE_CHARACTERS = /[\x00-\x08\x0b-\x1f\x7f]/g;

const LINE_BREAKS = /\n/g;

/** Types whose values are texts with escapes. */
const TEXTS: readonly string[] = ["text", "phone-number"];

/**
 * Says what vCard 2.1 has its own forms for as 3.0 does: parameters without a name, quoted-printable, CHARSET,
 * ENCODING=BASE64, VALUE=URL, and texts in which a comma needs no backslash. Cards of 3.0 and 4.0 have these
 * too, by mistake.
 *
 * @param entry The property.
 * @param draft The card.
 * @param version The version that it is written in.
 */
export function modernize(entry: Entry, draft: Draft, version: Version): void {
  const { property } = entry;
  if (property === undefined) return;
  if (version === "2.1" && isSpoken(property)) {
    const name = `X-VCARD2-${property.name}`;
    const message = "a SOUND that is a text has no place but in vCard 2.1";
    const parameters = modernParameters(property);
    const value = rawText(property).replace(LINE_BREAKS, "\\n").replace(NO_VALUE_CHARACTERS, "");
    const carried = { ...property, name, parameters, value };
    change(draft, entry, carried, { code: "encoding", effect: "carried", message });
    entry.settled = true;
    return;
  }
  const isOld = property.parameters.some(isOldParameter);
  if (!isOld && !(version === "2.1" && hasComma(property))) return;
  const value = modernValue(property, version);
  const clean = value.replace(NO_VALUE_CHARACTERS, "");
  const parameters = modernParameters(property);
  const isLost = clean.length < value.length;
  change(
    draft,
    entry,
    { ...property, parameters, value: clean },
    {
      code: "encoding",
      effect: isLost ? "dropped" : "changed",
      message: isLost
        ? "control characters, which no content line can have, are left out"
        : "the value is text, or base64, and each parameter has its name",
    },
  );
}

// Whether SOUND tells how a name is said, as its default is in vCard 2.1 (section 2.7.3).
function isSpoken(property: Property): boolean {
  if (!sameName(property.name, "SOUND") || property.value === "") return false;
  return decodeProperty(property, "2.1").type === "text";
}

function isOldParameter({ name, values }: Parameter): boolean {
  if (values.length === 0 || sameName(name, "CHARSET")) return true;
  const [word = ""] = values;
  if (sameName(name, ENCODING)) return values.length > 1 || !sameName(word, "b");
  return sameName(name, "VALUE") && VALUES.some((value) => sameName(value, word));
}

// In vCard 2.1 a comma divides nothing.
function hasComma({ name, value }: Property): boolean {
  return value.includes(",") && propertyUse(name, "3.0")?.componentLists === true;
}

function encodingOf(property: Property): string | undefined {
  for (const { name, values } of property.parameters) {
    if (values.length === 0 && isWord(ENCODINGS, name)) return name;
    if (values.length > 0 && sameName(name, ENCODING)) return values[0];
  }
  return undefined;
}

function isWord(words: readonly string[], word: string): boolean {
  return words.some((known) => sameName(known, word));
}

function modernParameters(property: Property): Parameter[] {
  const bare = property.parameters.filter(({ values }) => values.length === 0);
  const isTyped = bare.some(({ name }) => isType(name));
  const types = isTyped ? typesOf(property) : [];
  const parameters: Parameter[] = isTyped ? [{ name: "TYPE", values: types }] : [];
  for (const { name } of bare) {
    if (isWord(VALUES.slice(1), name)) parameters.push({ name: "VALUE", values: ["uri"] });
  }
  for (const parameter of property.parameters) {
    const { name, values } = parameter;
    const isDone =
      values.length === 0 ||
      sameName(name, ENCODING) ||
      sameName(name, "CHARSET") ||
      (isTyped && sameName(name, "TYPE"));
    if (isDone) continue;
    if (sameName(name, "VALUE") && isWord(VALUES, values[0] ?? "")) {
      if (isWord(VALUES.slice(1), values[0] ?? "")) parameters.push({ name, values: ["uri"] });
      continue;
    }
    parameters.push(parameter);
  }
  if (isOctets(property) && !isTextIn(property)) {
    parameters.push({ name: ENCODING, values: ["b"] });
  }
  return parameters;
}

function isType(word: string): boolean {
  return word !== "" && !isWord(ENCODINGS, word) && !isWord(VALUES, word);
}

function isOctets(property: Property): boolean {
  return isWord(OCTETS, encodingOf(property) ?? "");
}

// Whether a property in base64 can have nothing but a text.
function isTextIn({ name }: Property): boolean {
  const use = propertyUse(name, "3.0");
  return use !== undefined && !name.toUpperCase().startsWith("X-") && !use.types.includes("binary");
}

function modernValue(property: Property, version: Version): string {
  const { name } = property;
  if (isOctets(property)) {
    if (!isTextIn(property)) return property.value;
    const octets = decodeBase64(property.value);
    return octets === undefined ? property.value : escapeText(new TextDecoder().decode(octets));
  }
  const use = propertyUse(name, version);
  const target = version === "2.1" ? "3.0" : version;
  const isText = use !== undefined && (use.shape !== "single" || isTextual(property, use.types[0]));
  // What is between the semicolons of a position, or in a date, needs no backslash.
  if (!isText || use.types[0] === "float") return rawText(property).replace(LINE_BREAKS, "\\n");
  const { group } = property;
  const decoded = decodeProperty(property, version);
  return encodeProperty({ group, name, parameters: [] }, decoded, target).value;
}

function isTextual(property: Property, usual: string | undefined): boolean {
  return TEXTS.includes(valueTypeOf(property) ?? usual ?? "");
}

/**
 * Octets in properties that no RFC knows: base64 with ENCODING in 3.0, a `data:` URI in 4.0, which has no
 * ENCODING.
 *
 * @param entry The property.
 * @param draft The card.
 */
export function convertUnknownOctets(entry: Entry, draft: Draft): void {
  const { property } = entry;
  if (property === undefined) return;
  const message = "the octets are written as the version has them";
  const note = { code: "encoding", effect: "changed", message } as const;
  if (draft.to === "4.0") {
    if (!isOctets(property)) return;
    const plain = withoutParameters(property, ENCODING);
    const noted = carryParameter(plain, "3.0", ENCODING, ["b"]);
    const value = `data:application/octet-stream;base64,${property.value.replace(/\s/g, "")}`;
    change(draft, entry, { ...noted, value }, note);
    return;
  }
  if (carriedParameter(property, "3.0", ENCODING) === undefined) return;
  const match = /^data:[^,]*;base64,/i.exec(property.value);
  if (match === null) return;
  const plain = withoutCarried(property, "3.0", ENCODING);
  const value = property.value.slice(match[0].length);
  change(draft, entry, { ...withParameter(plain, ENCODING, ["b"]), value }, note);
}
