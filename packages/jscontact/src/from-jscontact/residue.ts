import { escapeText, type Property } from "@callingcard/vcard";
import type { JsContactCard } from "../card.ts";
import {
  getMember,
  isArray,
  isObject,
  type JsonObject,
  type JsonValue,
  members,
  sameJson,
} from "../json.ts";
import { localizeJsContact } from "../localize.ts";
import type { ConversionNote } from "../note.ts";
import { applyPatch } from "../patch.ts";
import { joinPath } from "../pointer.ts";
import { TYPE_RULES } from "../schema.ts";
import { isWritable } from "./writable.ts";

const SECTION = "RFC 9555 section 3.2.1";

/** Members of which vCard has its own record. */
const OF_VCARD: ReadonlySet<string> = new Set([
  "vCard",
  "vCardName",
  "vCardParams",
  "vCardProps",
  "@type",
  "version",
]);

/**
 * Writes as JSPROP what the properties do not say (RFC 9555 section 3.2.1): each property of the card
 * that is missing, or other, in the card that they would be read as.
 *
 * @param card The card.
 * @param back The card that the properties say.
 * @param notes The report.
 * @returns The JSPROP properties.
 */
export function residue(
  card: JsContactCard,
  back: JsContactCard,
  notes: ConversionNote[],
): Property[] {
  const patches = new Map<string, JsonValue>();
  const { localizations = {}, ...rest } = card;
  const { localizations: backLocalizations, ...backRest } = back;
  const comparison = { patches, isCounted: countsComponents(card) };
  compareObjects(rest, backRest, [], comparison);
  const patched = applyPatch(backRest, Object.fromEntries(patches)) ?? backRest;
  const same = { ...patched, localizations: backLocalizations } as JsContactCard;
  const others = localizationResidue(card, same);
  if (others.length > 0 && backLocalizations === undefined) {
    patches.set("localizations", localizations);
  } else {
    for (const tag of others) {
      patches.set(joinPath(["localizations", tag]), localizations[tag] ?? {});
    }
  }
  for (const [name, value] of members(rest)) if (value === null) notes.push(nullNote(name));
  return [...patches].map(([path, value]) => {
    notes.push({
      code: "kept-in-jsprop",
      property: "JSPROP",
      pointer: `/${path}`,
      section: SECTION,
      reason: "property without a counterpart",
      lost: false,
    });
    return {
      group: undefined,
      name: "JSPROP",
      parameters: [{ name: "JSPTR", values: [path] }],
      value: escapeText(jsonText(value)),
    };
  });
}

function nullNote(name: string): ConversionNote {
  return {
    code: "no-null",
    pointer: `/${joinPath([name])}`,
    section: SECTION,
    reason: "null of a property of the card, which JSPROP would remove",
    lost: true,
  };
}

// JSON escapes all control characters but one that no content line can carry.
function jsonText(value: JsonValue): string {
  return JSON.stringify(value).replaceAll("\u007f", "\\u007f");
}

/** What two cards are compared by. */
interface Comparison {
  /** What the second card has to get, by its path. */
  readonly patches: Map<string, JsonValue>;

  /** Whether a localization tells components by their places, so that these have to stay. */
  readonly isCounted: boolean;
}

function countsComponents({ localizations = {} }: JsContactCard): boolean {
  return Object.values(localizations).some((patch) =>
    Object.keys(patch ?? {}).some((path) => path.includes("components/")),
  );
}

function compareObjects(
  object: JsonObject,
  back: JsonObject,
  path: readonly string[],
  comparison: Comparison,
): void {
  const { patches, isCounted } = comparison;
  // Without isOrdered the order of components says nothing (RFC 9553 sections 2.2.1.1 and 2.5.1.1).
  const isFree = !isCounted && object["isOrdered"] !== true && back["isOrdered"] !== true;
  const before = patches.size;
  for (const [name, value] of members(object)) {
    if (OF_VCARD.has(name) || isDefault(name, value, object)) continue;
    const other = getMember(back, name);
    const place = [...path, name];
    if (isObject(value) && isObject(other)) compareObjects(value, other, place, comparison);
    else if (isFree && name === "components" && sameJson(inOneOrder(value), inOneOrder(other))) {
      continue;
    } else if (!sameJson(withoutTypes(value), withoutTypes(other))) {
      if (!isWritable(name) || value === null) {
        // No parameter can carry such a path, and to set null is to remove: the whole object goes.
        if (path.length === 0) continue;
        for (const key of [...patches.keys()].slice(before)) patches.delete(key);
        patches.set(joinPath(path), object);
        return;
      }
      patches.set(joinPath(place), value);
    }
  }
  // A member that nobody set: of an object, not of the card and its maps, where what `vCardProps` has may
  // have become something.
  if (path.length === 0 || (path.length === 1 && path[0] !== "name")) return;
  for (const [name] of members(back)) {
    const isSet = getMember(object, name) !== undefined;
    const isOther = !isSet && !OF_VCARD.has(name) && !isDefault(name, back[name] ?? null, back);
    if (isOther) patches.set(joinPath([...path, name]), null);
  }
}

// Whether a member says what its absence says too.
function isDefault(name: string, value: JsonValue, object: JsonObject): boolean {
  if (name === "isOrdered") return value === false;
  if (name === "relation") return isObject(value) && members(value).length === 0;
  return name === "kind" && value === "title" && object["value"] === undefined;
}

// Components without what is implied, by kind and value.
function inOneOrder(value: JsonValue | undefined): JsonValue | undefined {
  const components = withoutTypes(value);
  if (!isArray(components)) return components;
  const keyed = components.map((component) => {
    const { kind = null, value: text = null } = isObject(component) ? component : {};
    return { key: JSON.stringify([kind, text]), component };
  });
  return keyed
    .toSorted((left, right) => (left.key < right.key ? -1 : Number(left.key > right.key)))
    .map(({ component }) => component);
}

// Arrays without what is implied: the types of their objects.
function withoutTypes(value: JsonValue | undefined): JsonValue | undefined {
  if (Array.isArray(value)) {
    return (value as readonly JsonValue[]).map((item) => withoutTypes(item) ?? null);
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(
    members(value)
      .filter(
        ([name, member]) =>
          name !== "@type" || typeof member !== "string" || !TYPE_RULES.has(member),
      )
      .map(([name, member]) => [name, withoutTypes(member)]),
  );
}

// The languages in which the two cards are not the same.
function localizationResidue(card: JsContactCard, back: JsContactCard): string[] {
  return Object.keys(card.localizations ?? {}).filter((tag) => {
    const [own, other] = [localizeJsContact(card, tag), localizeJsContact(back, tag)];
    if (own === undefined || other === undefined) return true;
    const comparison = { patches: new Map(), isCounted: countsComponents(card) };
    compareObjects({ ...own, language: tag }, { ...other, language: tag }, [], comparison);
    return comparison.patches.size > 0;
  });
}
