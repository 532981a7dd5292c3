import { parameterValues, type Property } from "../card.ts";
import { codingOf } from "../value/coding.ts";
import {
  decodeProperty,
  type DecodedValue,
  rawText,
  type ValueType,
  type Version,
} from "../values.ts";
import { singleLine } from "./carried-text.ts";
import { defaultTypeOf, isKnownType, isTypeName, type KnownType } from "./value-type.ts";

/** A value with the type that jCard and xCard give it. */
export type TypedValue =
  | { readonly isRaw: false; readonly type: KnownType; readonly decoded: DecodedValue }
  /** A value of no known type, as it is written (RFC 7095 section 5.1, RFC 6351 section 6). */
  | { readonly isRaw: true; readonly type: string; readonly text: string };

/** Types of which any text is a value, so that the type stays what the card says. */
const TEXTUAL: ReadonlySet<string> = new Set<KnownType>([
  "text",
  "uri",
  "language-tag",
  "phone-number",
]);

/**
 * Finds the type of a value: its VALUE, else the default of the property, else `unknown` (RFC 7095 section
 * 3.4.1). A value that cannot be read as the type says, as a BDAY of `circa 1800`, is a text.
 *
 * @param property The property.
 * @param version The version of its card.
 * @returns The value with its type.
 */
export function typedValue(property: Property, version: Version): TypedValue {
  const coding = codingOf(property);
  const type = declaredType(property, coding.type, version);
  if (!isKnownType(type) && !coding.isBase64) return asWritten(property, type);
  const decoded = decodeProperty(property, version);
  if (!isKnownType(type)) {
    return decoded.type === "binary"
      ? { isRaw: false, type: "binary", decoded }
      : asWritten(property, type);
  }
  const keepsType = decoded.shape === "components" || TEXTUAL.has(type);
  if (decoded.type === "text" && keepsType) return { isRaw: false, type, decoded };
  return { isRaw: false, type: isKnownType(decoded.type) ? decoded.type : "text", decoded };
}

// Quoted-printable may have line breaks, which have an escape where it is gone.
function asWritten(property: Property, type: string): TypedValue {
  return { isRaw: true, type, text: singleLine(rawText(property)) };
}

// What VALUE names, where that is a type, else what the other side will know the property to be.
function declaredType(property: Property, named: ValueType | undefined, version: Version): string {
  if (named === undefined) return defaultTypeOf(property.name, version) ?? "unknown";
  if (named !== "unknown") return named;
  const [word = ""] = parameterValues(property, "VALUE");
  return isTypeName(word.toLowerCase()) ? word.toLowerCase() : "unknown";
}
