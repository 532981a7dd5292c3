import { meaningOfCards } from "./meaning-of-cards.ts";
import { meaningOfSdp } from "./meaning-of-sdp.ts";
import { meaningOfSip } from "./meaning-of-sip.ts";
import { meaningOfXml } from "./meaning-of-xml.ts";

/** Gives what a sentence says, whichever way it is written. */
export type Meaning = (octets: Uint8Array) => unknown;

const MEANINGS: ReadonlyMap<string, Meaning> = new Map([
  ["vcard", meaningOfCards],
  ["sip", meaningOfSip],
  ["sdp", meaningOfSdp],
  ["xml", meaningOfXml],
]);

/**
 * What the sentences of a syntax say, where the same can be written in several ways: for what a program writes back.
 *
 * @param syntax The name of the syntax.
 * @returns `undefined` for a syntax in which all that was read counts.
 */
export function meaningOf(syntax: string): Meaning | undefined {
  return MEANINGS.get(syntax);
}
