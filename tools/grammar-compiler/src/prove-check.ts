import { isDeepStrictEqual } from "node:util";
import { type Entry, textCursor } from "@callingcard/grammar";
import type { Difference, Subject } from "./prove-subject.ts";
import { readFrom, readWhole, readOctets, stringCursor, type Verdict } from "./prove-doors.ts";
import type { Reference } from "./reference.ts";

/** The parser of a rule over characters, under proof. */
export function textSubject(entry: Entry<unknown>, parser: Reference): Subject {
  return {
    rule: entry.rule,
    accepts: (text) => entry.parse(text) !== undefined,
    differenceOn: (text) => findDifference(entry, parser, text),
    tooDeepOn: (text) => findTooDeep(entry, text),
  };
}

/**
 * Looks for a difference between a generated parser and nearley on one text, at each door: `parse`
 * with and without `onFailure`, `parseOctets`, and `match` with other text before and behind, on
 * both back ends where there are two.
 */
function findDifference(
  entry: Entry<unknown>,
  { parse }: Reference,
  text: string,
): Difference | undefined {
  const { rule } = entry;
  const result = parse(text, rule);
  if (result.ok && result.count !== 1)
    return { rule, door: "nearley", text, expected: "one parse", actual: `${result.count} parses` };

  const expected: Verdict = result.ok
    ? { value: result.value, end: text.length }
    : failureAt(result.offset, text);
  const actual = readWhole(entry, text);
  if (!isDeepStrictEqual(actual, expected)) return { rule, door: "parse", text, expected, actual };

  return (
    differenceWithoutHandler(entry, text, expected) ??
    differenceOfOctets(entry, text, expected) ??
    differenceOfMatch(entry, parse, text)
  );
}

/**
 * Looks for a door through which a sentence is read that is nested deeper than the grammar allows.
 * Every door has to refuse it as too deep, at the same place.
 */
function findTooDeep(entry: Entry<unknown>, text: string): Difference | undefined {
  const { rule } = entry;
  const expected = readWhole(entry, text);
  const doors = [
    ["parse", expected],
    ["parseOctets", readOctets(entry, encoder.encode(text), text.length)],
    ["match", readFrom(entry, textCursor(text), 0)],
    ["match on the string back end", readFrom(entry, stringCursor(text), 0)],
  ] as const;
  for (const [door, actual] of doors) {
    if (actual === undefined) continue;
    const isRight = "code" in actual && actual.code === "too-deep";
    if (isRight && isDeepStrictEqual(actual, expected)) continue;
    return { rule, door, text, expected: "too deep", actual };
  }
  return undefined;
}

function differenceWithoutHandler(
  entry: Entry<unknown>,
  text: string,
  expected: Verdict,
): Difference | undefined {
  const value = entry.parse(text);
  const isRight =
    "value" in expected ? isDeepStrictEqual(value, expected.value) : value === undefined;
  if (isRight) return undefined;
  const actual = value === undefined ? "undefined" : "a value";
  return { rule: entry.rule, door: "parse without onFailure", text, expected, actual };
}

const encoder = new TextEncoder();

function differenceOfOctets(
  entry: Entry<unknown>,
  text: string,
  expectedOfText: Verdict,
): Difference | undefined {
  const octets = encodeLoosely(text);
  const lone = firstLoneSurrogate(text);
  const expected: Verdict =
    lone === undefined ? expectedOfText : { code: "unexpected-character", offset: lone };
  const actual = readOctets(entry, octets, text.length);
  if (isDeepStrictEqual(actual, expected)) return undefined;
  return { rule: entry.rule, door: "parseOctets", text, expected, actual };
}

/** What stands around a text when a cursor reads it: nothing, ASCII, two, three and four octets. */
const SURROUNDINGS: readonly (readonly [before: string, after: string])[] = [
  ["", ""],
  ["\u{1f600}", "\0"],
  ["é;", "\u{10ffff}"],
  ["x", "é"],
  ["\r\n", "\uffff"],
];

// Where nearley's longest beginning of a sentence is a sentence, match has to read exactly that.
// Where it is not, match may also have seen ahead and stopped at a shorter sentence.
function differenceOfMatch(
  entry: Entry<unknown>,
  parse: Reference["parse"],
  text: string,
): Difference | undefined {
  const { rule } = entry;
  const [before, after] = SURROUNDINGS[text.length % SURROUNDINGS.length] ?? ["", ""];
  const rest = text + after;
  const whole = parse(rest, rule);
  const reach = whole.ok ? rest.length : whole.offset;
  const longest = parse(rest.slice(0, reach), rule);

  const expectedFor = (actual: Verdict): Verdict => {
    if (longest.ok) return { value: longest.value, end: reach };
    if ("code" in actual || actual.end >= reach) return failureAt(reach, rest);
    const shorter = parse(rest.slice(0, actual.end), rule);
    return shorter.ok ? { value: shorter.value, end: actual.end } : failureAt(reach, rest);
  };

  const doors = [
    ["match", textCursor(before + rest)],
    ["match on the string back end", stringCursor(before + rest)],
  ] as const;
  for (const [door, cursor] of doors) {
    const actual = readFrom(entry, cursor, before.length);
    if (actual === undefined) continue;
    const expected = expectedFor(actual);
    if (!isDeepStrictEqual(actual, expected)) return { rule, door, text: rest, expected, actual };
    const isMoved = cursor.offset !== before.length + ("end" in actual ? actual.end : 0);
    if (isMoved) return { rule, door, text: rest, expected, actual: "a moved cursor" };
  }
  return undefined;
}

function failureAt(offset: number, text: string): Verdict {
  return { code: offset === text.length ? "unexpected-end" : "unexpected-character", offset };
}

function firstLoneSurrogate(text: string): number | undefined {
  if (text.isWellFormed()) return undefined;
  const replaced = text.toWellFormed();
  let index = 0;
  while (text.charCodeAt(index) === replaced.charCodeAt(index)) index += 1;
  return index;
}

// UTF-8 in which a lone surrogate has the three octets that it would have.
function encodeLoosely(text: string): Uint8Array {
  if (text.isWellFormed()) return encoder.encode(text);
  const octets = Array.from(text, (character) => {
    const codePoint = character.codePointAt(0) ?? 0;
    if (character.isWellFormed()) return [...encoder.encode(character)];
    return [0xed, 0x80 | ((codePoint >> 6) & 0x3f), 0x80 | (codePoint & 0x3f)];
  });
  return Uint8Array.from(octets.flat());
}
