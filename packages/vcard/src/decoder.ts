import type { Card } from "./card.ts";
import { CardReader } from "./card-reader.ts";
import type { LeftOut } from "./left-out.ts";
import { OctetDecoder } from "./octet-decoder.ts";
import { checkLimit, limitsOf, type ParseOptions } from "./options.ts";
import { PendingText } from "./pending-text.ts";
import { invalidOctet, VcardError } from "./problem.ts";

/** What {@link CardDecoder} takes. */
export interface CardDecoderOptions extends ParseOptions {
  /**
   * Most octets of a card, from BEGIN to END; a card with more is left out, and the next one is read. Default
   * 33 554 432.
   */
  readonly maxCardOctets?: number;

  /**
   * Most octets that stand outside of cards together, between two of them or before the first; more are left out,
   * and are in the source of no card. Default 1 048 576.
   */
  readonly maxOutsideOctets?: number;
}

const MAX_CARD_OCTETS = 32 * 1024 * 1024;
const MAX_OUTSIDE_OCTETS = 1024 * 1024;

/** Octets that are read before the cards in them are given. */
const PORTION = 65_536;

/**
 * A BEGIN line with the character behind it, which shows that the line is complete and not folded.
 * A BEGIN line with more white space is not found where a card or a text was left out.
 */
const BEGIN_LINE = /(?<=[\r\n]\ufeff?)BEGIN:VCARD[ \t]{0,8}(?:\r{0,8}\n|\r(?![\r\n]))[^ \t]/i;

/** The same, but for the card of an AGENT. */
const BEGIN_OF_OTHER = new RegExp(
  `(?<!AGENT[^\\r\\n]{0,40}[\\r\\n]{1,8}\\ufeff?)${BEGIN_LINE.source}`,
  "i",
);

/** No match of these, with what they look behind at, is longer. */
const LONGEST_BEGIN = 128;

/** Least text that is searched for them: where octets come one by one, each would be looked at as often as that. */
const LEAST_SEARCHED = 4096;

/**
 * Reads cards from octets as they arrive: the same cards as `parseCards` reads from all of them, as long as
 * none is over a limit of the decoder. A card is complete when the next one begins, or at the end, because the
 * lines between belong to its source. The time that octets take is in proportion to them, wherever they are cut,
 * but for a line, which is read when it is complete.
 *
 * @example
 * const decoder = new CardDecoder();
 * for await (const chunk of stream) for (const card of decoder.push(chunk)) store(card);
 * for (const card of decoder.end()) store(card);
 */
export class CardDecoder {
  readonly #options: CardDecoderOptions;
  readonly #decoder = new OctetDecoder();
  readonly #pending = new PendingText();
  #reader: CardReader | undefined;
  #isInvalid = false;
  /** The length that the text must have before it is read again. */
  #patience = 0;

  /**
   * @param options Limits, and what to do about problems.
   * @throws RangeError for a limit that is NaN or negative.
   */
  constructor(options: CardDecoderOptions = {}) {
    limitsOf(options);
    checkLimit("maxCardOctets", options.maxCardOctets ?? MAX_CARD_OCTETS);
    checkLimit("maxOutsideOctets", options.maxOutsideOctets ?? MAX_OUTSIDE_OCTETS);
    this.#options = options;
  }

  /**
   * Takes the next octets.
   *
   * @param chunk Octets, cut anywhere.
   * @yields The cards that are complete now. The octets are read as the cards are taken, some at a time, so a
   *   caller has to take them even if none is expected.
   * @throws ParseError for the first problem if there is no `onProblem`; for too many cards in any case.
   */
  *push(chunk: Uint8Array): Generator<Card, void, undefined> {
    for (let from = 0; from < chunk.length; from += PORTION) {
      const octets = chunk.subarray(from, from + PORTION);
      const text = this.#decoder.push(octets);
      const reader = this.#append(text, octets.length);
      this.#read(reader);
      yield* reader.takeCards();
    }
  }

  /**
   * Ends the octets.
   *
   * @yields The cards that are left.
   * @throws ParseError as {@link push} does.
   */
  *end(): Generator<Card, void, undefined> {
    const reader = this.#append(this.#decoder.end(), 0);
    reader.readRest(this.#pending.toString());
    yield* reader.finish(this.#decoder.lastOctet);
  }

  #append(text: string, octets: number): CardReader {
    this.#pending.append(text, octets);
    // The first octets tell the charset.
    const reader = this.#reader ?? this.#newReader();
    if (text !== "") this.#reader = reader;
    this.#sayInvalid(reader);
    return reader;
  }

  #newReader(): CardReader {
    const { maxCardOctets = MAX_CARD_OCTETS, maxOutsideOctets = MAX_OUTSIDE_OCTETS } =
      this.#options;
    const limits = { maxCardOctets, maxOutsideOctets };
    return new CardReader(this.#decoder.charset, this.#options, limits);
  }

  #read(reader: CardReader): void {
    const pending = this.#pending;
    if (reader.leftOut !== undefined) this.#skip(reader, reader.leftOut);
    if (pending.hasLine && pending.length >= this.#patience) this.#readLines(reader);
    if (reader.leftOut !== undefined || !reader.isOver(pending.octets)) return;
    // The card may have ended while more text was waited for.
    if (pending.hasLine) this.#readLines(reader);
    if (reader.leftOut !== undefined || !reader.isOver(pending.octets)) return;
    this.#skip(reader, reader.leaveOut());
  }

  // A line that goes on may be read in vain. Twice the text must be there before it is read again: without that,
  // one of many soft line breaks would be read as often as it has them.
  #readLines(reader: CardReader): void {
    const pending = this.#pending;
    const read = reader.readPart(pending.toString(), pending.lastLine);
    this.#patience = read === 0 ? 2 * pending.length : 0;
    pending.hasLine = read === 0;
    pending.goOn(read);
  }

  // Goes to the next card behind what is left out, or near to the end.
  #skip(reader: CardReader, leftOut: LeftOut): void {
    const pending = this.#pending;
    pending.hasLine = false;
    if (pending.length < LEAST_SEARCHED) return;
    const text = pending.toString();
    const found = text.search(leftOut.isCard ? BEGIN_OF_OTHER : BEGIN_LINE);
    const at = found === -1 ? searchedUpTo(text) : found;
    reader.skip(text.slice(0, at));
    pending.goOn(at);
    pending.hasLine = found !== -1;
    this.#patience = 0;
  }

  // Says once, where the text is, that an octet could not be decoded.
  #sayInvalid({ places }: CardReader): void {
    const { invalidAt } = this.#decoder;
    if (this.#isInvalid || invalidAt === undefined) return;
    this.#isInvalid = true;
    const problem = invalidOctet(invalidAt - places.base);
    const position = places.at(this.#pending.toString(), problem.offset);
    const error = new VcardError(problem, position);
    if (this.#options.onProblem === undefined) throw error;
    this.#options.onProblem(error);
  }
}

// The end of it may be the start of a BEGIN line, and no CRLF is cut in two.
function searchedUpTo(text: string): number {
  const at = Math.max(text.length - LONGEST_BEGIN, 0);
  return text[at - 1] === "\r" ? at - 1 : at;
}
