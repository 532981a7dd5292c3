import { type HeaderField, stringifyWarning } from "@callingcard/sip";

/** The warning code of texts that have numbers of their own. */
const MISCELLANEOUS = 399;

/**
 * Makes a Warning (RFC 3261 section 20.43, A-01).
 *
 * @param agent The host of the function, or a name for it.
 * @param text The text, with its number in front.
 * @returns The header field.
 */
export function warningHeader(agent: string, text: string): HeaderField {
  return { name: "Warning", value: stringifyWarning({ code: MISCELLANEOUS, agent, text }) };
}
