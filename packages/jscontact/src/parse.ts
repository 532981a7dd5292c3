import type { JsContactCard } from "./card.ts";
import type { JsonValue } from "./json.ts";
import { limitsOf, type ParseOptions } from "./options.ts";
import { JsContactError } from "./problem.ts";
import { validCard } from "./validate.ts";

/**
 * Reads a JSContact Card (RFC 9553, RFC 9982). Vendor-specific and unknown members are kept.
 *
 * @param input A JSON text, or a JSON value, which is not changed.
 * @param options Limits, and what to do about problems.
 * @returns The card. With `onProblem`, what is not valid has been left out of it: a property, or the
 *   object that a mandatory property is missing from; what is missing from the card itself stays
 *   missing, but for `@type` and `version`.
 * @throws JsContactError for the first problem without `onProblem`; in any case for a text that is not
 *   JSON or longer than `maxTextOctets`, and for JSON that is no object.
 * @example
 * const card = parseJsContact('{"@type":"Card","version":"2.0","name":{"full":"Ada"}}');
 * card.name?.full; // "Ada"
 */
export function parseJsContact(input: unknown, options: ParseOptions = {}): JsContactCard {
  const value = typeof input === "string" ? parseJson(input, options) : input;
  const card = validCard(value, options);
  if (card !== undefined) return card;
  throw new JsContactError({
    code: "wrong-type",
    pointer: "",
    reason: "card is no object",
    section: "RFC 9553 section 2",
  });
}

/**
 * Writes a card as JSON text, compact, its members in their order.
 *
 * @param card The card.
 * @returns The text.
 */
export function stringifyJsContact(card: JsContactCard): string {
  return JSON.stringify(card);
}

function parseJson(text: string, options: ParseOptions): JsonValue {
  const { maxTextOctets } = limitsOf(options);
  if (octetsOf(text, maxTextOctets) > maxTextOctets) {
    throw new JsContactError({
      code: "text-too-long",
      pointer: "",
      reason: `more than ${maxTextOctets} octets`,
      section: "limit",
    });
  }
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    throw new JsContactError({
      code: "invalid-json",
      pointer: "",
      reason: "text is not JSON",
      section: "RFC 8259 section 2",
    });
  }
}

// Octets of a text in UTF-8, counted as far as a limit.
function octetsOf(text: string, limit: number): number {
  if (text.length > limit) return text.length;
  if (text.length * 3 <= limit) return text.length;
  let octets = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    // Each half of a surrogate pair counts for two of its four octets.
    octets += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 2 : 3;
  }
  return octets;
}
