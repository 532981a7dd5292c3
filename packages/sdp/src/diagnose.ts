import { diagnose, type Diagnosis } from "@callingcard/grammar/diagnose";
import { sdpIr } from "./generated/sdp.ir.ts";

/**
 * Explains why a text is no session description: all that could have stood at the place of the first
 * wrong character.
 *
 * @param text The text.
 * @returns The explanation; `undefined` for a text that the grammar has.
 */
export function diagnoseSdp(text: string): Diagnosis | undefined {
  return diagnose(sdpIr, "sessiondescription", text);
}
