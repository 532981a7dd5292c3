import {
  type Card,
  getProperties,
  type Property,
  sameName,
  splitComponents,
} from "@callingcard/vcard";
import { getValue } from "@callingcard/vcard/edit";
import { rawText } from "@callingcard/vcard/values";
import { readDraft, typeOf } from "./draft.ts";
import { plainText, withoutScheme } from "./plain-text.ts";
import { summarize } from "./summary.ts";

/** A line of a card that is shown. */
export interface ShownLine {
  /** What it is, such as `Phone, work`. */
  readonly label: string;
  readonly text: string;
  /** Where it leads; only of schemes that are safe to follow. */
  readonly link?: string;
}

/** A card as it is shown. */
export interface ShownCard {
  readonly name: string;
  /** Title and organization, nicknames: what stands below the name. */
  readonly details: readonly string[];
  readonly lines: readonly ShownLine[];
  readonly categories: readonly string[];
  /** What no line was made for, by its name. */
  readonly others: readonly ShownLine[];
}

/** Schemes that a link of a card may have: none of them runs anything here. */
const SAFE_SCHEMES = /^(?:https?|mailto|tel|sms|sips?|xmpp|geo):/i;

/** Longest text that is shown of a property that has no line of its own. */
const MAX_OTHER_LENGTH = 300;

/** Properties with a line, in the order of the lines. */
const LINES: readonly (readonly [name: string, label: string])[] = [
  ["TEL", "Phone"],
  ["EMAIL", "Email"],
  ["URL", "Web"],
  ["IMPP", "Chat"],
  ["SOCIALPROFILE", "Profile"],
  ["X-SOCIALPROFILE", "Profile"],
  ["ADR", "Address"],
  ["BDAY", "Birthday"],
  ["ANNIVERSARY", "Anniversary"],
  ["X-ANNIVERSARY", "Anniversary"],
  ["X-ABDATE", "Date"],
  ["RELATED", "Related"],
  ["X-ABRELATEDNAMES", "Related"],
  ["ROLE", "Role"],
  ["NOTE", "Note"],
];

/** Properties that are shown elsewhere, or that say nothing to people. */
const SILENT: readonly string[] =
  `VERSION UID REV PRODID FN N ORG TITLE NICKNAME CATEGORIES PHOTO LOGO SOUND KEY SORT-STRING X-ABLABEL X-ABADR
  CLIENTPIDMAP PROFILE X-ABSHOWAS KIND CREATED JSPROP LABEL`.split(/\s+/);

/**
 * Makes what is shown of a card.
 *
 * @param card The card.
 * @returns Texts alone: nothing of it is HTML.
 */
export function showCard(card: Card): ShownCard {
  const { texts } = readDraft(card);
  const organization = getValue(card, "ORG");
  const work = [texts.title, organization?.name ?? "", ...(organization?.units ?? [])];
  const shown = new Set([...LINES.map(([name]) => name), ...SILENT]);
  const { name } = summarize("", "", card);
  const details = [work.filter(Boolean).join(", "), texts.nickname && `“${texts.nickname}”`];
  return {
    name,
    details: details.filter((text) => text !== "" && text !== name),
    lines: LINES.flatMap(([property, label]) => linesOf(card, property, label)),
    categories: texts.categories.split(", ").filter(Boolean),
    others: card.properties
      .filter((property) => !shown.has(property.name.toUpperCase()))
      .map((property) => ({
        label: property.name.toUpperCase(),
        text: plainText(property).slice(0, MAX_OTHER_LENGTH),
      })),
  };
}

function linesOf(card: Card, name: string, label: string): ShownLine[] {
  return getProperties(card, name)
    .map((property) => ({ property, text: textOf(property).trim() }))
    .filter(({ text }) => text !== "")
    .map(({ property, text }) => {
      const type = typeOf(card, property);
      const link = linkOf(property, text);
      return {
        label: type === "" ? label : `${label}, ${type === "cell" ? "mobile" : type}`,
        text,
        ...(link !== undefined && { link }),
      };
    });
}

function textOf(property: Property): string {
  if (sameName(property.name, "ADR")) return addressText(property);
  if (sameName(property.name, "BDAY") || sameName(property.name, "ANNIVERSARY")) {
    return plainText(property).replace(/^(\d{4}|-)-?(\d{2})-?(\d{2})(?=$|T)/, "$1-$2-$3");
  }
  return withoutScheme(property);
}

function addressText(property: Property): string {
  const components = splitComponents(rawText(property)).map((items) => items.filter(Boolean));
  const [box = [], extended = [], street = [], town = [], region = [], code = [], country = []] =
    components;
  const lines = [[...box, ...extended, ...street].join(", "), [...code, ...town].join(" ")];
  return [...lines, region.join(", "), country.join(", ")].filter(Boolean).join("\n");
}

function linkOf(property: Property, text: string): string | undefined {
  const name = property.name.toUpperCase();
  if (name === "TEL") return `tel:${text.replaceAll(/[^\d+*#,;]/g, "")}`;
  if (name === "EMAIL")
    return /^[^\s@]+@[^\s@]+$/.test(text) ? `mailto:${encodeURI(text)}` : undefined;
  if (["ADR", "BDAY", "ANNIVERSARY", "NOTE", "ROLE"].includes(name)) return undefined;
  return SAFE_SCHEMES.test(text) ? text : undefined;
}
