import { type Parameter, type Property, sameName } from "../card.ts";
import type { PropertyUse, ValueType, Version } from "../vocabulary/property-use.ts";

/** What the parameters say of how a value is written. */
export interface Coding {
  /** The type that VALUE names; `undefined` without VALUE. */
  readonly type: ValueType | undefined;
  readonly isBase64: boolean;
  readonly isQuotedPrintable: boolean;
  readonly charset: string | undefined;
}

const PLAIN: Coding = {
  type: undefined,
  isBase64: false,
  isQuotedPrintable: false,
  charset: undefined,
};

/** Types by the words of VALUE: those of RFC 6350, 2426 and 2425, and of vCard 2.1. */
const TYPES: ReadonlyMap<string, ValueType | undefined> = new Map<string, ValueType | undefined>([
  ["text", "text"],
  ["uri", "uri"],
  ["date", "date"],
  ["time", "time"],
  ["date-time", "date-time"],
  ["date-and-or-time", "date-and-or-time"],
  ["timestamp", "timestamp"],
  ["boolean", "boolean"],
  ["integer", "integer"],
  ["float", "float"],
  ["utc-offset", "utc-offset"],
  ["language-tag", "language-tag"],
  ["binary", "binary"],
  ["phone-number", "phone-number"],
  ["vcard", "vcard"],
  ["url", "uri"],
  ["content-id", "uri"],
  ["cid", "uri"],
  ["inline", undefined],
]);

/**
 * Collects what VALUE, ENCODING and CHARSET of a property say, bare ones (vCard 2.1) included. Of several
 * the first counts.
 *
 * @param property The property.
 * @returns What they say.
 */
export function codingOf(property: Pick<Property, "parameters">): Coding {
  let coding = PLAIN;
  for (const parameter of property.parameters) {
    if (!isCoding(parameter)) continue;
    coding = add(coding, parameter);
  }
  return coding;
}

/**
 * Tells whether a parameter says how a value is written, and so is the business of who writes the value.
 *
 * @param parameter The parameter.
 * @returns Whether it is VALUE, ENCODING or CHARSET, or a bare word of the first two.
 */
export function isCoding(parameter: Parameter): boolean {
  const { name, values } = parameter;
  if (values.length === 0) return isBareCoding(name);
  switch (name.length) {
    case 5:
      return sameName(name, "VALUE");
    case 7:
      return sameName(name, "CHARSET");
    case 8:
      return sameName(name, "ENCODING");
    default:
      return false;
  }
}

function isBareCoding(word: string): boolean {
  const lower = word.toLowerCase();
  return ENCODINGS.has(lower) || lower === "inline" || lower === "url" || isContentId(lower);
}

function isContentId(word: string): boolean {
  return word === "content-id" || word === "cid";
}

/** Words of ENCODING, each with what it is. */
const ENCODINGS: ReadonlyMap<string, Partial<Coding>> = new Map([
  ["b", { isBase64: true }],
  ["base64", { isBase64: true }],
  ["quoted-printable", { isQuotedPrintable: true }],
  ["7bit", {}],
  ["8bit", {}],
]);

function add(coding: Coding, { name, values }: Parameter): Coding {
  const [word = name] = values;
  const lower = word.toLowerCase();
  if (values.length > 0 && name.length === 7) {
    return coding.charset === undefined ? { ...coding, charset: word.trim() } : coding;
  }
  const encoding = ENCODINGS.get(lower);
  const isValue = values.length > 0 ? name.length === 5 : encoding === undefined;
  if (!isValue) return { ...coding, ...encoding };
  if (coding.type !== undefined) return coding;
  return { ...coding, type: TYPES.has(lower) ? TYPES.get(lower) : "unknown" };
}

/**
 * Gives the type that a type is in a version: those that vCard 4.0 no longer has are texts there, but for a
 * property that came without a change, as an AGENT.
 *
 * @param type The type.
 * @param version The version.
 * @param use What the property is; `undefined` for one that is not known.
 * @returns The type in the version.
 */
export function typeOfVersion<Type extends ValueType | undefined>(
  type: Type,
  version: Version,
  use: PropertyUse | undefined,
): Type | "text" {
  if (version !== "4.0" || (type !== "phone-number" && type !== "vcard")) return type;
  return use?.types.includes(type) === true ? type : "text";
}
