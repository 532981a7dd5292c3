import type { Filter, ParamFilter, PropFilter, TextMatch } from "@callingcard/dav-xml";
import { parseCard, type Card, type Property } from "@callingcard/vcard";
import { matchFilter } from "../src/index.ts";

/** A card of these content lines. */
export function cardOf(...lines: string[]): Card {
  return parseCard(
    ["BEGIN:VCARD", "VERSION:4.0", "FN:Ada", ...lines, "END:VCARD", ""].join("\r\n"),
  );
}

/** A property as a program makes it, whatever its name. */
export function property(name: string, value: string): Property {
  return { group: undefined, name, parameters: [], value };
}

export function filterOf(test: Filter["test"], ...propFilters: PropFilter[]): Filter {
  return { test, propFilters };
}

export function prop(name: string, init: Partial<PropFilter> = {}): PropFilter {
  return { test: "anyof", isNotDefined: false, textMatches: [], paramFilters: [], ...init, name };
}

/** A prop-filter with one text-match. */
export function propText(name: string, text: string, init: Partial<TextMatch> = {}): PropFilter {
  return prop(name, { textMatches: [textOf(text, init)] });
}

export function param(name: string, init: Partial<ParamFilter> = {}): ParamFilter {
  return { isNotDefined: false, ...init, name };
}

export function paramText(name: string, text: string, init: Partial<TextMatch> = {}): ParamFilter {
  return param(name, { textMatch: textOf(text, init) });
}

export function textOf(text: string, init: Partial<TextMatch> = {}): TextMatch {
  return { negate: false, matchType: "contains", ...init, text };
}

/** Whether a card matches a filter of these prop-filters, joined by anyof. */
export function matches(card: Card, ...propFilters: PropFilter[]): boolean {
  return matchFilter(filterOf("anyof", ...propFilters), card);
}
