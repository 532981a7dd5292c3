import { messageDirectionHeader, parseCpimHead, spliceHeader } from "@callingcard/cpim";
import { ParseError } from "@callingcard/grammar";

/** What splicing Message-Direction into a message does. */
export type SplicedDirection =
  | {
      readonly octets: Uint8Array<ArrayBuffer>;
      /** Where the header was put in, in octets. */
      readonly start: number;
      /** Where it ends, in octets of the result. */
      readonly end: number;
    }
  | { readonly problem: string };

/**
 * Puts Message-Direction into a message (OMA CPM, Appendix C), behind its last header. All other octets are there
 * as before.
 *
 * @param message The octets of a CPIM message.
 * @param direction Whether the user sent or received it.
 * @returns The octets and where they changed, or why nothing was put in.
 */
export function spliceDirection(
  message: Uint8Array,
  direction: "sent" | "received",
): SplicedDirection {
  const options = { onProblem: () => undefined };
  try {
    const { headersLength: start } = parseCpimHead(message, options);
    const octets = spliceHeader(message, messageDirectionHeader(direction), options);
    return { octets, start, end: start + octets.length - message.length };
  } catch (error) {
    if (error instanceof ParseError) return { problem: error.message };
    throw error;
  }
}
