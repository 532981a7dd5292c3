import type { Property } from "../card.ts";
import { escapeText, propertyText } from "../text-value.ts";
import { parseTelUri, uriText } from "../values.ts";
import type { TargetVersion } from "./conversion.ts";
import type { Draft } from "./draft.ts";
import { valueTypeOf, withoutParameters, withParameter } from "./parameters.ts";
import type { ValueRule } from "./value-rule.ts";

/** A number with its country code, as people write it, and maybe an extension. */
const GLOBAL_NUMBER = /^\+[0-9][0-9 ().-]*(?: ?(?:ext\.?|x) ?([0-9]+))?$/i;

/**
 * TEL (RFC 2426 section 3.3.1, RFC 6350 section 6.4.1). 3.0 has texts, 4.0 has texts and `tel:` URIs (RFC
 * 3966), whose extension is written as people write one.
 */
export const TELEPHONE: ValueRule = {
  code: "telephone",
  message: "the number is written as the version has it",
  raise: raiseTelephone,
  lower: lowerTelephone,
  restore: restoreTelephone,
};

function raiseTelephone(property: Property, { telUris }: Draft): Property {
  const type = valueTypeOf(property);
  // An URI is what 4.0 has; a text is what it takes without being told.
  if (type === "uri") return property;
  const text = withoutParameters(property, "VALUE");
  if (!telUris) return text;
  const number = propertyText(property).trim();
  const match = GLOBAL_NUMBER.exec(number);
  if (match === null) return text;
  const [, extension] = match;
  const end = extension === undefined ? number.length : number.search(/ ?(?:ext|x)/i);
  const digits = number.slice(0, end).trim().replace(/ +/g, "-");
  const value = extension === undefined ? `tel:${digits}` : `tel:${digits};ext=${extension}`;
  return { ...withParameter(property, "VALUE", ["uri"]), value };
}

function lowerTelephone(property: Property): Property {
  if (valueTypeOf(property) !== "uri") return withoutParameters(property, "VALUE");
  const uri = uriText(property);
  const tel = parseTelUri(uri);
  const number = tel === undefined ? uri : tel.number;
  const text = tel?.extension === undefined ? number : `${number} ext. ${tel.extension}`;
  return { ...withoutParameters(property, "VALUE"), value: escapeText(text) };
}

function restoreTelephone(property: Property, value: string, version: TargetVersion): Property {
  const typed = version === "4.0" ? withParameter(property, "VALUE", ["uri"]) : property;
  return { ...(version === "4.0" ? typed : withoutParameters(typed, "VALUE")), value };
}
