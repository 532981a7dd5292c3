import { ParseError } from "@callingcard/grammar";
import { type Card, CardDecoder, stringifyCard } from "@callingcard/vcard";
import { type SentPart, strayOf } from "./sent-card.ts";

/** Bounds on a text of many cards. */
export interface SentLimits {
  /** Also the most problems: what is behind them is not looked at. */
  readonly maxCards: number;
  /** Of one card, and of what stands between two. */
  readonly maxCardOctets: number;
}

/**
 * Reads the vCards of a body as it arrives, of any version. A card that is broken comes with its problem and
 * does not hide its neighbours.
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
  const problems: ParseError[] = [];
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
    for await (const chunk of chunks) yield* complete(decoder.push(chunk));
    yield* complete(decoder.end());
    for (const problem of problems.splice(0)) yield strayOf(problem, isEndless(problem));
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

function isOutside({ code }: ParseError): boolean {
  return code === "text-outside-card";
}

// A missing END is noticed where the text of its card ends.
function takeUpTo(problems: ParseError[], end: number): readonly ParseError[] {
  problems.sort((one, other) => one.offset - other.offset);
  const next = problems.findIndex(
    ({ code, offset }) => offset > end || (offset === end && code !== "missing-end"),
  );
  return problems.splice(0, next === -1 ? problems.length : next);
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
