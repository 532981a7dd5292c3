import { sameName, type Card, type CardSource } from "../card.ts";
import { limitsOf } from "../options.ts";
import { parseCards } from "../parse.ts";
import { VcardError } from "../problem.ts";
import { versionOf } from "../values.ts";
import { checkCard } from "./check-card.ts";
import { checkLine } from "./check-line.ts";
import { checkGaps, checkMarkers, checkMarks, checkTextEnd, LineEndCheck } from "./check-text.ts";
import type { ValidateOptions } from "./diagnostic.ts";
import { Findings, type Finding, type PlacedFinding } from "./finding.ts";
import { Placer } from "./place.ts";
import { findingOf } from "./problem-finding.ts";

/** What a text was read as, and what is wrong with it. */
export interface Examination {
  readonly cards: readonly Card[];

  /** What is found, card by card, in the order of the text; looked for as it is taken. */
  readonly findings: Generator<PlacedFinding, void, undefined>;
}

/**
 * Reads a text and looks at all of it.
 *
 * @param text The text.
 * @param input The same, or the octets that it was decoded from.
 * @param options What is wanted.
 * @returns The cards, and what is wrong.
 */
export function examine(
  text: string,
  input: string | Uint8Array,
  options: ValidateOptions,
): Examination {
  const { cards, problems } = read(input, options);
  return { cards, findings: examineCards(text, cards, problems, options, 0) };
}

interface Reading {
  readonly cards: readonly Card[];
  readonly problems: readonly VcardError[];
}

function read(input: string | Uint8Array, options: ValidateOptions): Reading {
  const problems: VcardError[] = [];
  const onProblem = (problem: VcardError): void => void problems.push(problem);
  try {
    return { cards: parseCards(input, { ...options, onProblem }), problems };
  } catch (error) {
    // More cards than the limit: the one problem that the reader does not go on behind.
    if (!(error instanceof VcardError)) throw error;
    return { cards: [], problems: [error] };
  }
}

function* examineCards(
  text: string,
  cards: readonly Card[],
  problems: readonly VcardError[],
  options: ValidateOptions,
  depth: number,
): Generator<PlacedFinding, void, undefined> {
  // What is not UTF-8 is looked for in each property, where CHARSET may allow it.
  const rest = problems.filter(({ code }) => code !== "invalid-utf-8");
  const lineEnds = depth === 0 ? new LineEndCheck() : undefined;
  let base = 0;
  let taken = 0;
  for (const [index, card] of cards.entries()) {
    const { source } = card;
    if (source === undefined) continue;
    const end = base + source.text.length;
    const findings = new Findings<PlacedFinding>(options);
    const first = taken;
    const isLast = index === cards.length - 1;
    if (isLast) taken = rest.length;
    while (taken < rest.length && isBefore(rest[taken], end)) taken += 1;
    for (const problem of rest.slice(first, taken)) findings.add(findingOf(problem, text, base));
    examineText(source, card, { isFirst: index === 0, isLast, lineEnds }, findings, options);
    examineProperties(source, card, findings, options, depth);
    yield* inOrder(findings, base, { index, start: source.start, end: source.end });
    base = end;
  }
  if (cards.length > 0) return;
  const findings = new Findings<PlacedFinding>(options);
  for (const problem of rest) findings.add(findingOf(problem, text, 0));
  lineEnds?.check(text, findings);
  checkMarks(text, false, findings);
  checkGaps(text, undefined, false, findings);
  yield* inOrder(findings, 0, undefined);
}

// A missing END is where the next card starts, and belongs to the one before.
function isBefore(problem: VcardError | undefined, end: number): boolean {
  if (problem === undefined) return false;
  return problem.offset < end || (problem.offset === end && problem.code === "missing-end");
}

interface Surroundings {
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** Absent for a card in an AGENT, whose line ends are those of the text around it. */
  readonly lineEnds: LineEndCheck | undefined;
}

function examineText(
  source: CardSource,
  card: Card,
  { isFirst, isLast, lineEnds }: Surroundings,
  findings: Findings<PlacedFinding>,
  options: ValidateOptions,
): void {
  // Each check has room of its own, so that what is first in the text is not left out for another's.
  const apart = (check: (own: Findings<PlacedFinding>) => void): void => {
    const own = new Findings<PlacedFinding>(options);
    check(own);
    findings.addAll(own.list);
  };
  const { text, charset } = source;
  const isVersion21 = versionOf(card) === "2.1";
  const isUtf16 = charset !== undefined && isFirst;
  if (isUtf16) {
    findings.add({ code: "utf-16", message: "text is UTF-16; write it in UTF-8", from: 0, to: 0 });
  }
  if (lineEnds !== undefined) {
    apart((own) => lineEnds.check(text, own));
    apart((own) => checkMarks(text, isUtf16, own));
    if (isLast) checkTextEnd(text, findings);
  }
  apart((own) => checkGaps(text, card, isVersion21, own));
  checkMarkers(source, findings);
}

function examineProperties(
  source: CardSource,
  card: Card,
  findings: Findings<PlacedFinding>,
  options: ValidateOptions,
  depth: number,
): void {
  const version = versionOf(card);
  const lines = new Findings<PlacedFinding>(options);
  const { text, spans } = source;
  for (const [index, property] of card.properties.entries()) {
    const from = spans[2 * index] ?? 0;
    const to = spans[2 * index + 1] ?? from;
    if (!isAgentCard(property.name, property.value)) {
      checkLine(text, from, to, property, version, lines);
      continue;
    }
    const start = text.indexOf(property.value, from);
    for (const found of examineAgent(property.value, options, depth)) {
      lines.add({ ...found, ...moved(found, start) });
    }
  }
  const meanings = new Findings<Finding>(options);
  checkCard({ card, version, findings: meanings });
  const placer = new Placer(source);
  findings.addAll(lines.list);
  findings.addAll(meanings.list.map((finding) => placer.place(finding)));
}

// Tells whether the value of a property is the text of a card, as vCard 2.1 writes an AGENT.
function isAgentCard(name: string, value: string): boolean {
  return sameName(name, "AGENT") && /^BEGIN:VCARD/i.test(value) && /[\r\n]/.test(value);
}

function* examineAgent(
  value: string,
  options: ValidateOptions,
  depth: number,
): Generator<PlacedFinding, void, undefined> {
  if (depth >= limitsOf(options).maxDepth) return;
  const { cards, problems } = read(value, options);
  yield* examineCards(value, cards, problems, options, depth + 1);
}

/** Where a card stands in its own text, and which it is. */
interface CardPlace {
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

function inOrder(
  { list }: Findings<PlacedFinding>,
  base: number,
  card: CardPlace | undefined,
): PlacedFinding[] {
  return list
    .toSorted((left, right) => left.from - right.from)
    .map((found) => placed(found, base, card));
}

// A finding in the card of an AGENT is one of the card around.
function placed(found: PlacedFinding, base: number, card: CardPlace | undefined): PlacedFinding {
  const index = card !== undefined && isWithin(found, card) ? card.index : undefined;
  return { ...found, card: index, ...moved(found, base) };
}

function isWithin({ from, code }: PlacedFinding, { start, end }: CardPlace): boolean {
  return from >= start && (from < end || (from === end && code === "missing-end"));
}

// Places that are counted from the start of the text around.
function moved(
  { from, to, unread }: PlacedFinding,
  base: number,
): Pick<PlacedFinding, "from" | "to" | "unread"> {
  const part = unread && { unread: { from: base + unread.from, to: base + unread.to } };
  return { from: base + from, to: base + to, ...part };
}
