/**
 * Explains why the headers of a message were refused; apart from the rest, since it carries the
 * grammar as data.
 *
 * @module
 */

import type { ParseError } from "@callingcard/grammar";
import { diagnose, type Diagnosis } from "@callingcard/grammar/diagnose";
import { cpimIr } from "./generated/cpim.ir.ts";

/**
 * Finds all that could have stood at the place of a syntax error in the message headers.
 *
 * @param text The message that was refused, as text, at least its headers.
 * @param error The error.
 * @returns What was expected there; `undefined` when the error is not one of the headers' grammar.
 */
export function diagnoseCpim(text: string, error: ParseError): Diagnosis | undefined {
  const blankLine = text.startsWith("\r\n") ? -2 : text.indexOf("\r\n\r\n");
  const headers = blankLine === -1 ? text : text.slice(0, blankLine + 4);
  const found = diagnose(cpimIr, "head", headers);
  // The place of half a line break is the half that is there, not the one that is missing.
  return found !== undefined && Math.abs(found.offset - error.offset) <= 1 ? found : undefined;
}
