import { ParseError } from "@callingcard/grammar";
import { type Card, CardDecoder, stringifyCard } from "@callingcard/vcard";
import { type SentPart, strayOf } from "./sent-card.ts";

/** Bounds on a text of many cards. */
export interface SentLimits {
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
  const problems: ParseError[] = [];
  const onProblem = (problem: ParseError): void => void problems.push(problem);
  const decoder = new CardDecoder({ ...limits, maxProblems: Infinity, onProblem });
  let offset = 0;
  let line = 1;

  function* complete(cards: Iterable<Card>): Generator<SentPart> {
    for (const card of cards) {
      const { text: whole, start } = card.source ?? { text: "", start: 0 };
      const cardOffset = offset + start;
      offset += whole.length;
      const found = takeUpTo(problems, offset);
      const outside = found.filter(isOutside);
      const problem = found.find((one) => !isOutside(one))?.message;
      const number = line + lineBreaks(whole.slice(0, start));
      const text = stringifyCard(card);
      yield* outside.filter((one) => one.offset < cardOffset).map((one) => strayOf(one, false));
      yield { kind: "card", place: { unit: "line", number }, card, text, problem };
      yield* outside.filter((one) => one.offset >= cardOffset).map((one) => strayOf(one, false));
      line += lineBreaks(whole);
    }
  }

  try {
    for await (const chunk of chunks) yield* complete(decoder.push(chunk));
    yield* complete(decoder.end());
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    yield strayOf(error, true);
    return;
  }
  for (const problem of problems.splice(0)) yield strayOf(problem, false);
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

function lineBreaks(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}
