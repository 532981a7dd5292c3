import type { Property } from "../card.ts";
import {
  decodeProperty,
  encodeProperty,
  propertyDefinition,
  type PropertyUse,
  uriText,
  type Version,
} from "../values.ts";
import { change, type Draft, type Entry } from "./draft.ts";
import { valueTypeOf } from "./parameters.ts";

const BACKSLASH = 92;
const COMMA = 44;
const SEMICOLON = 59;

/** What may follow a backslash: a backslash, comma, semicolon, and `n` in either case. */
const ESCAPABLE = new Set([BACKSLASH, COMMA, SEMICOLON, 110, 78]);

const TEXTS: readonly string[] = ["text", "phone-number"];

/**
 * Escapes (RFC 2426 section 5, RFC 6350 section 3.4) that the version does not have, or lacks: `\:` and
 * others that mean nothing, bare commas and semicolons. 3.0 escapes the semicolon in all texts, 4.0 where
 * a property divides at it.
 *
 * @param entry The property.
 * @param draft The card.
 */
export function convertEscapes(entry: Entry, draft: Draft): void {
  const { property } = entry;
  if (property === undefined || isEscaped(property, draft.to)) return;
  const value = isUriValue(property, draft.to)
    ? uriText(property)
    : encodeProperty(property, decodeProperty(property, draft.from), draft.to).value;
  if (value === property.value) return;
  const message = "what needs a backslash has one, and nothing else";
  change(draft, entry, { ...property, value }, { code: "escape", effect: "changed", message });
}

// Tells whether a value is escaped as a version wants it; `true` for what is neither text nor URI.
function isEscaped(property: Property, version: Version): boolean {
  const use = propertyDefinition(property.name)?.uses[version];
  if (use === undefined || property.name.toUpperCase().startsWith("X-")) return true;
  if (isUriValue(property, version)) return !/\\[^,]/.test(property.value);
  if (use.shape === "single" && !TEXTS.includes(valueTypeOf(property) ?? use.types[0] ?? "")) {
    return true;
  }
  return hasOnly(property.value, dividersOf(use, version));
}

function isUriValue(property: Property, version: Version): boolean {
  const use = propertyDefinition(property.name)?.uses[version];
  return use?.shape === "single" && (valueTypeOf(property) ?? use.types[0]) === "uri";
}

// The characters that may stand without a backslash.
function dividersOf({ shape, componentLists }: PropertyUse, version: Version): Dividers {
  return {
    comma: shape === "list" || componentLists,
    semicolon: shape === "components" || version === "4.0",
  };
}

interface Dividers {
  readonly comma: boolean;
  readonly semicolon: boolean;
}

function hasOnly(value: string, { comma, semicolon }: Dividers): boolean {
  for (let index = 0; index < value.length; index++) {
    const unit = value.charCodeAt(index);
    if (unit === BACKSLASH) {
      index += 1;
      if (!ESCAPABLE.has(value.charCodeAt(index))) return false;
    } else if (unit === COMMA ? !comma : unit === SEMICOLON && !semicolon) {
      return false;
    }
  }
  return true;
}
