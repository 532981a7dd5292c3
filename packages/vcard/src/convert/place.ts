import type { Property } from "../card.ts";
import { escapeText, propertyText, splitComponents } from "../text-value.ts";
import { decodeProperty, isUri, stringifyUtcOffset, uriText } from "../values.ts";
import type { TargetVersion } from "./conversion.ts";
import { valueTypeOf, withoutParameters, withParameter } from "./parameters.ts";
import type { ValueRule } from "./value-rule.ts";

const DEGREES = /^[+-]?[0-9]+(?:\.[0-9]*)?$/;

/**
 * GEO (RFC 2426 section 3.4.2, RFC 6350 section 6.5.2): two numbers in 3.0, a `geo:` URI (RFC 5870) in 4.0,
 * which may have an altitude and an uncertainty as well.
 */
export const POSITION: ValueRule = {
  code: "position",
  message: "the position is written as the version has it",
  raise: raisePosition,
  lower: lowerPosition,
};

/**
 * TZ (RFC 2426 section 3.4.1, RFC 6350 section 6.5.1): an offset in 3.0 unless VALUE says that it is a
 * text; a text in 4.0 unless VALUE says that it is an offset or a URI (erratum 6746).
 */
export const TIME_ZONE: ValueRule = {
  code: "time-zone",
  message: "the time zone is written as the version has it",
  raise: raiseTimeZone,
  lower: lowerTimeZone,
  restore: restoreTimeZone,
};

/** UID (RFC 2426 section 3.6.7, RFC 6350 section 6.7.6): a text in 3.0, a URI or a text in 4.0. */
export const UID: ValueRule = {
  code: "uid",
  message: "the type of the identifier is said as the version wants it",
  raise: raiseUid,
  lower: lowerUid,
  // What is noted for 4.0 is a text that could be read as a URI.
  restore: (property, value, version) =>
    version === "4.0"
      ? { ...withParameter(property, "VALUE", ["text"]), value }
      : { ...property, value },
};

function raisePosition(property: Property): Property | undefined {
  const parts = splitComponents(property.value).flat();
  const [latitude = "", longitude = ""] = parts.map((part) => part.trim());
  const isPair = parts.length === 2 && DEGREES.test(latitude) && DEGREES.test(longitude);
  if (isPair) {
    return { ...withoutParameters(property, "VALUE"), value: `geo:${latitude},${longitude}` };
  }
  return isUri(uriText(property)) ? property : undefined;
}

function lowerPosition(property: Property): Property | undefined {
  const match = /^geo:([^,;]+),([^,;]+)/i.exec(uriText(property));
  const [, latitude = "", longitude = ""] = match ?? [];
  if (!DEGREES.test(latitude) || !DEGREES.test(longitude)) return undefined;
  return { ...withoutParameters(property, "VALUE"), value: `${latitude};${longitude}` };
}

function raiseTimeZone(property: Property): Property {
  const decoded = decodeProperty(property, "3.0");
  if (decoded.shape === "single" && decoded.type === "utc-offset") {
    const offset = stringifyUtcOffset(Number(decoded.value), "basic");
    return { ...withParameter(property, "VALUE", ["utc-offset"]), value: offset };
  }
  const text = escapeText(propertyText(property));
  return { ...withoutParameters(property, "VALUE"), value: text };
}

function lowerTimeZone(property: Property): Property {
  const decoded = decodeProperty(property, "4.0");
  if (decoded.shape === "single" && decoded.type === "utc-offset") {
    const offset = stringifyUtcOffset(Number(decoded.value), "extended");
    return { ...withoutParameters(property, "VALUE"), value: offset };
  }
  const text = valueTypeOf(property) === "uri" ? uriText(property) : propertyText(property);
  return { ...withParameter(property, "VALUE", ["text"]), value: escapeText(text) };
}

function restoreTimeZone(property: Property, value: string, version: TargetVersion): Property {
  if (version === "4.0" && isUri(value)) {
    return { ...withParameter(property, "VALUE", ["uri"]), value };
  }
  return { ...property, value };
}

function raiseUid(property: Property): Property {
  const uri = propertyText(property);
  if (isUri(uri)) {
    const plain = withoutParameters(property, "VALUE");
    return uri === property.value ? plain : { ...plain, value: uri };
  }
  return valueTypeOf(property) === "text" ? property : withParameter(property, "VALUE", ["text"]);
}

function lowerUid(property: Property): Property {
  const type = valueTypeOf(property);
  const text = type === "text" ? propertyText(property) : uriText(property);
  const value = escapeText(text);
  const plain = withoutParameters(property, "VALUE");
  return value === property.value ? plain : { ...plain, value };
}
