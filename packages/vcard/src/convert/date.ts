import type { Property } from "../card.ts";
import { escapeText, unescapeText } from "../text-value.ts";
import {
  isDateTime,
  type PartialDateTime,
  rawText,
  stringifyDateTime,
  type Version,
} from "../values.ts";
import { carriedForm } from "./carry.ts";
import type { TargetVersion } from "./conversion.ts";
import type { Draft, Entry } from "./draft.ts";
import { meaningOf, YEAR_OMITTED } from "./meaning.ts";
import { valueTypeOf, withoutParameters, withParameter } from "./parameters.ts";
import { applyValueRule, type ValueRule } from "./value-rule.ts";

const OMIT_YEAR = "X-APPLE-OMIT-YEAR";

/**
 * BDAY (RFC 2426 section 3.1.5, RFC 6350 section 6.2.5). 3.0 has whole dates and times; 4.0 has them
 * without year, without day and as texts too, and writes them without hyphens.
 */
export const DATE: ValueRule = {
  code: "date",
  message: "the date is written as the version has it",
  raise: (property) => raiseDate(property),
  lower: (property, draft) => lowerDate(property, draft),
  restore: restoreDate,
};

/**
 * REV (RFC 2426 section 3.6.4, RFC 6350 section 6.7.4). 4.0 wants date and time, without fractions of a
 * second.
 */
export const REVISION: ValueRule = {
  code: "revision",
  message: "the time is written as the version has it",
  raise: raiseRevision,
  lower: lowerRevision,
  restore: restoreDate,
};

/** Names in use that are dates: written otherwise only where their version has no such form. */
export const DATES_IN_USE: readonly string[] = [
  "X-ABDATE",
  "X-ANNIVERSARY",
  "X-EVOLUTION-ANNIVERSARY",
  "X-KADDRESSBOOK-X-ANNIVERSARY",
  "X-BIRTHDAY",
];

/**
 * Dates under names that no RFC has, as {@link DATES_IN_USE}.
 *
 * @param entry The property.
 * @param draft The card.
 */
export function convertDateInUse(entry: Entry, draft: Draft): void {
  const { property } = entry;
  if (property === undefined) return;
  const date = dateOf(property, draft.from);
  if (date === undefined) return;
  const isPlain = valueTypeOf(property) === undefined && carriedForm(property, "4.0") === undefined;
  // Hyphens in a whole date are what all programs read.
  if (draft.to === "4.0" && isPlain && date.year !== undefined) return;
  applyValueRule(draft, entry, DATE);
}

/**
 * Says a date of 3.0 in 4.0.
 *
 * @param property The property, of any name.
 * @returns The date; what is none, as a text.
 */
export function raiseDate(property: Property): Property {
  const date = dateOf(property, "3.0");
  if (date === undefined) return textOf(property);
  const text = stringifyDateTime(date, "date-and-or-time", "basic");
  const plain = withoutParameters(property, "VALUE", OMIT_YEAR);
  return text === property.value ? plain : { ...plain, value: text };
}

/**
 * Says a date of 4.0 in 3.0.
 *
 * @param property The property, of any name.
 * @param draft The card, for whose names are used.
 * @param isKept Whether a date that 3.0 allows to write so stays as it is.
 * @returns The date, or `undefined` for one that 3.0 cannot say.
 */
export function lowerDate(property: Property, draft: Draft, isKept = true): Property | undefined {
  const date = dateOf(property, "4.0");
  if (date?.month === undefined || date.day === undefined) return undefined;
  const { year, month, day, hour, second } = date;
  if (year === undefined) {
    if (!draft.apple || hour !== undefined) return undefined;
    const text = stringifyDateTime({ year: YEAR_OMITTED, month, day }, "date", "extended");
    const marked = withParameter(property, OMIT_YEAR, [String(YEAR_OMITTED)]);
    return { ...withoutParameters(marked, "VALUE"), value: text };
  }
  const whole = second === undefined ? { year, month, day } : date;
  return withDate(property, whole, isKept);
}

// The property with a whole date or time of 3.0; as it is, if that is one already.
function withDate(property: Property, date: PartialDateTime, isKept = true): Property {
  const type = date.hour === undefined ? "date" : "date-time";
  const usual = property.name.toUpperCase() === "REV" ? "date-time" : "date";
  const typed = type === usual ? withoutParameters(property, "VALUE") : withType(property, type);
  const extended = stringifyDateTime(date, type, "extended");
  const { value } = property;
  if (value === extended) return typed;
  const mayStay = isKept && typed === property;
  if (mayStay && value === stringifyDateTime(date, type, "basic")) return typed;
  return { ...typed, value: extended };
}

function withType(property: Property, type: string): Property {
  return valueTypeOf(property) === type ? property : withParameter(property, "VALUE", [type]);
}

function raiseRevision(property: Property): Property | undefined {
  const date = dateOf(property, "3.0");
  if (date?.year === undefined || date.month === undefined || date.day === undefined) {
    return undefined;
  }
  const { fraction: _, ...whole } = date;
  const { hour = 0, minute = 0, second = 0 } = whole;
  const zone = date.hour === undefined ? { offsetMinutes: 0 } : {};
  const time = { ...whole, hour, minute, second, ...zone };
  const text = stringifyDateTime(time, "timestamp", "basic");
  const plain = withoutParameters(property, "VALUE");
  return text === property.value ? plain : { ...plain, value: text };
}

function lowerRevision(property: Property): Property | undefined {
  const date = dateOf(property, "4.0");
  if (date?.year === undefined || date.day === undefined || date.second === undefined) {
    return undefined;
  }
  return withDate(property, date);
}

function restoreDate(property: Property, value: string, version: TargetVersion): Property {
  const candidate = { ...withoutParameters(property, "VALUE", OMIT_YEAR), value };
  const date = dateOf(candidate, version);
  if (version === "4.0") return date === undefined ? textOf(candidate) : candidate;
  return date === undefined ? candidate : withDate(candidate, date);
}

// The date of a property, or `undefined` if its value is none.
function dateOf(property: Property, version: Version): PartialDateTime | undefined {
  const decoded = meaningOf(property, version);
  return decoded.shape === "single" && isDateTime(decoded.value) ? decoded.value : undefined;
}

function textOf(property: Property): Property {
  const text = escapeText(unescapeText(rawText(property)));
  return { ...withType(property, "text"), value: text };
}
