import {
  type Card,
  CardDecoder,
  positionInText,
  stringifyCard,
  type VcardError,
} from "@callingcard/vcard";

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

/** What a file, or a part of it, holds. */
export interface CardFile {
  readonly cards: readonly FileCard[];
  /** Problems outside of cards, and cards that are too long. */
  readonly problems: readonly FileProblem[];
}

/** A part of a file. */
export interface CardFilePart extends CardFile {
  /** Octets of the file that it was read from. */
  readonly octets: number;
}

/**
 * Reads a vCard file as it comes, so that it may be larger than the memory. Broken cards come with their problems
 * and do not hide their neighbours.
 *
 * @param chunks The file.
 * @yields What each chunk completes.
 * @throws ParseError for a file with more than 1 000 000 cards.
 */
export async function* readCardFile(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<CardFilePart> {
  const found: VcardError[] = [];
  const decoder = new CardDecoder({
    maxCards: MAX_CARDS,
    onProblem: (problem) => {
      found.push(problem);
    },
  });
  for await (const chunk of chunks) {
    yield { ...partOf(decoder.push(chunk), found), octets: chunk.length };
  }
  const { cards, problems } = partOf(decoder.end(), found);
  yield { cards, problems: [...problems, ...takeUpTo(found, Infinity)], octets: 0 };
}

function partOf(cards: Iterable<Card>, found: VcardError[]): CardFile {
  const files: FileCard[] = [];
  const outside: FileProblem[] = [];
  for (const card of cards) {
    const { source } = card;
    if (source === undefined) continue;
    const end = source.offset + source.text.length;
    const problems = takeUpTo(found, end);
    const { line } = positionInText(source, source.start);
    const own = problems.filter((problem) => !isOutside(problem));
    files.push({ card, text: stringifyCard(card), line, problems: own });
    outside.push(...problems.filter(isOutside));
  }
  return { cards: files, problems: outside };
}

// Takes the problems of a card, and of what stands around it. A missing END is noticed where its text ends.
function takeUpTo(found: VcardError[], end: number): readonly VcardError[] {
  found.sort((left, right) => left.offset - right.offset);
  const next = found.findIndex(
    ({ code, offset }) => offset > end || (offset === end && code !== "missing-end"),
  );
  const taken = found.splice(0, next === -1 ? found.length : next);
  // What else is wrong with a card that was left out is not another card's.
  const leftOut = taken.filter(isLeftOut);
  return taken.filter(
    (problem) =>
      isLeftOut(problem) ||
      !leftOut.some(({ start, end: to }) => problem.offset >= start && problem.offset < to),
  );
}

function isOutside(problem: VcardError): boolean {
  return problem.code === "text-outside-card" || isLeftOut(problem);
}

function isLeftOut({ code }: VcardError): boolean {
  return code === "card-too-long" || code === "outside-too-long";
}
