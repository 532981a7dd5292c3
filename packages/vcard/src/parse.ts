import type { Card } from "./card.ts";
import { CardReader } from "./card-reader.ts";
import { OctetDecoder } from "./octet-decoder.ts";
import type { Charset } from "./octets.ts";
import type { ParseOptions } from "./options.ts";
import { invalidOctet, Places, type Problem, VcardError } from "./problem.ts";

/**
 * Reads all cards of a text (RFC 6350, RFC 2426): of any version, mixed, with any line breaks, with
 * blank lines and byte order marks. The vCard 2.1 forms are kept as they are: bare parameters,
 * quoted-printable and nested AGENT cards. Octets are UTF-8, or UTF-16 with a byte order mark; an
 * octet that is not UTF-8 stays in the text as a lone surrogate, U+DC00 plus the octet, and becomes
 * that octet again in `encodeCards`.
 *
 * @param input Text or octets.
 * @param options Limits, and what to do about problems.
 * @returns The cards in their order; none for an empty text.
 * @throws ParseError for the first problem if there is no `onProblem`, and for too many cards in any
 *   case. RangeError for a limit that is NaN or negative.
 * @example
 * const [card] = parseCards("BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ada\r\nEND:VCARD\r\n");
 */
export function parseCards(input: string | Uint8Array, options: ParseOptions = {}): Card[] {
  return readCards(decode(input), options);
}

/**
 * Reads a text with exactly one card.
 *
 * @param input Text or octets, as for {@link parseCards}.
 * @param options Limits, and what to do about problems. With `onProblem`, a second card is a problem
 *   and the first card is the result.
 * @returns The card.
 * @throws ParseError as {@link parseCards} does, and for a text without a card in any case.
 */
export function parseCard(input: string | Uint8Array, options: ParseOptions = {}): Card {
  const decoded = decode(input);
  const { text } = decoded;
  const [card, second] = readCards(decoded, options);
  if (card === undefined) {
    throw errorAt(text, {
      code: "no-card",
      reason: "text has no card",
      offset: text.length,
      start: 0,
      end: text.length,
      rule: "RFC 6350 vcard",
    });
  }
  if (second !== undefined) {
    const offset = card.source?.text.length ?? 0;
    const problem: Problem = {
      code: "several-cards",
      reason: "text has more than one card",
      offset,
      start: offset,
      end: text.length,
      rule: "RFC 6350 vcard",
    };
    complain(text, problem, options);
  }
  return card;
}

interface DecodedInput {
  readonly text: string;
  readonly charset: Charset;
  readonly invalidAt: number | undefined;
  readonly lastOctet: number | undefined;
}

function decode(input: string | Uint8Array): DecodedInput {
  if (typeof input === "string") {
    return { text: input, charset: "utf-8", invalidAt: undefined, lastOctet: undefined };
  }
  const decoder = new OctetDecoder();
  const text = decoder.push(input) + decoder.end();
  const { charset, invalidAt, lastOctet } = decoder;
  return { text, charset, invalidAt, lastOctet };
}

function readCards(input: DecodedInput, options: ParseOptions): Card[] {
  const { text, charset, invalidAt, lastOctet } = input;
  if (invalidAt !== undefined) complain(text, invalidOctet(invalidAt), options);
  const reader = new CardReader(charset, options);
  reader.readRest(text);
  return reader.finish(lastOctet);
}

function complain(text: string, problem: Problem, { onProblem }: ParseOptions): void {
  const error = errorAt(text, problem);
  if (onProblem === undefined) throw error;
  onProblem(error);
}

function errorAt(text: string, problem: Problem): VcardError {
  return new VcardError(problem, new Places().at(text, problem.offset));
}
