import {
  type Card,
  getProperties,
  getProperty,
  parameterValues,
  type Property,
  splitComponents,
  splitList,
} from "@callingcard/vcard";
import { labelOf } from "@callingcard/vcard/edit";
import { type Binary, rawText } from "@callingcard/vcard/values";
import { plainText, withoutScheme } from "./plain-text.ts";

/** The fields of a form that have one text each. */
export interface DraftTexts {
  readonly prefixes: string;
  readonly given: string;
  readonly additional: string;
  readonly family: string;
  readonly suffixes: string;
  /** FN. */
  readonly fullName: string;
  /** NICKNAME, with commas between. */
  readonly nickname: string;
  readonly organization: string;
  /** The first unit of ORG. */
  readonly unit: string;
  readonly title: string;
  /** BDAY, such as `1990-04-15` or `--04-15`. */
  readonly birthday: string;
  /** CATEGORIES, with commas between. */
  readonly categories: string;
  readonly note: string;
}

/** What a property that a card may have several times has in a form. */
export interface DraftRow {
  /** The property it was read from; `undefined` for a new one. */
  readonly property: Property | undefined;
  /** The place that it belongs to, such as `home`; empty for none. */
  readonly type: string;
  readonly value: string;
}

/** A row with the parts of an address. */
export interface DraftAddress {
  readonly property: Property | undefined;
  readonly type: string;
  readonly street: string;
  readonly locality: string;
  readonly region: string;
  readonly postalCode: string;
  readonly country: string;
}

/** What is to become of the picture. */
export type DraftPhoto =
  | { readonly kind: "keep" }
  | { readonly kind: "remove" }
  | { readonly kind: "set"; readonly photo: Binary };

/** A card as a form shows it. */
export interface Draft {
  readonly texts: DraftTexts;
  readonly phones: readonly DraftRow[];
  readonly emails: readonly DraftRow[];
  readonly urls: readonly DraftRow[];
  readonly addresses: readonly DraftAddress[];
  readonly photo: DraftPhoto;
}

/** Names of the properties that have rows. */
export const ROW_PROPERTIES = { phones: "TEL", emails: "EMAIL", urls: "URL" } as const;

/** Types that a row can be given; others that it has stay. */
export const ROW_TYPES = ["cell", "home", "work"] as const;

/**
 * Reads a card into a form.
 *
 * @param card The card.
 * @returns The form; only with this card itself can it be applied.
 */
export function readDraft(card: Card): Draft {
  return {
    texts: readTexts(card),
    phones: rowsOf(card, "TEL"),
    emails: rowsOf(card, "EMAIL"),
    urls: rowsOf(card, "URL"),
    addresses: getProperties(card, "ADR").map(addressOf),
    photo: { kind: "keep" },
  };
}

/**
 * Tells what a person calls a property: its label, or its type.
 *
 * @param card The card.
 * @param property A property of it.
 * @returns Such as `work`; empty where nothing is said.
 */
export function typeOf(card: Card, property: Property): string {
  return labelOf(card, property) ?? rowType(property);
}

function readTexts(card: Card): DraftTexts {
  const [family, given, additional, prefixes, suffixes] = componentsOf(card, "N");
  const [organization, unit] = componentsOf(card, "ORG");
  return {
    prefixes: prefixes ?? "",
    given: given ?? "",
    additional: additional ?? "",
    family: family ?? "",
    suffixes: suffixes ?? "",
    fullName: textOf(card, "FN"),
    nickname: listOf(card, "NICKNAME"),
    organization: organization ?? "",
    unit: unit ?? "",
    title: textOf(card, "TITLE"),
    birthday: readableDate(textOf(card, "BDAY")),
    categories: listOf(card, "CATEGORIES"),
    note: textOf(card, "NOTE"),
  };
}

function textOf(card: Card, name: string): string {
  const property = getProperty(card, name);
  return property === undefined ? "" : plainText(property);
}

function listOf(card: Card, name: string): string {
  const items = getProperties(card, name).flatMap((property) => splitList(rawText(property)));
  return items.filter(Boolean).join(", ");
}

function componentsOf(card: Card, name: string): readonly string[] {
  const property = getProperty(card, name);
  if (property === undefined) return [];
  return splitComponents(rawText(property)).map((items) => items.join(", "));
}

// `19900415` as `1990-04-15`, `--0415` as `--04-15`; the rest stays.
function readableDate(text: string): string {
  return text.replace(/^(\d{4}|-)-?(\d{2})-?(\d{2})(?=$|T)/, "$1-$2-$3");
}

function rowsOf(card: Card, name: string): DraftRow[] {
  return getProperties(card, name).map((property) => ({
    property,
    type: rowType(property),
    value: withoutScheme(property),
  }));
}

function rowType(property: Property): string {
  const types = parameterValues(property, "TYPE").map((type) => type.trim().toLowerCase());
  return ROW_TYPES.find((type) => types.includes(type)) ?? "";
}

function addressOf(property: Property): DraftAddress {
  const components = splitComponents(rawText(property)).map((items) => items.join(", "));
  const [, , street = "", locality = "", region = "", postalCode = "", country = ""] = components;
  return { property, type: rowType(property), street, locality, region, postalCode, country };
}
