import type { Card } from "./card.ts";
import { CardReader, type Progress } from "./card-reader.ts";
import { octetsOf } from "./fold.ts";
import { OctetDecoder } from "./octet-decoder.ts";
import { checkLimit, limitsOf, type ParseOptions } from "./options.ts";
import { invalidOctet, Places, type Problem, VcardError } from "./problem.ts";

/** What {@link CardDecoder} takes. */
export interface CardDecoderOptions extends ParseOptions {
  /**
   * Most octets that are kept until the card they belong to is complete; beyond it the error is
   * thrown in any case. Default 33 554 432.
   */
  readonly maxCardOctets?: number;
}

const MAX_CARD_OCTETS = 32 * 1024 * 1024;

/**
 * A BEGIN line with the character behind it, which shows that the line is complete and not folded.
 * A BEGIN line with more white space is read all the same, but the text is not cut before it.
 */
const BEGIN_LINE = /(?<=[\r\n]\ufeff?)BEGIN:VCARD[ \t]{0,8}(?:\r{0,8}\n|\r(?![\r\n]))[^ \t]/gi;

/** No match of BEGIN_LINE, with what it looks behind at, is longer. */
const LONGEST_BEGIN = 40;

/**
 * Reads cards from octets as they arrive: the same cards as `parseCards` reads from all of them. A
 * card is complete when the next one begins, or at the end, because the lines between belong to its
 * source.
 *
 * @example
 * const decoder = new CardDecoder();
 * for await (const chunk of stream) for (const card of decoder.push(chunk)) store(card);
 * for (const card of decoder.end()) store(card);
 */
export class CardDecoder {
  readonly #options: CardDecoderOptions;
  readonly #decoder = new OctetDecoder();
  readonly #progress: Progress = { places: new Places(), cards: 0, problems: 0 };
  #isInvalid = false;
  /** The text that was not given out yet, and its length and size. */
  #pieces: string[] = [];
  #length = 0;
  #octets = 0;
  /** The end of it, in which a BEGIN line may have begun. */
  #tail = "";
  /** Where the last BEGIN line starts, if one was found. */
  #cut = 0;
  /** The length that the text must have before it is read again. */
  #patience = 0;

  /**
   * @param options Limits, and what to do about problems.
   * @throws RangeError for a limit that is NaN or negative.
   */
  constructor(options: CardDecoderOptions = {}) {
    limitsOf(options);
    checkLimit("maxCardOctets", options.maxCardOctets ?? MAX_CARD_OCTETS);
    this.#options = options;
  }

  /**
   * Takes the next octets.
   *
   * @param chunk Octets, cut anywhere.
   * @yields The cards that are complete now; they are read when the first of them is taken, so a caller
   *   has to take them even if none is expected.
   * @throws ParseError for the first problem if there is no `onProblem`; for too many cards, or too
   *   many octets in one, in any case.
   */
  *push(chunk: Uint8Array): Generator<Card, void, undefined> {
    this.#append(this.#decoder.push(chunk), chunk.length);
    if (this.#cut > 0 && this.#length >= this.#patience) yield* this.#readUpTo(this.#cut);
    const { maxCardOctets = MAX_CARD_OCTETS } = this.#options;
    if (this.#octets <= maxCardOctets) return;
    throw this.#error({
      code: "card-too-long",
      reason: `card has more than ${maxCardOctets} octets`,
      offset: 0,
      start: 0,
      end: this.#length,
      rule: "RFC 6350 vcard",
    });
  }

  /**
   * Ends the octets.
   *
   * @yields The cards that are left.
   * @throws ParseError as {@link push} does.
   */
  *end(): Generator<Card, void, undefined> {
    this.#append(this.#decoder.end(), 0);
    yield* this.#readUpTo(this.#length);
  }

  #append(text: string, octets: number): void {
    const window = this.#tail + text;
    const windowStart = this.#length - this.#tail.length;
    for (const { index } of window.matchAll(BEGIN_LINE)) this.#cut = windowStart + index;
    this.#tail = window.slice(-LONGEST_BEGIN);
    this.#pieces.push(text);
    this.#length += text.length;
    this.#octets += octets;
    this.#sayInvalid();
  }

  *#readUpTo(end: number): Generator<Card, void, undefined> {
    const text = this.#pieces.join("");
    const isLast = end === this.#length;
    const before = { ...this.#progress };
    const found: VcardError[] = [];
    const reader = this.#reader(text.slice(0, end), found);
    reader.read();
    // A BEGIN behind an AGENT does not begin the next card, and what stands before the first card
    // is read with it. Twice the text must be there before it is read again: without that, a card
    // of nothing but AGENTs would be read as often as it has lines.
    if (!isLast && (reader.awaitsAgent || reader.isEmpty)) {
      this.#progress.cards = before.cards;
      this.#progress.problems = before.problems;
      this.#pieces = [text];
      this.#patience = 2 * this.#length;
      return;
    }
    const complete = reader.finish(isLast ? this.#decoder.lastOctet : undefined);
    for (const problem of found) this.#options.onProblem?.(problem);
    this.#progress.places.advance(text, end);
    this.#keep(text.slice(end));
    yield* complete;
  }

  #keep(text: string): void {
    this.#pieces = [text];
    this.#length = text.length;
    this.#octets = octetsOf(text);
    this.#tail = text.slice(-LONGEST_BEGIN);
    this.#cut = 0;
    this.#patience = 0;
  }

  #reader(text: string, problems: VcardError[]): CardReader {
    const { onProblem } = this.#options;
    const options =
      onProblem === undefined
        ? this.#options
        : { ...this.#options, onProblem: (problem: VcardError) => void problems.push(problem) };
    return new CardReader(text, this.#decoder.charset, options, this.#progress);
  }

  // Says once, where the text is, that an octet could not be decoded.
  #sayInvalid(): void {
    const { invalidAt } = this.#decoder;
    if (this.#isInvalid || invalidAt === undefined) return;
    this.#isInvalid = true;
    const error = this.#error(invalidOctet(invalidAt - this.#progress.places.base));
    if (this.#options.onProblem === undefined) throw error;
    this.#options.onProblem(error);
  }

  #error(problem: Problem): VcardError {
    return new VcardError(problem, this.#progress.places.at(this.#pieces.join(""), problem.offset));
  }
}
