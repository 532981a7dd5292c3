import type { Filter, ParamFilter, PropFilter, TextMatch } from "@callingcard/dav-xml";
import type { Card, Property } from "@callingcard/vcard";
import { collationKey, type Collation } from "../src/index.ts";

// RFC 6352 section 10.5 said again, sentence by sentence and without a thought for speed. It shares
// only the collations with the code under test; those have an exhaustive test of their own.

export function naiveFilter(filter: Filter, card: Card): boolean {
  if (filter.propFilters.length === 0) return true;
  const results = filter.propFilters.map((propFilter) => naivePropFilter(propFilter, card));
  return filter.test === "allof" ? !results.includes(false) : results.includes(true);
}

/** Section 10.5.1. */
function naivePropFilter(propFilter: PropFilter, card: Card): boolean {
  const instances = card.properties.filter((property) => isNamed(property, propFilter.name));
  if (propFilter.isNotDefined) return instances.length === 0;
  const conditionCount = propFilter.textMatches.length + propFilter.paramFilters.length;
  return instances.some((property) => {
    if (conditionCount === 0) return true;
    const results = [
      ...propFilter.textMatches.map((textMatch) => naiveTextMatch(textMatch, valueTexts(property))),
      ...propFilter.paramFilters.map((paramFilter) => naiveParamFilter(paramFilter, property)),
    ];
    return propFilter.test === "allof" ? !results.includes(false) : results.includes(true);
  });
}

/** Section 10.5.2. */
function naiveParamFilter({ name, isNotDefined, textMatch }: ParamFilter, property: Property) {
  const values = parameterValuesOf(property, name);
  if (isNotDefined) return values.length === 0;
  if (values.length === 0) return false;
  return textMatch === undefined || naiveTextMatch(textMatch, values);
}

/** Section 10.5.4; `texts` is all that the value can be taken for. */
function naiveTextMatch(textMatch: TextMatch, texts: readonly string[]): boolean {
  const collation =
    textMatch.collation === undefined || textMatch.collation === "default"
      ? "i;unicode-casemap"
      : (textMatch.collation as Collation);
  const needle = collationKey(collation, textMatch.text);
  const someMatch = texts.some((text) => {
    const key = collationKey(collation, text);
    for (let start = 0; start + needle.length <= key.length; start += 1) {
      if (key.slice(start, start + needle.length) !== needle) continue;
      const atStart = start === 0;
      const atEnd = start + needle.length === key.length;
      if (textMatch.matchType === "contains") return true;
      if (textMatch.matchType === "starts-with" && atStart) return true;
      if (textMatch.matchType === "ends-with" && atEnd) return true;
      if (textMatch.matchType === "equals" && atStart && atEnd) return true;
    }
    return false;
  });
  return textMatch.negate ? !someMatch : someMatch;
}

function isNamed(property: Property, written: string): boolean {
  const [first = "", ...rest] = written.split(".");
  if (rest.length === 0) return lower(property.name) === lower(first);
  return (
    property.group !== undefined &&
    lower(property.group) === lower(first) &&
    lower(property.name) === lower(rest.join("."))
  );
}

function parameterValuesOf(property: Property, name: string): string[] {
  const values: string[] = [];
  for (const parameter of property.parameters) {
    if (parameter.values.length === 0) {
      if (ownerOfBare(parameter.name) === lower(name)) values.push(parameter.name);
    } else if (lower(parameter.name) === lower(name)) {
      values.push(...parameter.values);
    }
  }
  // The RFC writes TYPE="voice,home" for a list.
  return lower(name) === "type" ? values.flatMap((value) => value.split(",")) : values;
}

/** The parameter that a bare word of vCard 2.1 is a value of. */
function ownerOfBare(word: string): string {
  const known = lower(word);
  if (["7bit", "8bit", "quoted-printable", "base64", "b"].includes(known)) return "encoding";
  return ["inline", "url", "content-id", "cid"].includes(known) ? "value" : "type";
}

/** The whole value, its components and its items. */
function valueTexts(property: Property): string[] {
  const name = lower(property.name);
  const whole = unescape(property.value, isUri(property));
  const parts: string[] = [];
  if (["n", "adr", "org", "gender", "clientpidmap"].includes(name)) {
    for (const component of split(property.value, ";")) {
      parts.push(unescape(component, false));
      for (const item of split(component, ",")) parts.push(unescape(item, false));
    }
  }
  if (name === "categories" || name === "nickname") {
    for (const item of split(property.value, ",")) parts.push(unescape(item, false));
  }
  return [whole, ...parts.filter((part) => part !== "")];
}

function isUri(property: Property): boolean {
  const [type] = parameterValuesOf(property, "VALUE");
  const name = lower(property.name);
  if (["n", "adr", "org", "gender", "clientpidmap", "categories", "nickname"].includes(name)) {
    return false;
  }
  if (type !== undefined && lower(type) === "uri") return true;
  if (type !== undefined && lower(type) === "text") return false;
  return ["url", "photo", "impp", "uid", "key"].includes(name);
}

function split(value: string, separator: string): string[] {
  const parts = [""];
  for (let index = 0; index < value.length; index += 1) {
    const character = value.charAt(index);
    if (character === separator) {
      parts.push("");
      continue;
    }
    const last = parts.length - 1;
    parts[last] += character;
    if (character === "\\") {
      index += 1;
      parts[last] += value.charAt(index);
    }
  }
  return parts;
}

function unescape(value: string, uri: boolean): string {
  let text = "";
  for (let index = 0; index < value.length; index += 1) {
    const character = value.charAt(index);
    const next = value.charAt(index + 1);
    if (character === "\\" && next !== "" && "\\,;:".includes(next)) {
      text += next;
      index += 1;
    } else if (character === "\\" && !uri && (next === "n" || next === "N")) {
      text += "\n";
      index += 1;
    } else {
      text += character;
    }
  }
  return text;
}

function lower(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
