import type { ParseError } from "@callingcard/grammar";
import { type Card, parseCards, stringifyCard } from "@callingcard/vcard";

/** Most cards of one file. */
const MAX_CARDS = 1_000_000;

/** Something wrong in a file. */
export interface FileProblem {
  readonly message: string;
  /** Line, or of JSON the number of the card, from 1. */
  readonly line: number;
  readonly column?: number;
}

/** One card of a file. */
export interface FileCard {
  readonly card: Card;
  /** Exactly its text in the file, from BEGIN to the line break behind END. */
  readonly text: string;
  /** Line where it begins, or of JSON its number, from 1. */
  readonly line: number;
  /** What is wrong with it, with places in the file. */
  readonly problems: readonly FileProblem[];
}

/** What a file holds. */
export interface CardFile {
  readonly cards: readonly FileCard[];
  /** Problems outside of cards. */
  readonly problems: readonly FileProblem[];
}

/**
 * Reads a vCard file. Broken cards come with their problems and do not hide their neighbours.
 *
 * @param octets The file.
 * @throws ParseError for a file with more than 1 000 000 cards.
 */
export function readCardFile(octets: Uint8Array): CardFile {
  const problems: ParseError[] = [];
  const cards = parseCards(octets, {
    maxCards: MAX_CARDS,
    onProblem: (problem) => {
      problems.push(problem);
    },
  });
  const left = problems.toSorted((a, b) => a.offset - b.offset);
  const found: FileCard[] = [];
  const outside: ParseError[] = [];
  let offset = 0;
  let line = 1;
  let next = 0;
  for (const card of cards) {
    const { source } = card;
    const whole = source?.text ?? "";
    const start = source?.start ?? 0;
    const end = offset + whole.length;
    const own: ParseError[] = [];
    for (; next < left.length; next += 1) {
      const problem = left[next];
      // A missing END is noticed where the card's text ends.
      const isOwn =
        problem?.code === "missing-end" ? problem.offset <= end : (problem?.offset ?? end) < end;
      if (problem === undefined || !isOwn) break;
      (problem.code === "text-outside-card" ? outside : own).push(problem);
    }
    const text = stringifyCard(card);
    found.push({ card, text, line: line + lineBreaks(whole.slice(0, start)), problems: own });
    offset = end;
    line += lineBreaks(whole);
  }
  return { cards: found, problems: [...outside, ...left.slice(next)] };
}

function lineBreaks(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}
