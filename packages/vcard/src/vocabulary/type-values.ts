import { propertyDefinition } from "./property-definitions.ts";
import type { Version } from "./property-use.ts";

/** Words of TYPE by version and property; `*` is any other property of 4.0 that can have TYPE. */
const TYPE_VALUES = {
  // RFC 6350 sections 5.6, 6.4.1 and 6.6.6, RFC 7852 (main-number), RFC 9554 section 5.
  "4.0": {
    "*": ["work", "home"],
    ADR: ["work", "home", "billing", "delivery"],
    TEL: [
      "work",
      "home",
      "text",
      "voice",
      "fax",
      "cell",
      "video",
      "pager",
      "textphone",
      "main-number",
    ],
    RELATED: [
      "work",
      "home",
      "contact",
      "acquaintance",
      "friend",
      "met",
      "co-worker",
      "colleague",
      "co-resident",
      "neighbor",
      "child",
      "parent",
      "sibling",
      "spouse",
      "kin",
      "muse",
      "crush",
      "date",
      "sweetheart",
      "me",
      "agent",
      "emergency",
    ],
  },
  // RFC 2426 section 3, RFC 4770 section 1.
  "3.0": {
    ADR: ["dom", "intl", "postal", "parcel", "home", "work", "pref"],
    LABEL: ["dom", "intl", "postal", "parcel", "home", "work", "pref"],
    TEL: [
      "home",
      "work",
      "pref",
      "voice",
      "fax",
      "msg",
      "cell",
      "pager",
      "bbs",
      "modem",
      "car",
      "isdn",
      "video",
      "pcs",
    ],
    EMAIL: ["internet", "x400", "pref"],
    IMPP: ["personal", "business", "home", "work", "mobile", "pref"],
    PHOTO: ["jpeg", "gif", "png", "tiff", "bmp"],
    LOGO: ["jpeg", "gif", "png", "tiff", "bmp"],
    SOUND: ["basic", "wave"],
    KEY: ["x509", "pgp"],
    FBURL: ["pref"],
    CAPURI: ["pref"],
    CALADRURI: ["pref"],
    CALURI: ["pref"],
  },
  // vCard 2.1 sections 2.2.3, 2.3.1, 2.4.1, 2.4.2, 2.7.3 and 2.8.1.
  "2.1": {
    ADR: ["dom", "intl", "postal", "parcel", "home", "work"],
    LABEL: ["dom", "intl", "postal", "parcel", "home", "work"],
    TEL: [
      "pref",
      "work",
      "home",
      "voice",
      "fax",
      "msg",
      "cell",
      "pager",
      "bbs",
      "modem",
      "car",
      "isdn",
      "video",
    ],
    EMAIL: [
      "aol",
      "applelink",
      "attmail",
      "cis",
      "eworld",
      "internet",
      "ibmmail",
      "mcimail",
      "powershare",
      "prodigy",
      "tlx",
      "x400",
    ],
    PHOTO: [
      "gif",
      "cgm",
      "wmf",
      "bmp",
      "met",
      "pmb",
      "dib",
      "pict",
      "tiff",
      "ps",
      "pdf",
      "jpeg",
      "mpeg",
      "mpeg2",
      "avi",
      "qtime",
    ],
    LOGO: [
      "gif",
      "cgm",
      "wmf",
      "bmp",
      "met",
      "pmb",
      "dib",
      "pict",
      "tiff",
      "ps",
      "pdf",
      "jpeg",
      "mpeg",
      "mpeg2",
      "avi",
      "qtime",
    ],
    SOUND: ["wave", "pcm", "aiff"],
    KEY: ["x509", "pgp"],
  },
} as const;

const WORDS: Readonly<Record<Version, ReadonlyMap<string, readonly string[]>>> = {
  "2.1": new Map<string, readonly string[]>(Object.entries(TYPE_VALUES["2.1"])),
  "3.0": new Map<string, readonly string[]>(Object.entries(TYPE_VALUES["3.0"])),
  "4.0": new Map<string, readonly string[]>(Object.entries(TYPE_VALUES["4.0"])),
};

/** A word of TYPE in a property of a version; the vocabulary is open at its end. */
export type TypeWord<V extends Version, Name extends string> =
  | (Name extends keyof (typeof TYPE_VALUES)[V]
      ? (typeof TYPE_VALUES)[V][Name] extends readonly (infer Word)[]
        ? Word
        : never
      : V extends "4.0"
        ? (typeof TYPE_VALUES)["4.0"]["*"][number]
        : never)
  | (string & {});

/**
 * Gives the words that TYPE has in a property. The list is open: any other word may come.
 *
 * @param property Name of the property, in any case.
 * @param version The version of the card.
 * @returns The words in lower case; empty where TYPE has no meaning.
 */
export function typeValues(property: string, version: Version): readonly string[] {
  const definition = propertyDefinition(property);
  if (definition === undefined) return [];
  const words = WORDS[version];
  const special = words.get(definition.name);
  if (special !== undefined) return special;
  const takesType = definition.uses[version]?.parameters.includes("TYPE") === true;
  return takesType ? (words.get("*") ?? []) : [];
}
