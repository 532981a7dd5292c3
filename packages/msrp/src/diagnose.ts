import { diagnose, type Diagnosis } from "@callingcard/grammar/diagnose";
import { msrpIr } from "./generated/msrp.ir.ts";

/**
 * Explains why a head is none: all that could have stood at the place of the first wrong character.
 *
 * @param head The start line and the headers, each with its CRLF, without the blank line.
 * @returns The explanation; `undefined` for a head that the grammar has.
 */
export function diagnoseHead(head: string): Diagnosis | undefined {
  return diagnose(msrpIr, "head", head);
}
