/** What a reference stands for, or what is wrong with it, by its place in the text. */
export type Resolved =
  | { readonly text: string }
  | {
      readonly code: "undeclared-entity" | "illegal-character-reference";
      /** UTF-16 code units from the start of the text to the `&`. */
      readonly offset: number;
    };

/**
 * Replaces character references and the five predefined entity references (XML 1.0 sections 4.1
 * and 4.6).
 *
 * @param text Text in which every `&` begins a reference of right syntax.
 * @param first Offset of the first `&`.
 */
export function resolveReferences(text: string, first: number): Resolved {
  if (text.length < LONG || !text.includes(CARRIAGE_RETURN)) return resolveEach(text, first);
  // Cards have one at the end of each line. All at once makes one text instead of many pieces.
  const rest = text.replace(CARRIAGE_RETURNS, "\r");
  const next = rest.indexOf("&");
  if (next === -1) return { text: rest };
  const resolved = resolveEach(rest, next);
  return "text" in resolved ? resolved : resolveEach(text, first);
}

/** From this length on, it pays to look for {@link CARRIAGE_RETURN} first. */
const LONG = 64;
const CARRIAGE_RETURN = "&#13;";
const CARRIAGE_RETURNS = /&#13;/g;

function resolveEach(text: string, first: number): Resolved {
  let resolved = "";
  let done = 0;
  let start = first;
  while (start !== -1) {
    const end = text.indexOf(";", start);
    const character =
      text.charCodeAt(start + 1) === NUMBER_SIGN
        ? referredCharacter(text, start + 2, end)
        : predefinedEntity(text, start + 1, end);
    if (character === undefined) {
      const isEntity = text.charCodeAt(start + 1) !== NUMBER_SIGN;
      return {
        code: isEntity ? "undeclared-entity" : "illegal-character-reference",
        offset: start,
      };
    }
    resolved += text.slice(done, start) + character;
    done = end + 1;
    start = text.indexOf("&", done);
  }
  return { text: resolved + text.slice(done) };
}

const NUMBER_SIGN = 0x23;
const LOWER_X = 0x78;
const MAX_CODE_POINT = 0x10_ffff;

function predefinedEntity(text: string, start: number, end: number): string | undefined {
  switch (end - start) {
    case 2:
      if (text.startsWith("lt", start)) return "<";
      return text.startsWith("gt", start) ? ">" : undefined;
    case 3:
      return text.startsWith("amp", start) ? "&" : undefined;
    case 4:
      if (text.startsWith("quot", start)) return '"';
      return text.startsWith("apos", start) ? "'" : undefined;
    default:
      return undefined;
  }
}

// Reads the digits of a character reference, which may be any number of them.
function referredCharacter(text: string, start: number, end: number): string | undefined {
  const radix = text.charCodeAt(start) === LOWER_X ? 16 : 10;
  let value = 0;
  for (let at = radix === 16 ? start + 1 : start; at < end; at += 1) {
    value = value * radix + digit(text.charCodeAt(at));
    if (value > MAX_CODE_POINT) return undefined;
  }
  return isCharacter(value) ? String.fromCodePoint(value) : undefined;
}

function digit(unit: number): number {
  return unit <= 0x39 ? unit - 0x30 : (unit | 0x20) - 0x57;
}

// Char (XML 1.0 production 2).
function isCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return code < 0xd800 || (code > 0xdfff && code < 0xfffe) || code > 0xffff;
}

/** Why a reference is refused, for people. */
export const REFERENCE_REASON = {
  "undeclared-entity": "reference to an entity that is not declared",
  "illegal-character-reference": "reference to what is no character",
} as const;

/**
 * Finds the `&` in a text as written that has an offset in the text with its line ends or white
 * space normalised.
 *
 * @param written The text before.
 * @param normalized The text after.
 * @param offset Offset of a `&` in `normalized`.
 */
export function placeAsWritten(written: string, normalized: string, offset: number): number {
  let at = written.indexOf("&");
  let other = normalized.indexOf("&");
  while (other < offset) {
    at = written.indexOf("&", at + 1);
    other = normalized.indexOf("&", other + 1);
  }
  return at;
}
