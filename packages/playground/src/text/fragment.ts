import { decodeOctets, encodeOctets } from "./octet-text.ts";
import type { LineBreak } from "./shown-text.ts";

/** What a link to the page carries, behind its `#`; servers are never told of it. */
export interface PageState {
  readonly syntax: string;
  readonly lineBreak: LineBreak;
  /** Seed of the last text that was made at random. */
  readonly seed?: number;
  /** The text; absent where it is the example of the syntax. */
  readonly text?: string;
}

/** Octets of a text that a link carries; the address of a page has bounds of its own. */
export const MAX_LINK_OCTETS = 16_384;

/** Characters of a fragment that are read. */
const MAX_FRAGMENT = 4 * MAX_LINK_OCTETS;

/** The largest seed: fast-check takes 32 bits. */
const MAX_SEED = 0x7fff_ffff;

/**
 * Writes what a link to the page carries.
 *
 * @param state What the page shows.
 * @returns The fragment, without `#`; `undefined` where the text is longer than 16 384 octets.
 */
export function stringifyFragment(state: PageState): string | undefined {
  const { syntax, lineBreak, seed, text } = state;
  const octets = text === undefined ? undefined : encodeOctets(text);
  if (octets !== undefined && octets.length > MAX_LINK_OCTETS) return undefined;
  return [
    `syntax=${encodeURIComponent(syntax)}`,
    ...(lineBreak === "lf" ? ["breaks=lf"] : []),
    ...(seed === undefined ? [] : [`seed=${seed}`]),
    ...(octets === undefined ? [] : [`text=${percentEncode(octets)}`]),
  ].join("&");
}

/**
 * Reads what a link to the page carries. What is not understood is left out: links come from anyone.
 *
 * @param fragment What stands behind `#`.
 * @returns What it says; `undefined` where it names no syntax.
 */
export function parseFragment(fragment: string): PageState | undefined {
  const fields = new Map(
    fragment
      .slice(0, MAX_FRAGMENT)
      .split("&")
      .map((field): [string, string] => {
        const equals = field.indexOf("=");
        return [field.slice(0, Math.max(equals, 0)), field.slice(equals + 1)];
      }),
  );
  const syntax = fields.get("syntax");
  if (syntax === undefined) return undefined;
  const seed = Number(fields.get("seed") ?? Number.NaN);
  const text = fields.get("text");
  return {
    syntax: decodeOctets(percentDecode(syntax)),
    lineBreak: fields.get("breaks") === "lf" ? "lf" : "crlf",
    ...(isSeed(seed) && { seed }),
    ...(text !== undefined && { text: decodeOctets(percentDecode(text)) }),
  };
}

/**
 * Tells whether a number can be a seed.
 *
 * @param seed The number.
 * @returns Whether it is a whole number from 0 to 2 147 483 647.
 */
export function isSeed(seed: number): boolean {
  return Number.isInteger(seed) && seed >= 0 && seed <= MAX_SEED;
}

const UNRESERVED = /[A-Za-z0-9._~-]/;

// Octets rather than characters: those that are no UTF-8 go over too.
function percentEncode(octets: Uint8Array): string {
  return Array.from(octets, (octet) => {
    const character = String.fromCharCode(octet);
    return UNRESERVED.test(character)
      ? character
      : `%${octet.toString(16).toUpperCase().padStart(2, "0")}`;
  }).join("");
}

function percentDecode(text: string): Uint8Array {
  const pieces = text.match(/%[0-9A-Fa-f]{2}|[^]/gu) ?? [];
  return Uint8Array.from(
    pieces.flatMap((piece) =>
      piece.length === 3 ? [Number.parseInt(piece.slice(1), 16)] : [...encodeOctets(piece)],
    ),
  );
}
