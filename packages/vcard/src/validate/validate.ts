import { ParseError, type Position } from "@callingcard/grammar";
import type { Card } from "../card.ts";
import { OctetDecoder } from "../octet-decoder.ts";
import { limitsOf } from "../options.ts";
import { Places } from "../problem.ts";
import { versionOf } from "../values.ts";
import { checkCard } from "./check-card.ts";
import type { CardDiagnostic, Diagnostic, ValidateOptions } from "./diagnostic.ts";
import { DIAGNOSTICS, type DiagnosticCode } from "./diagnostics.ts";
import { examine } from "./examine.ts";
import { Findings, type Finding, type PlacedFinding } from "./finding.ts";

/**
 * Tells all departures of a text from the RFC of each card's version, and from what every version wants of
 * a text: one list, card by card, in the order of the text. Reading is as lenient as that of `parseCards`,
 * so that whatever that passes over or repairs is in the list.
 *
 * @param input Text or octets, as for `parseCards`.
 * @param options Limits, the least severity, and codes to leave out. `maxProblems` is the longest list; one
 *   more, `too-many-problems`, says that there are more.
 * @returns The diagnostics; none for a text that conforms.
 * @throws RangeError for a limit that is NaN or negative.
 * @example
 * const errors = validateCards(text, { severity: "error" });
 */
export function validateCards(
  input: string | Uint8Array,
  options: ValidateOptions = {},
): Diagnostic[] {
  const text = textOf(input);
  const { maxProblems } = limitsOf(options);
  const places = new Places();
  const diagnostics: Diagnostic[] = [];
  for (const found of examine(text, input, options).findings) {
    const position = places.at(text, found.from);
    if (diagnostics.length === maxProblems && found.code !== "too-many-problems") {
      diagnostics.push(toDiagnostic(tooManyProblems(found, maxProblems), position));
      break;
    }
    diagnostics.push(toDiagnostic(found, position));
    if (found.code === "too-many-problems") break;
  }
  return diagnostics;
}

/**
 * Tells all departures of a card from the RFC of its version, where the card has no text or its text does
 * not matter: line ends, folds and what else is not in the card are not looked at.
 *
 * @param card The card, read or made.
 * @param options The longest list, the least severity, and codes to leave out.
 * @returns The diagnostics; none for a card that conforms.
 */
export function validateCard(card: Card, options: ValidateOptions = {}): CardDiagnostic[] {
  const findings = new Findings<Finding>(options);
  checkCard({ card, version: versionOf(card), findings });
  const { maxProblems } = limitsOf(options);
  const diagnostics = findings.list
    .slice(0, maxProblems)
    .map((finding) => toCardDiagnostic(finding, card));
  if (findings.list.length <= maxProblems) return diagnostics;
  return [...diagnostics, toCardDiagnostic(tooManyProblems({}, maxProblems), card)];
}

/**
 * Reads cards strictly: the cards, if the text has no diagnostic of a severity or a heavier one, or an
 * error for the first.
 *
 * @param input Text or octets, as for `parseCards`.
 * @param options Limits, the least severity that is refused (default `error`), and codes that are allowed.
 * @returns The cards in their order; none for an empty text.
 * @throws ParseError with the code, message, rule and place of the first diagnostic.
 * @example
 * const cards = parseStrictCards(text, { severity: "warning", ignore: ["bare-line-feed"] });
 */
export function parseStrictCards(
  input: string | Uint8Array,
  options: ValidateOptions = {},
): readonly Card[] {
  const text = textOf(input);
  const { cards, findings } = examine(text, input, {
    ...options,
    severity: options.severity ?? "error",
  });
  const [first] = findings;
  if (first === undefined) return cards;
  throw new ParseError<DiagnosticCode>({
    code: first.code,
    reason: first.message,
    source: text,
    offset: first.from,
    rule: first.rule ?? DIAGNOSTICS[first.code].rule,
  });
}

function textOf(input: string | Uint8Array): string {
  if (typeof input === "string") return input;
  const decoder = new OctetDecoder();
  return decoder.push(input) + decoder.end();
}

function toDiagnostic(
  { code, message, rule, property, parameter, card, from, to, unread }: PlacedFinding,
  { offset, line, column }: Position,
): Diagnostic {
  return {
    code,
    severity: DIAGNOSTICS[code].severity,
    message,
    rule: rule ?? DIAGNOSTICS[code].rule,
    ...(property === undefined ? {} : { property }),
    ...(parameter === undefined ? {} : { parameter }),
    card,
    offset,
    length: to - from,
    ...(unread === undefined
      ? {}
      : { unread: { offset: unread.from, length: unread.to - unread.from } }),
    line,
    column,
  };
}

function toCardDiagnostic(
  { code, message, rule, property, part }: Finding,
  card: Card,
): CardDiagnostic {
  const found = property === undefined ? undefined : card.properties[property];
  const parameter = part?.of === "parameter" ? found?.parameters[part.index] : undefined;
  return {
    code,
    severity: DIAGNOSTICS[code].severity,
    message,
    rule: rule ?? DIAGNOSTICS[code].rule,
    ...(found === undefined ? {} : { property: found }),
    ...(parameter === undefined ? {} : { parameter }),
  };
}

function tooManyProblems<Found extends object>(
  found: Found,
  maxProblems: number,
): Omit<Found, "property" | "parameter"> & {
  readonly code: DiagnosticCode;
  readonly message: string;
} {
  return {
    ...found,
    code: "too-many-problems",
    message: `there are more than ${maxProblems} diagnostics; allow more by maxProblems`,
  };
}
