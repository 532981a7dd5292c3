import { DEFAULT_LIMITS, type MimeLimits } from "./limits.ts";
import { type MimeError, type MimeErrorCode, octetError } from "./mime-error.ts";
import {
  CARRIAGE_RETURN,
  createPattern,
  findAtLineStart,
  LINE_FEED,
  type Pattern,
} from "./octet-search.ts";

/** A part of a multipart body. */
export interface BodyPart {
  /** Its octets, head and body, for `parseEntity`. */
  readonly octets: Uint8Array;

  /** The delimiter before it as written, with its line breaks; without it, one is written. */
  readonly delimiter?: Uint8Array;
}

/** A multipart body (RFC 2046 section 5.1.1). The octets are views of what was read. */
export interface Multipart {
  readonly boundary: string;

  /** What stands before the first delimiter. */
  readonly preamble?: Uint8Array;

  readonly parts: readonly BodyPart[];

  /** The last delimiter as written, with its line breaks; without it, one is written. */
  readonly close?: Uint8Array;

  /** What stands behind the last delimiter. */
  readonly epilogue?: Uint8Array;
}

const RULE = "RFC 2046 multipart-body";
const HYPHEN = 45;

/** boundary := 0*69<bchars> bcharsnospace */
const BOUNDARY = /^[0-9A-Za-z'()+_,\-./:=? ]{0,69}[0-9A-Za-z'()+_,\-./:=?]$/;

/**
 * Splits a multipart body at its delimiters, without copying. Lines end with CRLF; a delimiter that
 * only some readers would see is refused.
 *
 * @param octets The body.
 * @param boundary The boundary from the media type.
 * @param limits Limits.
 * @returns The parts.
 * @throws MimeError for a wrong boundary, a delimiter that is missing or ambiguous, and too many
 *   parts; offsets count octets.
 */
export function splitMultipart(
  octets: Uint8Array,
  boundary: string,
  limits: MimeLimits = {},
): Required<Multipart> {
  const { maxParts = DEFAULT_LIMITS.maxParts } = limits;
  if (!BOUNDARY.test(boundary)) {
    throw octetError("invalid-boundary", "no boundary of a multipart body", octets, 0, RULE);
  }
  const pattern = createPattern(new TextEncoder().encode(`--${boundary}`));
  const parts: Required<BodyPart>[] = [];
  const first = findDelimiter(octets, pattern, 0);
  let delimiter = first;
  while (!delimiter.isLast) {
    const next = findDelimiter(octets, pattern, delimiter.end);
    if (parts.length === maxParts) {
      const reason = `more than ${maxParts} parts`;
      throw octetError("too-many-parts", reason, octets, delimiter.start, RULE);
    }
    parts.push({
      octets: octets.subarray(delimiter.end, next.start),
      delimiter: octets.subarray(delimiter.start, delimiter.end),
    });
    delimiter = next;
  }
  if (parts.length === 0) {
    throw octetError("missing-delimiter", "multipart body has no part", octets, first.start, RULE);
  }
  return {
    boundary,
    preamble: octets.subarray(0, first.start),
    parts,
    close: octets.subarray(delimiter.start, delimiter.end),
    epilogue: octets.subarray(delimiter.end),
  };
}

/**
 * Writes a multipart body: of one that was read, the octets that were read.
 *
 * @param multipart The parts.
 * @returns The octets.
 * @throws RangeError for a wrong boundary, no part, and a boundary that stands in a part.
 */
export function joinMultipart(multipart: Multipart): Uint8Array<ArrayBuffer> {
  const { boundary, preamble = NOTHING, parts, epilogue = NOTHING } = multipart;
  const line = `\r\n--${boundary}`;
  const delimiterLine = new TextEncoder().encode(`${line}\r\n`);
  const closeLine = new TextEncoder().encode(`${line}--${epilogue.length === 0 ? "" : "\r\n"}`);
  const pieces = [preamble];
  let before = preamble;
  for (const { octets, delimiter } of parts) {
    const isFirst = pieces.length === 1 && preamble.length === 0;
    const written = isFirst ? delimiterLine.subarray(2) : delimiterLine;
    pieces.push(keptOr(delimiter, before, written), octets);
    before = octets;
  }
  pieces.push(keptOr(multipart.close, before, closeLine), epilogue);
  const joined = concatenate(pieces);
  if (!isReadAs(joined, multipart)) {
    throw new RangeError("no multipart body can carry these parts with this boundary");
  }
  return joined;
}

