import { positionAt, type ParseError } from "@callingcard/grammar";
import { diagnose as diagnoseGrammar, type Diagnosis } from "@callingcard/grammar/diagnose";
import { vcardIr } from "./generated/vcard.ir.ts";
import { LineReader } from "./line-reader.ts";
import { limitsOf } from "./options.ts";

/**
 * Explains why a content line could not be read: all that could have stood at the place of the
 * problem, for the message of an editor or a log. The problem itself says it more briefly.
 *
 * @param text The text that was parsed; of octets, the text that they decode to.
 * @param problem A problem that `parseCards` had with it.
 * @returns The explanation with its place in the text, or `undefined` if the problem is not one of the
 *   content line's grammar.
 */
export function diagnose(text: string, problem: ParseError): Diagnosis | undefined {
  if (problem.code !== "unexpected-character" && problem.code !== "unexpected-end")
    return undefined;
  const lines = new LineReader(text, limitsOf({}));
  // The place of a line that ends too early is behind it, before its line break.
  while (lines.read()) if (lines.next > problem.offset) return diagnoseLine(lines);
  return lines.start <= problem.offset ? diagnoseLine(lines) : undefined;
}

function diagnoseLine({ text, start, end, joined }: LineReader): Diagnosis | undefined {
  const line = joined?.toString() ?? text.slice(start, end);
  const diagnosis = diagnoseGrammar(vcardIr, "contentline", line);
  if (diagnosis === undefined) return undefined;
  const offset = joined?.inText(diagnosis.offset) ?? start + diagnosis.offset;
  return { ...diagnosis, ...positionAt(text, offset) };
}
