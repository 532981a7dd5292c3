import type { Cursor } from "@callingcard/grammar";
import { head as headEntry } from "./generated/vcard.ts";
import { toHead, type Head } from "./head.ts";
import { knownHead } from "./known-heads.ts";

const TAB = 9;
const SPACE = 32;
const QUOTE = 34;
const COLON = 58;
const SEMICOLON = 59;

/** The octet behind a text. */
const BEHIND = 255;

/**
 * Reads the head of a content line at a cursor, and goes behind it.
 *
 * @param cursor The cursor.
 * @param offset Where it is, in code units.
 * @param octetOffset Where it is, in octets.
 * @param maxParameters Most parameters.
 * @returns The head, or that it has too many parameters; `undefined` where none is.
 */
export function readHead(
  cursor: Cursor,
  offset: number,
  octetOffset: number,
  maxParameters: number,
): Head | "too-many" | undefined {
  const { octets } = cursor;
  const known = knownHead(octets, octetOffset);
  if (known === undefined) {
    if (!beginsHead(octets, octetOffset)) return undefined;
    const octetAt = (at: number): number => octets[at] ?? BEHIND;
    if (hasTooManyParameters(octetAt, octetOffset, maxParameters)) return "too-many";
    const read = headEntry.match(cursor);
    return read && toHead(read);
  }
  cursor.moveTo(offset + known.length, octetOffset + known.length);
  return known;
}

/**
 * Tells whether a head has more parameters than there may be, also one that is none: the grammar would make them all.
 *
 * @param unitAt Gives the octet or code unit at a place; 255 or NaN behind the end.
 * @param from Where the head starts.
 * @param maxParameters Most parameters.
 * @returns Whether it has.
 */
export function hasTooManyParameters(
  unitAt: (at: number) => number,
  from: number,
  maxParameters: number,
): boolean {
  let count = 0;
  let isQuoted = false;
  for (let at = from; count <= maxParameters; at++) {
    const unit = unitAt(at);
    if (unit === QUOTE) isQuoted = !isQuoted;
    // Behind the text there is 255 or NaN.
    else if (!(unit >= SPACE || unit === TAB) || unit === BEHIND) return false;
    else if (unit === COLON && !isQuoted) return false;
    else if (unit === SEMICOLON && !isQuoted) count += 1;
  }
  return true;
}

// Tells whether a head may begin at a place. A hostile text has millions of lines that are none, and the grammar takes
// its time to fail.
function beginsHead(octets: Uint8Array, from: number): boolean {
  let at = from;
  while (isNameOctet(octets[at] ?? BEHIND)) at += 1;
  return at > from && (octets[at] === COLON || octets[at] === SEMICOLON);
}

// Also the dot behind a group.
function isNameOctet(octet: number): boolean {
  const letter = octet | 0x20;
  if (letter >= 97 && letter <= 122) return true;
  return (octet >= 48 && octet <= 57) || octet === 45 || octet === 46 || octet === 95;
}
