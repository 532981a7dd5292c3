// The content line's grammar as a person writes it: one pass over the code units of the string. It
// gives the values and the offsets of the first wrong character that the generated parser gives.

import type { Contentline, Parameter } from "../src/generated/vcard.ts";

const HTAB = 9;
const SPACE = 32;
const QUOTE = 34;
const COMMA = 44;
const DOT = 46;
const COLON = 58;
const SEMICOLON = 59;
const EQUALS = 61;
const DELETE = 127;

/** Where the line is wrong. */
export interface Wrong {
  readonly offset: number;
}

/** Reads a content line, without a line break. */
export function scanContentLine(line: string): Contentline | Wrong {
  let group: string | undefined;
  let start = 0;
  let at = skipName(line, 0);
  if (at === start) return { offset: at };
  if (line.charCodeAt(at) === DOT) {
    group = line.slice(0, at);
    start = at + 1;
    at = skipName(line, start);
    if (at === start) return { offset: at };
  }
  const name = line.slice(start, at);
  const parameters: Parameter[] = [];
  while (line.charCodeAt(at) === SEMICOLON) {
    start = at + 1;
    at = skipParameterName(line, start);
    const parameter = line.slice(start, at);
    let values: string[] | undefined;
    if (line.charCodeAt(at) === EQUALS) {
      values = [];
      do {
        start = at + 1;
        if (line.charCodeAt(start) === QUOTE) {
          at = skipQuoted(line, start + 1);
          if (line.charCodeAt(at) !== QUOTE) return { offset: at };
          values.push(line.slice(start + 1, at));
          at += 1;
        } else {
          at = skipSafe(line, start);
          values.push(line.slice(start, at));
        }
      } while (line.charCodeAt(at) === COMMA);
    }
    parameters.push({ name: parameter, values });
  }
  if (line.charCodeAt(at) !== COLON) return { offset: at };
  start = at + 1;
  at = skipValue(line, start);
  if (at !== line.length) return { offset: at };
  return { group, name, parameters, value: line.slice(start) };
}

function skipName(line: string, from: number): number {
  let at = from;
  while (isName(line.charCodeAt(at))) at += 1;
  return at;
}

function skipParameterName(line: string, from: number): number {
  let at = from;
  for (let unit = line.charCodeAt(at); isName(unit) || unit === 40; unit = line.charCodeAt(at))
    at += 1;
  return at;
}

function skipQuoted(line: string, from: number): number {
  let at = from;
  for (let unit = line.charCodeAt(at); isText(unit) && unit !== QUOTE; unit = line.charCodeAt(at))
    at += 1;
  return at;
}

function skipSafe(line: string, from: number): number {
  let at = from;
  for (let unit = line.charCodeAt(at); isSafe(unit); unit = line.charCodeAt(at)) at += 1;
  return at;
}

function skipValue(line: string, from: number): number {
  let at = from;
  while (isText(line.charCodeAt(at))) at += 1;
  return at;
}

function isName(unit: number): boolean {
  return (
    (unit >= 97 && unit <= 122) ||
    (unit >= 65 && unit <= 90) ||
    (unit >= 48 && unit <= 57) ||
    unit === 45 ||
    unit === 95
  );
}

function isText(unit: number): boolean {
  return (unit >= SPACE && unit !== DELETE) || unit === HTAB;
}

function isSafe(unit: number): boolean {
  return isText(unit) && unit !== QUOTE && unit !== COMMA && unit !== COLON && unit !== SEMICOLON;
}
