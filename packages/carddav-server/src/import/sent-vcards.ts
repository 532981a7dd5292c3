import { ParseError } from "@callingcard/grammar";
import { type Card, CardDecoder, stringifyCard, type VcardError } from "@callingcard/vcard";
import { type SentPart, strayOf } from "./sent-card.ts";
import { createTurns, turnPortions } from "./turns.ts";

/** Bounds on a text of many cards. */
export interface SentLimits {
  /** Also the most problems: what is behind them is not looked at. */
  readonly maxCards: number;
  /** Of one card. */
  readonly maxCardOctets: number;
}

/**
 * Reads the vCards of a body as it arrives, of any version, some octets a turn. A card that is broken comes with
 * its problem and does not hide its neighbours; nor does one that is too long, which is a stray part.
 *
 * @yields Each card, and each place where there should be one.
 *
 * @internal
 */
export async function* sentVcards(
  chunks: AsyncIterable<Uint8Array>,
  limits: SentLimits,
): AsyncGenerator<SentPart> {
  const { maxCards, maxCardOctets } = limits;
  const problems: VcardError[] = [];
  const decoder = new CardDecoder({
    maxCardOctets,
    // It would hide the cards that arrive together with the first one too many.
    maxCards: Infinity,
    // A problem costs far more than the octets that it is in, and all of one card are found at once.
    maxProblems: maxCards,
    onProblem: (problem) => void problems.push(problem),
  });
  let count = 0;

  function* complete(cards: Iterable<Card>): Generator<SentPart> {
    for (const card of cards) {
      const { text: whole = "", start = 0, offset = 0, line = 1 } = card.source ?? {};
      const place = { unit: "line", number: line + lineBreaks(whole, start) } as const;
      if (count++ === maxCards) {
        yield { kind: "stray", place, problem: `more than ${maxCards} cards`, isLast: true };
        return;
      }
      const found = takeUpTo(problems, offset + whole.length);
      const outside = found.filter(isOutside);
      const problem = found.find((one) => !isOutside(one));
      const endless = found.find(isEndless);
      const text = stringifyCard(card);
      const cardOffset = offset + start;
      yield* outside.filter((one) => one.offset < cardOffset).map((one) => strayOf(one, false));
      yield { kind: "card", place, card, text, problem: problem?.message };
      yield* outside.filter((one) => one.offset >= cardOffset).map((one) => strayOf(one, false));
      if (endless !== undefined) yield strayOf(endless, true);
    }
  }

  async function* parts(): AsyncGenerator<SentPart> {
    const turn = createTurns();
    for await (const chunk of chunks) {
      for (const portion of turnPortions(chunk)) {
        yield* complete(decoder.push(portion));
        await turn(portion.length);
      }
    }
    yield* complete(decoder.end());
    for (const problem of takeUpTo(problems, Infinity)) yield strayOf(problem, isEndless(problem));
  }

  try {
    for await (const part of parts()) {
      yield part;
      if (part.kind === "stray" && part.isLast) return;
    }
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    yield strayOf(error, true);
  }
}

// What is behind it was not looked at for problems.
function isEndless({ code }: ParseError): boolean {
  return code === "too-many-problems";
}

function isOutside(problem: VcardError): boolean {
  return problem.code === "text-outside-card" || isLeftOut(problem);
}

function isLeftOut({ code }: VcardError): boolean {
  return code === "card-too-long" || code === "outside-too-long";
}

// A missing END is noticed where the text of its card ends.
function takeUpTo(problems: VcardError[], end: number): readonly VcardError[] {
  problems.sort((one, other) => one.offset - other.offset);
  const next = problems.findIndex(
    ({ code, offset }) => offset > end || (offset === end && code !== "missing-end"),
  );
  const found = problems.splice(0, next === -1 ? problems.length : next);
  // What else is wrong with a card that is left out is not another card's.
  const leftOut = found.filter(isLeftOut);
  const isOther = (one: VcardError): boolean =>
    isLeftOut(one) || !leftOut.some(({ start, end: to }) => one.offset >= start && one.offset < to);
  return leftOut.length === 0 ? found : found.filter(isOther);
}

// Millions of them may stand before the first card: no object is made for any.
function lineBreaks(text: string, end: number): number {
  let count = 0;
  for (let at = 0; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 10 || (unit === 13 && text.charCodeAt(at + 1) !== 10)) count++;
  }
  return count;
}
