import type { Card, Property } from "@callingcard/vcard";
import { convertCard } from "@callingcard/vcard/convert";
import { versionOf } from "@callingcard/vcard/values";
import type { JsContactCard, JsContactVersion } from "../card.ts";
import type { ConversionNote } from "../note.ts";
import { addKept, assembleCard } from "./assemble.ts";
import { type Conversion, keep, keepUnit, note, reserveId } from "./conversion.ts";
import { convertEntry } from "./entries.ts";
import { ENTRY_RULES } from "./entry-rules.ts";
import { applyJsprops } from "./jsprop.ts";
import { convertLabels, convertOrganizationLinks, keepGroups } from "./links.ts";
import { madeUid } from "./made-uid.ts";
import { convertName } from "./name-property.ts";
import { convertGeography, convertPlaces } from "./places.ts";
import { convertMember, SINGLE_RULES } from "./single-properties.ts";
import { type Source, sourceOf, textOf } from "./source.ts";
import { inferLanguage, type Unit, unitsOf } from "./units.ts";

/** What converting a vCard takes. */
export interface ToJsContactOptions {
  /**
   * Version of the card to make. `1.0`, the default, is RFC 9553 and RFC 9555: `uid` is always there,
   * and what has no place in JSContact is in `vCardProps`, `vCardParams` and `vCardName`. `2.0` is RFC
   * 9982 and draft-ietf-calext-rfc9555bis: `uid` may be absent, and `vCard` has the rest.
   */
  readonly version?: JsContactVersion;

  /** The uid of a card that has no UID, in version 1.0. Default: a hash of the card. */
  readonly uid?: string;
}

/** A JSContact card, and what became of what has no place in it. */
export interface ToJsContactResult {
  readonly card: JsContactCard;
  readonly report: readonly ConversionNote[];
}

/**
 * Converts a vCard to a JSContact card (RFC 9555 section 2). A card of version 2.1 or 3.0 becomes one
 * of 4.0 first.
 *
 * @param card The vCard.
 * @param options The version to make.
 * @returns The card, which is valid whatever the vCard is, and the report.
 * @example
 * toJsContact(parseCard("BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ada\r\nEND:VCARD\r\n")).card.name?.full; // "Ada"
 */
export function toJsContact(card: Card, options: ToJsContactOptions = {}): ToJsContactResult {
  const notes: ConversionNote[] = [];
  const current = currentCard(card, notes);
  const sources = current.properties
    .map((property) => wellFormed(property, notes))
    .map(sourceOf)
    .filter(({ name }) => name !== "VERSION" && name !== "BEGIN" && name !== "END");
  const conversion: Conversion = {
    version: options.version ?? "1.0",
    card: {},
    language: languageOf(sources, notes),
    entries: [],
    kept: new Set(),
    patches: new Map(),
    ids: new Map(),
    beside: [],
    shadows: [],
    variants: [],
    notes,
  };
  convertSources(sources, conversion);
  if (conversion.card["uid"] === undefined && conversion.version === "1.0") {
    conversion.card["uid"] = options.uid ?? madeUid(card);
    note(conversion, {
      code: "uid-made",
      pointer: "/uid",
      section: "RFC 9555 section 2.1.1",
      reason: "card has no UID",
    });
  }
  const jsprops = sources.filter(({ name }) => name === "JSPROP");
  const patched = applyJsprops(assembleCard(conversion), jsprops, conversion);
  addKept(
    patched,
    jsprops.filter((source) => conversion.kept.has(source)),
  );
  return { card: patched as unknown as JsContactCard, report: notes };
}

// Octets that were not UTF-8 are halves of surrogate pairs in a card, and nothing in JSON.
function wellFormed(property: Property, notes: ConversionNote[]): Property {
  const { value, parameters } = property;
  const areWellFormed = parameters.every(({ values }) => values.every((one) => one.isWellFormed()));
  if (value.isWellFormed() && areWellFormed) return property;
  notes.push({
    code: "octets-replaced",
    property: property.name.toUpperCase(),
    section: "RFC 6350 section 3.1",
    reason: "octets that are not UTF-8",
    lost: true,
  });
  return {
    ...property,
    value: value.toWellFormed(),
    parameters: parameters.map(({ name, values }) => ({
      name,
      values: values.map((one) => one.toWellFormed()),
    })),
  };
}

function currentCard(card: Card, notes: ConversionNote[]): Card {
  if (versionOf(card) === "4.0") return card;
  const converted = convertCard(card, "4.0");
  for (const { property, message, lost, effect } of converted.report) {
    if (effect !== "dropped" && !lost) continue;
    notes.push({
      code: "vcard-version",
      property: property.name.toUpperCase(),
      section: "RFC 6350",
      reason: message,
      lost,
    });
  }
  return converted.card;
}

function languageOf(sources: readonly Source[], notes: ConversionNote[]): string | undefined {
  const given = sources.find(({ name }) => name === "LANGUAGE");
  if (given !== undefined) return textOf(given);
  const inferred = inferLanguage(sources);
  if (inferred !== undefined) {
    notes.push({
      code: "language-inferred",
      pointer: "/language",
      section: "RFC 9555 section 2.3.11",
      reason: "language of most properties with LANGUAGE",
      lost: false,
    });
  }
  return inferred;
}

function convertSources(sources: readonly Source[], conversion: Conversion): void {
  const { card, language } = conversion;
  const units = unitsOf(sources, language);
  for (const { base } of units) {
    const collection = ENTRY_RULES.get(base.name)?.collection.join("/");
    if (collection !== undefined) reserveId(conversion, collection, base);
    if (base.name === "GEO" || base.name === "TZ") reserveId(conversion, "addresses", base);
  }
  const late = new Map<string, Unit[]>();
  for (const unit of units) {
    const { name } = unit.base;
    const entryRule = ENTRY_RULES.get(name);
    const singleRule = SINGLE_RULES.get(name);
    if (entryRule !== undefined) convertEntry(unit, entryRule, conversion);
    else if (singleRule !== undefined) singleRule.convert(unit, conversion, singleRule.section);
    else if (LATE.has(name)) addTo(late, name, unit);
    else keepUnit(conversion, unit, "RFC 9555 section 2.15.1", "property without a counterpart");
  }
  if (language !== undefined) card["language"] ??= language;
  const lateUnits = (name: string): readonly Unit[] => late.get(name) ?? [];
  convertName(conversion, lateUnits("N"), lateUnits("FN"));
  for (const unit of lateUnits("MEMBER")) convertMember(unit, conversion);
  convertPlaces([...lateUnits("BIRTHPLACE"), ...lateUnits("DEATHPLACE")], conversion);
  convertGeography([...lateUnits("GEO"), ...lateUnits("TZ")], conversion);
  const labels = lateUnits("X-ABLABEL").map(({ base }) => base);
  const labelled = convertLabels(labels, conversion);
  keepGroups(sources, labelled, convertOrganizationLinks(conversion));
  for (const source of conversion.shadows) {
    if (source.left.size > 0) {
      keep(
        conversion,
        source,
        "RFC 9555 section 2.15",
        "parameters that JSContact has no place for",
      );
    }
  }
}

/** Properties that are converted when others have been. */
const LATE: ReadonlySet<string> = new Set([
  "N",
  "FN",
  "MEMBER",
  "BIRTHPLACE",
  "DEATHPLACE",
  "GEO",
  "TZ",
  "X-ABLABEL",
  "JSPROP",
]);

function addTo(late: Map<string, Unit[]>, name: string, unit: Unit): void {
  const found = late.get(name);
  if (found === undefined) late.set(name, [unit]);
  else found.push(unit);
}
