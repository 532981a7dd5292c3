import { geopair } from "../generated/value.ts";
import { unescapeText } from "../text-value.ts";
import type { PropertyUse } from "../vocabulary/property-use.ts";
import { unescapeUri } from "./uri.ts";

type Components = readonly (readonly string[])[];

/** A component without anything in it; most of a postal address is of these. */
const EMPTY: readonly string[] = Object.freeze([""]);

const COMMA = 0x2c;
const SEMICOLON = 0x3b;
const BACKSLASH = 0x5c;

/**
 * Divides a value in components, and those in items where the property has lists in them.
 *
 * @param raw The value, still escaped.
 * @param use What the property is.
 * @returns The components, unescaped, each with one item at least.
 */
export function decodeComponents(raw: string, use: PropertyUse): Components {
  if (use.components[1] === "uri") return decodePidMap(raw);
  if (use.types[0] === "float") {
    const pair = geopair.parse(raw);
    if (pair !== undefined) return [[pair.latitude], [pair.longitude]];
  }
  return split(raw, use.componentLists);
}

// The grammar of `splitComponents` says the same; most cards have several of these, and short ones.
function split(raw: string, hasLists: boolean): Components {
  const components: (readonly string[])[] = [];
  let items: string[] | undefined;
  let start = 0;
  let isEscaped = false;
  for (let index = 0; index < raw.length; index++) {
    const unit = raw.charCodeAt(index);
    if (unit === SEMICOLON) {
      components.push(componentOf(items, textOf(raw, start, index, isEscaped)));
      items = undefined;
    } else if (unit === COMMA && hasLists) {
      items ??= [];
      items.push(textOf(raw, start, index, isEscaped));
    } else {
      if (unit === BACKSLASH) {
        isEscaped = true;
        index += 1;
      }
      continue;
    }
    start = index + 1;
    isEscaped = false;
  }
  components.push(componentOf(items, textOf(raw, start, raw.length, isEscaped)));
  return components;
}

/**
 * Divides a value at its commas, as `splitList` does.
 *
 * @param raw The value, still escaped.
 * @returns The items, unescaped, one at least.
 */
export function decodeList(raw: string): readonly string[] {
  const items: string[] = [];
  let start = 0;
  let isEscaped = false;
  for (let index = 0; index < raw.length; index++) {
    const unit = raw.charCodeAt(index);
    if (unit === COMMA) {
      items.push(textOf(raw, start, index, isEscaped));
      start = index + 1;
      isEscaped = false;
    } else if (unit === BACKSLASH) {
      isEscaped = true;
      index += 1;
    }
  }
  items.push(textOf(raw, start, raw.length, isEscaped));
  return items;
}

function textOf(raw: string, start: number, end: number, isEscaped: boolean): string {
  const text = raw.slice(start, end);
  return isEscaped ? unescapeText(text) : text;
}

function componentOf(items: string[] | undefined, text: string): readonly string[] {
  if (items === undefined) return text === "" ? EMPTY : [text];
  items.push(text);
  return items;
}

// All behind the first semicolon is the URI.
function decodePidMap(raw: string): Components {
  const semicolon = raw.indexOf(";");
  if (semicolon === -1) return [[raw]];
  return [[raw.slice(0, semicolon)], [unescapeUri(raw.slice(semicolon + 1))]];
}
