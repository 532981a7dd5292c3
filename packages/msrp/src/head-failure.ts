import type { Failure } from "@callingcard/grammar";
import type { OctetFault } from "./octet-error.ts";

const CR = 13;
const LF = 10;
const SPACE = 32;
const TAB = 9;
const DELETE = 127;

/**
 * Says what is wrong with the octets of a head that the grammar does not have.
 *
 * @param octets The head.
 * @param failure What the parser said, with an offset in UTF-16 code units.
 * @returns The fault, with an index in octets.
 */
export function headFailure(octets: Uint8Array, failure: Failure): OctetFault {
  const rule = `RFC 4975 ${failure.rule}`;
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(octets);
  const index = new TextEncoder().encode(text.slice(0, failure.offset)).length;
  if (failure.expected === "UTF-8") {
    return { code: "invalid-utf-8", reason: "octet is not UTF-8", index, rule };
  }
  // Some stacks end a line at a lone CR or LF and some do not: passed on, it would carry a header that
  // this hop never saw to the next one.
  const lone = loneAt(octets, index);
  if (lone !== undefined) return { ...lone, rule };
  const octet = octets[index] ?? SPACE;
  if (octet === 0) return { code: "nul", reason: "character U+0000", index, rule };
  if (octet === DELETE || (octet < SPACE && octet !== TAB && octet !== CR && octet !== LF)) {
    return { code: "control-character", reason: `control character ${octet}`, index, rule };
  }
  const reason = `expected ${failure.expected}`;
  return {
    code: failure.code === "unexpected-end" ? failure.code : "unexpected-character",
    reason,
    index,
    rule,
  };
}

// The CR or LF without the other one at an index or, of a CR, before it: there the LF was missed.
function loneAt(octets: Uint8Array, index: number): Omit<OctetFault, "rule"> | undefined {
  for (const at of [index - 1, index]) {
    if (octets[at] === CR && octets[at + 1] !== LF) {
      const reason = "carriage return without line feed";
      return { code: "lone-carriage-return", reason, index: at };
    }
  }
  if (octets[index] !== LF || octets[index - 1] === CR) return undefined;
  return { code: "lone-line-feed", reason: "line feed without carriage return", index };
}