const NOTHING = /* @__PURE__ */ new Uint8Array();

interface Delimiter {
  /** Where it begins, with the line break before it. */
  readonly start: number;

  /** Where it ends, with the line break behind it. */
  readonly end: number;

  readonly isLast: boolean;
}

function findDelimiter(octets: Uint8Array, pattern: Pattern, from: number): Delimiter {
  const place = findAtLineStart(octets, pattern, from);
  if (place === -1) throw missing(octets, from);
  const behind = place + pattern.octets.length;
  if (place === 0) return readDelimiter(octets, 0, behind);
  if (isLineBreak(octets, place - 2)) {
    // The line break may be that of the delimiter before: an empty part.
    return readDelimiter(octets, Math.max(from, place - 2), behind);
  }
  if (octets[place - 1] === LINE_FEED) throw loneLineFeed(octets, place - 1);
  const reason = "delimiter behind a carriage return without line feed";
  throw octetError("lone-carriage-return", reason, octets, place - 1, RULE);
}

// Reads what stands behind the boundary: two hyphens for the last, padding, the end of the line.
function readDelimiter(octets: Uint8Array, start: number, behind: number): Delimiter {
  const isLast = octets[behind] === HYPHEN && octets[behind + 1] === HYPHEN;
  let place = isLast ? behind + 2 : behind;
  while (octets[place] === 32 || octets[place] === 9) place += 1;
  if (isLineBreak(octets, place)) return { start, end: place + 2, isLast };
  if (place === octets.length) {
    if (isLast) return { start, end: place, isLast };
    throw octetError("missing-close-delimiter", "body ends in a delimiter", octets, place, RULE);
  }
  if (octets[place] === LINE_FEED) throw loneLineFeed(octets, place);
  const reason = "line begins with the boundary and goes on";
  throw octetError("ambiguous-delimiter", reason, octets, place, RULE);
}

function isLineBreak(octets: Uint8Array, place: number): boolean {
  return octets[place] === CARRIAGE_RETURN && octets[place + 1] === LINE_FEED;
}

function loneLineFeed(octets: Uint8Array, offset: number): MimeError {
  const reason = "delimiter beside a line feed without carriage return";
  return octetError("lone-line-feed", reason, octets, offset, RULE);
}

function missing(octets: Uint8Array, from: number): MimeError {
  const code: MimeErrorCode = from === 0 ? "missing-delimiter" : "missing-close-delimiter";
  return octetError(code, "no delimiter up to the end", octets, octets.length, RULE);
}

// A delimiter that was read behind nothing, without a line break of its own, cannot stand elsewhere.
function keptOr(kept: Uint8Array | undefined, before: Uint8Array, written: Uint8Array): Uint8Array {
  if (kept === undefined) return written;
  return before.length === 0 || isLineBreak(kept, 0) ? kept : written;
}

function concatenate(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(pieces.reduce((size, { length }) => size + length, 0));
  let offset = 0;
  for (const piece of pieces) {
    joined.set(piece, offset);
    offset += piece.length;
  }
  return joined;
}

// A boundary within a part would cut it in two.
function isReadAs(joined: Uint8Array, { boundary, parts, epilogue = NOTHING }: Multipart): boolean {
  try {
    const again = splitMultipart(joined, boundary, { maxParts: parts.length });
    return (
      again.parts.length === parts.length &&
      again.epilogue.length === epilogue.length &&
      parts.every(({ octets }, index) => octets.length === again.parts[index]?.octets.length)
    );
  } catch {
    return false;
  }
}
