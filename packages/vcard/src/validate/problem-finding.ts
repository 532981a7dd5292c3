import type { VcardError } from "../problem.ts";
import { DIAGNOSTICS, type DiagnosticCode } from "./diagnostics.ts";
import type { PlacedFinding } from "./finding.ts";

/** What to do about what the reader says. */
const ADVICE: ReadonlyMap<string, string> = new Map([
  ["unexpected-character", "the line was left out, write it as NAME;PARAMETER=value:value"],
  ["unexpected-end", "the line was left out, write it as NAME;PARAMETER=value:value"],
  ["missing-end", "add it"],
  ["text-outside-card", "put it between BEGIN:VCARD and END:VCARD, or leave it out"],
  ["line-too-long", "it was left out, allow more by maxLineOctets"],
  ["too-many-parameters", "it was left out, allow more by maxParameters"],
  ["too-many-properties", "the rest was left out, allow more by maxProperties"],
  ["too-many-cards", "none was looked at, allow more by maxCards"],
  ["nested-too-deep", "allow more by maxDepth"],
  ["too-many-problems", "the list ends here, allow more by maxProblems"],
]);

/**
 * Turns a problem of the reader into a finding.
 *
 * @param problem The problem.
 * @param text The text that it was found in.
 * @param base UTF-16 code units of the text before the part that places are counted from.
 * @returns The finding.
 */
export function findingOf(problem: VcardError, text: string, base: number): PlacedFinding {
  const { code, rule, offset, line, column, start, end } = problem;
  const place = ` at line ${line} column ${column} (${rule})`;
  const reason = problem.message.slice(0, -place.length);
  const advice = ADVICE.get(code);
  const [lineBreak = ""] = /[\r\n]*$/.exec(text.slice(Math.max(offset, end - 2), end)) ?? [];
  return {
    code: isDiagnosticCode(code) ? code : "unexpected-character",
    message: advice === undefined ? reason : `${reason}; ${advice}`,
    rule,
    from: offset - base,
    to: Math.max(offset, end - lineBreak.length) - base,
    ...(end > start ? { unread: { from: start - base, to: end - base } } : {}),
  };
}

function isDiagnosticCode(code: string): code is DiagnosticCode {
  return Object.hasOwn(DIAGNOSTICS, code);
}
