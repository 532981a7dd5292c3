import { Refusal } from "./refusal.ts";

/** A media type with its parameters (RFC 9110 section 8.3.1); all but values in lower case. */
export interface MediaType {
  readonly type: string;
  readonly parameters: ReadonlyMap<string, string>;
}

/** Types that vCards are labelled with; RFC 6352 knows the first one only. */
export const VCARD_TYPES: ReadonlySet<string> = new Set([
  "text/vcard",
  "text/x-vcard",
  "text/directory",
  "application/vcard",
]);

/** A token of HTTP (RFC 9110 section 5.6.2), for regular expressions. */
export const TOKEN: string = String.raw`[!#$%&'*+.^_\x60|~\w-]+`;
const TYPE = new RegExp(String.raw`[ \t]*(${TOKEN}/${TOKEN})[ \t]*`, "y");
const PARAMETER = new RegExp(
  String.raw`;[ \t]*(?:(${TOKEN})=(?:(${TOKEN})|"((?:[^"\\]|\\.)*)"))?[ \t]*`,
  "y",
);

/**
 * Reads a `Content-Type` value.
 *
 * @throws Refusal 400 with the column of the first wrong character.
 *
 * @internal
 */
export function parseMediaType(value: string): MediaType {
  TYPE.lastIndex = 0;
  const type = TYPE.exec(value)?.[1];
  if (type === undefined) throw malformed(0);
  const parameters = new Map<string, string>();
  let offset = TYPE.lastIndex;
  while (offset < value.length) {
    PARAMETER.lastIndex = offset;
    const match = PARAMETER.exec(value);
    if (match === null) throw malformed(offset);
    const [, name, token, quoted] = match;
    if (name !== undefined) {
      parameters.set(name.toLowerCase(), token ?? (quoted ?? "").replaceAll(/\\(.)/g, "$1"));
    }
    offset = PARAMETER.lastIndex;
  }
  return { type: type.toLowerCase(), parameters };
}

function malformed(offset: number): Refusal {
  return new Refusal(400, {
    description: `Content-Type is malformed at column ${offset + 1}`,
  });
}

/** One range of `Accept` (RFC 9110 section 12.5.1). */
export interface MediaRange extends MediaType {
  /** From 0, not acceptable, to 1. */
  readonly quality: number;
}

/**
 * Reads `Accept`; a malformed range counts as absent, since nothing depends on it but a preference.
 *
 * @internal
 */
export function parseAccept(value: string): readonly MediaRange[] {
  const ranges: MediaRange[] = [];
  for (const part of value.split(",")) {
    if (part.trim() === "") continue;
    try {
      const range = parseMediaType(part);
      const quality = Number(range.parameters.get("q") ?? 1);
      ranges.push({ ...range, quality: Number.isNaN(quality) ? 1 : quality });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return ranges;
}
