import type { Cursor } from "./cursor.ts";
import type { Entry, Failure } from "./entry.ts";
import { FAILED, fail, GAVE_UP, registers } from "./runtime-registers.ts";
import { buffer, copy, encode } from "./runtime-buffer.ts";
import { decodeOctets, firstInvalidOctet, unitsOf } from "./utf8.ts";

/** A place where a parser can fail: the rule, and what could stand there. */
export type Site = readonly [rule: string, expected: string];

/** Reads octets from `i` on; values are cut from `s`. */
export type OctetsReader<Value> = (a: Uint8Array, s: string, i: number) => Value;

/** Reads code units from `i` on. */
export type TextReader<Value> = (s: string, i: number) => Value;

type OnFailure = (failure: Failure) => never;

/**
 * Makes the parser of a rule.
 *
 * @param rule The rule.
 * @param sites The table of the module.
 * @param endSite The place behind a whole text.
 * @param readOctets Reads the rule from UTF-8.
 * @param readText Reads it from a string where octets do not do; without it they always do.
 * @returns The parser.
 */
export function entry<Value>(
  rule: string,
  sites: readonly Site[],
  endSite: number,
  readOctets: OctetsReader<Value>,
  readText?: TextReader<Value>,
): Entry<Value> {
  const report = (offset: number, length: number, onFailure?: OnFailure): undefined => {
    if (!onFailure) return undefined;
    const [failedRule, expected] = sites[registers.site] ?? [rule, ""];
    const { isTooDeep } = registers;
    const code = offset === length ? "unexpected-end" : "unexpected-character";
    return onFailure({ code: isTooDeep ? "too-deep" : code, offset, rule: failedRule, expected });
  };

  // A whole text must end where the sentence does.
  const parseText = (
    read: TextReader<Value>,
    text: string,
    start: number,
    isWhole: boolean,
    onFailure: OnFailure | undefined,
  ): Value | undefined => {
    const { length } = text;
    try {
      const value = read(text, start);
      if (isWhole && registers.end !== length) fail(registers.end, endSite);
      return value;
    } catch (signal) {
      if (signal !== FAILED) throw signal;
      return report(registers.failedAt, length, onFailure);
    }
  };

  const parseBuffer = (
    size: number,
    text: string,
    onFailure: OnFailure | undefined,
  ): Value | undefined => {
    registers.shift = 0;
    registers.isWide = size !== text.length;
    try {
      const value = readOctets(buffer, text, 0);
      if (registers.end !== size) fail(registers.end, endSite);
      return value;
    } catch (signal) {
      if (signal === GAVE_UP && readText) return parseText(readText, text, 0, true, onFailure);
      if (signal !== FAILED) throw signal;
      return report(unitsOf(buffer, 0, registers.failedAt), text.length, onFailure);
    }
  };

  function parse(text: string): Value | undefined;
  function parse(text: string, onFailure: OnFailure): Value;
  function parse(text: string, onFailure?: OnFailure): Value | undefined {
    return parseBuffer(encode(text), text, onFailure);
  }

  function parseOctets(source: Uint8Array): Value | undefined;
  function parseOctets(source: Uint8Array, onFailure: OnFailure): Value;
  function parseOctets(source: Uint8Array, onFailure?: OnFailure): Value | undefined {
    const text = decodeOctets(source);
    if (text === undefined) {
      const offset = unitsOf(source, 0, firstInvalidOctet(source));
      return onFailure?.({ code: "unexpected-character", offset, rule, expected: "UTF-8" });
    }
    copy(source);
    return parseBuffer(source.length, text, onFailure);
  }

  function match(cursor: Cursor): Value | undefined;
  function match(cursor: Cursor, onFailure: OnFailure): Value;
  function match(cursor: Cursor, onFailure?: OnFailure): Value | undefined {
    const { octets, text, octetOffset, offset } = cursor;
    registers.shift = octetOffset - offset;
    registers.isWide = cursor.size !== text.length;
    try {
      const value = readOctets(octets, text, octetOffset);
      cursor.moveTo(registers.end - registers.shift, registers.end);
      return value;
    } catch (signal) {
      if (signal === GAVE_UP && readText) {
        registers.end = offset;
        const value = parseText(readText, text, offset, false, onFailure);
        cursor.offset = registers.end;
        return value;
      }
      if (signal !== FAILED) throw signal;
      const failedAt = offset + unitsOf(octets, octetOffset, registers.failedAt);
      return report(failedAt, text.length, onFailure);
    }
  }

  return { rule, parse, parseOctets, match };
}
