import type { Card } from "./card.ts";
import { CardReader } from "./card-reader.ts";
import { decodeOctets, type DecodedText } from "./octets.ts";
import type { ParseOptions } from "./options.ts";
import { PlacedError, Places, type Problem } from "./problem.ts";

/**
 * Reads all cards of a text (RFC 6350, RFC 2426): of any version, mixed, with any line breaks, with
 * blank lines and a byte order mark. The vCard 2.1 forms are kept as they are: bare parameters,
 * quoted-printable and nested AGENT cards. Octets are UTF-8, or UTF-16 with a byte order mark; an
 * octet that is neither stays in the text as a lone surrogate, U+DC00 plus the octet, and becomes
 * that octet again in `encodeCards`.
 *
 * @param input Text or octets.
 * @param options Limits, and what to do about problems.
 * @returns The cards in their order; none for an empty text.
 * @throws ParseError for the first problem if there is no `onProblem`, and for too many cards.
 * @example
 * const [card] = parseCards("BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ada\r\nEND:VCARD\r\n");
 */
export function parseCards(input: string | Uint8Array, options: ParseOptions = {}): Card[] {
  return [...readCards(decode(input), options)];
}

/**
 * Reads a text with exactly one card.
 *
 * @param input Text or octets, as for {@link parseCards}.
 * @param options Limits, and what to do about problems. With `onProblem`, a second card is a
 *   problem and the first card is the result.
 * @returns The card.
 * @throws ParseError as {@link parseCards} does, and for a text without a card in any case.
 */
export function parseCard(input: string | Uint8Array, options: ParseOptions = {}): Card {
  const decoded = decode(input);
  const [card, second] = readCards(decoded, options);
  const { text } = decoded;
  if (card === undefined) {
    throw errorAt(text, {
      code: "no-card",
      reason: "text has no card",
      offset: text.length,
      rule: "RFC 6350 vcard",
    });
  }
  if (second !== undefined) {
    const error = errorAt(text, {
      code: "several-cards",
      reason: "text has more than one card",
      offset: card.source?.text.length ?? 0,
      rule: "RFC 6350 vcard",
    });
    if (options.onProblem === undefined) throw error;
    options.onProblem(error);
  }
  return card;
}

function readCards(decoded: DecodedText, options: ParseOptions): readonly Card[] {
  const { text, charset, invalidAt } = decoded;
  if (invalidAt !== undefined) {
    const error = errorAt(text, invalidOctet(invalidAt));
    if (options.onProblem === undefined) throw error;
    options.onProblem(error);
  }
  const progress = { places: new Places(), cards: 0 };
  const reader = new CardReader(text, options, progress, charset === "utf-8" ? undefined : charset);
  reader.read();
  return reader.finish();
}

/** The problem of an octet that is not UTF-8. */
export function invalidOctet(offset: number): Problem {
  return {
    code: "invalid-utf-8",
    reason: "octet is not UTF-8",
    offset,
    rule: "RFC 6350 section 3.1",
  };
}

function decode(input: string | Uint8Array): DecodedText {
  if (typeof input !== "string") return decodeOctets(input);
  return { text: input, charset: "utf-8", invalidAt: undefined };
}

function errorAt(text: string, problem: Problem): PlacedError {
  return new PlacedError(problem, new Places().at(text, problem.offset));
}
