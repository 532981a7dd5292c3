import type { Version } from "./property-use.ts";
import { upperCaseName } from "./upper-case-name.ts";

/** What one value of a parameter is. */
export type ParameterType =
  | "text"
  | "language-tag"
  | "integer"
  | "uri"
  | "media-type"
  | "pid"
  | "boolean"
  | "timestamp"
  | "script"
  | "prop-id"
  | "value-type"
  | "country";

/** A parameter and what it can have. */
export interface ParameterDefinition {
  /** Name in upper case. */
  readonly name: string;

  /** The versions that have it. */
  readonly versions: readonly Version[];

  /** What one of its values is. */
  readonly type: ParameterType;

  /** Whether it has several values, divided by bare commas. */
  readonly isList: boolean;

  /** Words that it can have, in lower case; empty where there are none to name. For TYPE: `typeValues`. */
  readonly values: readonly string[];

  /** Whether other words than `values` are wrong. */
  readonly isClosed: boolean;

  /** Properties that it is for, in upper case; `undefined` for any. */
  readonly properties: readonly string[] | undefined;

  /** Where it is defined, as `RFC 6350 section 5.1`. */
  readonly section: string;
}

const ALL: readonly Version[] = ["2.1", "3.0", "4.0"];
const RECENT: readonly Version[] = ["4.0"];

const VALUE_TYPES_4 =
  "text uri date time date-time date-and-or-time timestamp boolean integer float utc-offset language-tag";

/**
 * All parameters that are known: those of vCard 2.1, RFC 2426, 6350, 6715, 8605, 9554 and 9555, and those
 * that Apple's address book adds. Which property takes which is in `PROPERTY_DEFINITIONS`; those for any
 * property are not named there.
 */
export const PARAMETER_DEFINITIONS: readonly ParameterDefinition[] = [
  define("LANGUAGE", ALL, "language-tag", "RFC 6350 section 5.1"),
  define("VALUE", ALL, "value-type", "RFC 6350 section 5.2", {
    values: `${VALUE_TYPES_4} binary phone-number vcard inline url content-id cid`,
  }),
  define("PREF", RECENT, "integer", "RFC 6350 section 5.3"),
  define("ALTID", RECENT, "text", "RFC 6350 section 5.4"),
  define("PID", RECENT, "pid", "RFC 6350 section 5.5", { isList: true }),
  define("TYPE", ALL, "text", "RFC 6350 section 5.6", { isList: true }),
  define("MEDIATYPE", RECENT, "media-type", "RFC 6350 section 5.7"),
  define("CALSCALE", RECENT, "text", "RFC 6350 section 5.8", { values: "gregorian" }),
  define("SORT-AS", RECENT, "text", "RFC 6350 section 5.9", {
    isList: true,
    properties: "N ORG",
  }),
  define("GEO", RECENT, "uri", "RFC 6350 section 5.10", { properties: "ADR" }),
  define("TZ", RECENT, "text", "RFC 6350 section 5.11", { properties: "ADR" }),
  define("LABEL", RECENT, "text", "RFC 9554 section 4.5", { properties: "ADR" }),
  define("INDEX", RECENT, "integer", "RFC 6715 section 3.1", {
    properties: "EXPERTISE HOBBY INTEREST ORG-DIRECTORY",
  }),
  define("LEVEL", RECENT, "text", "RFC 6715 section 3.2", {
    values: "beginner average expert high medium low",
    isClosed: true,
    properties: "EXPERTISE HOBBY INTEREST",
  }),
  define("CC", RECENT, "country", "RFC 8605 section 3.1", { properties: "ADR" }),
  define("AUTHOR", RECENT, "uri", "RFC 9554 section 4.1"),
  define("AUTHOR-NAME", RECENT, "text", "RFC 9554 section 4.2"),
  define("CREATED", RECENT, "timestamp", "RFC 9554 section 4.3"),
  define("DERIVED", RECENT, "boolean", "RFC 9554 section 4.4", {
    values: "true false",
    isClosed: true,
  }),
  define("PHONETIC", RECENT, "text", "RFC 9554 section 4.6", {
    values: "ipa jyut piny script",
    properties: "ADR N",
  }),
  define("PROP-ID", RECENT, "prop-id", "RFC 9554 section 4.7"),
  define("SCRIPT", RECENT, "script", "RFC 9554 section 4.8"),
  define("SERVICE-TYPE", RECENT, "text", "RFC 9554 section 4.9", {
    properties: "IMPP SOCIALPROFILE",
  }),
  define("USERNAME", RECENT, "text", "RFC 9554 section 4.10", {
    properties: "IMPP SOCIALPROFILE",
  }),
  define("JSCOMPS", RECENT, "text", "RFC 9555 section 3.3.1", { properties: "ADR N" }),
  define("JSPTR", RECENT, "text", "RFC 9555 section 3.3.2", { properties: "JSPROP" }),
  define("ENCODING", ["2.1", "3.0"], "text", "RFC 2426 section 2.2", {
    values: "b base64 quoted-printable 7bit 8bit",
  }),
  define("CHARSET", ["2.1"], "text", "vCard 2.1 section 2.1.6"),
  define("CONTEXT", ["3.0"], "text", "RFC 2426 section 2.2", { properties: "SOURCE" }),
  define("X-SERVICE-TYPE", ALL, "text", "in use, without an RFC"),
  define("X-USER", ALL, "text", "in use, without an RFC"),
  define("X-USERID", ALL, "text", "in use, without an RFC"),
  define("X-DISPLAYNAME", ALL, "text", "in use, without an RFC"),
  define("X-APPLE-OMIT-YEAR", ALL, "integer", "in use, without an RFC"),
  define("X-ABCROP-RECTANGLE", ALL, "text", "in use, without an RFC"),
  define("X-EVOLUTION-UI-SLOT", ALL, "integer", "in use, without an RFC"),
  define("X-EVOLUTION-E164", ALL, "text", "in use, without an RFC", { isList: true }),
];

const BY_NAME: ReadonlyMap<string, ParameterDefinition> = new Map(
  PARAMETER_DEFINITIONS.map((definition) => [definition.name, definition]),
);

/**
 * Finds the definition of a parameter.
 *
 * @param name Its name, in any case.
 * @returns The definition, or `undefined` for a name that is not known.
 */
export function parameterDefinition(name: string): ParameterDefinition | undefined {
  return BY_NAME.get(name) ?? BY_NAME.get(upperCaseName(name));
}

function define(
  name: string,
  versions: readonly Version[],
  type: ParameterType,
  section: string,
  more: {
    readonly isList?: boolean;
    readonly values?: string;
    readonly isClosed?: boolean;
    readonly properties?: string;
  } = {},
): ParameterDefinition {
  return {
    name,
    versions,
    type,
    isList: more.isList ?? false,
    values: more.values?.split(" ") ?? [],
    isClosed: more.isClosed ?? false,
    properties: more.properties?.split(" "),
    section,
  };
}
