import { parseDateTime, parseTime } from "./date-time.ts";

/** Text of an element or attribute, and the value that it stands for. */
export interface SimpleType<Value> {
  /** What it is called when it is wrong: `a boolean`. */
  readonly description: string;
  /** @returns `undefined` for text that stands for no value. */
  readonly parse: (text: string) => Value | undefined;
  /** @throws RangeError for a value that no text stands for. */
  readonly stringify: (value: Value) => string;
}

/** Text as it stands (xs:string). */
export const TEXT: SimpleType<string> = {
  description: "text",
  parse: (text) => text,
  stringify: (text) => text,
};

/** Text whose white space is collapsed (xs:token, xs:anyURI); it may be empty. */
export const TOKEN: SimpleType<string> = {
  description: "a token",
  parse: collapse,
  stringify: collapsed,
};

/** `true` or `false`, which may be written `1` or `0` (xs:boolean). */
export const BOOLEAN: SimpleType<boolean> = {
  description: "a boolean",
  parse: (text) => {
    const token = collapse(text);
    if (token === "true" || token === "1") return true;
    return token === "false" || token === "0" ? false : undefined;
  },
  stringify: String,
};

/** An integer from 0 to 2^53 - 1 (xs:nonNegativeInteger and its like). */
export const UNSIGNED: SimpleType<number> = {
  description: "an integer from 0 to 2^53 - 1",
  parse: (text) => {
    const token = collapse(text);
    const number = Number(token);
    return /^\+?[0-9]+$/.test(token) && Number.isSafeInteger(number) ? number : undefined;
  },
  stringify: (number) => {
    if (Number.isSafeInteger(number) && number >= 0) return number.toFixed(0);
    throw new RangeError("number is not an integer from 0 to 2^53 - 1");
  },
};

/** Words with white space between them (xs:list); none is no word. */
export const WORDS: SimpleType<readonly string[]> = {
  description: "a list of words",
  parse: (text) => text.split(/[ \t\r\n]+/).filter((word) => word !== ""),
  stringify: (words) => {
    if (words.some((word) => word === "" || /[ \t\r\n]/.test(word))) {
      throw new RangeError("word is empty or has white space in it");
    }
    return words.join(" ");
  },
};

/** An instant as xs:dateTime writes it; checked, and kept as it is written. */
export const DATE_TIME: SimpleType<string> = instantType("a date and time", parseDateTime);

/** A time of the day as xs:time writes it; checked, and kept as it is written. */
export const TIME: SimpleType<string> = instantType("a time of the day", parseTime);

function instantType(
  description: string,
  toNumber: (text: string) => number | undefined,
): SimpleType<string> {
  const parse = (text: string): string | undefined => {
    const token = collapse(text);
    return toNumber(token) === undefined ? undefined : token;
  };
  return {
    description,
    parse,
    stringify: (text) => {
      if (toNumber(text) === undefined) throw new RangeError(`text is not ${description}`);
      return text;
    },
  };
}

/**
 * One of a few words.
 *
 * @param words The words.
 */
export function oneOf<Word extends string>(...words: readonly Word[]): SimpleType<Word> {
  return {
    description: words.join(" or "),
    parse: (text) => {
      const token = collapse(text);
      return words.find((word) => word === token);
    },
    stringify: (word) => {
      if (words.includes(word)) return word;
      throw new RangeError(`text is not ${words.join(" or ")}`);
    },
  };
}

function collapse(text: string): string {
  if (!/[ \t\r\n]/.test(text)) return text;
  return WORDS.parse(text)?.join(" ") ?? "";
}

function collapsed(text: string): string {
  if (collapse(text) === text) return text;
  throw new RangeError("text has white space that a reader collapses");
}
