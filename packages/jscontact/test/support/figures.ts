// The figures of an RFC, out of its text.

import { readFileSync } from "node:fs";
import type { JsonValue } from "../../src/index.ts";

/** A figure: paragraphs of vCard or JSON above its title. */
export interface Figure {
  readonly title: string;
  readonly line: number;
  readonly vcard: string | undefined;
  readonly json: Readonly<Record<string, JsonValue>> | undefined;

  /** The JSON as it stands there, where it is none. */
  readonly broken: string | undefined;
}

/** Reads all figures of an RFC. */
export function figuresOf(rfc: number): Figure[] {
  const url = new URL(`../../../../../shared/rfc/rfc${rfc}.txt`, import.meta.url);
  const lines = readFileSync(url, "utf8").split("\n");
  return lines.flatMap((line, index) => {
    const title = /^ *Figure: (.*)$/.exec(line)?.[1];
    return title === undefined ? [] : [figureAt(lines, index, title)];
  });
}

function figureAt(lines: readonly string[], end: number, title: string): Figure {
  const paragraphs: string[][] = [[]];
  for (let index = end - 1; index >= 0 && paragraphs.length <= 4; index--) {
    const line = lines[index] ?? "";
    if (line.trim() !== "") paragraphs[0]?.unshift(line);
    else if (paragraphs[0]?.length !== 0) paragraphs.unshift([]);
  }
  const blocks = paragraphs.filter((paragraph) => paragraph.length > 0).toReversed();
  const ends = blocks.findIndex((block) => !isJson(block) && !isVcard(block));
  const own = blocks.slice(0, ends === -1 ? undefined : ends);
  const vcard = own.find(isVcard);
  const json = own.find(isJson)?.join("\n");
  const value = json === undefined ? undefined : parseFragment(json);
  return {
    title,
    line: end + 1,
    vcard: vcard === undefined ? undefined : unfolded(vcard),
    json: value,
    broken: value === undefined ? json : undefined,
  };
}

function isJson([first = ""]: readonly string[]): boolean {
  return /^ *("[@A-Za-z][^"]*":? *[:{[]|\{)/.test(first);
}

function isVcard(block: readonly string[]): boolean {
  return /^ *([a-z0-9]+\.)?[A-Z][A-Z-]*([;:=].*|)$/.test(block[0] ?? "");
}

// Lines that are indented go on with the line before, whatever the width.
function unfolded(block: readonly string[]): string {
  const indent = /^ */.exec(block[0] ?? "")?.[0].length ?? 0;
  let text = "";
  for (const line of block) {
    const isContinued = line.startsWith(" ".repeat(indent + 1));
    text += isContinued ? line.trim() : `${text === "" ? "" : "\r\n"}${line.trim()}`;
  }
  return text;
}

// A member or a value of a card, with what is left out and the commas at its end.
function parseFragment(text: string): Readonly<Record<string, JsonValue>> | undefined {
  const whole = text.trim().startsWith("{") ? text : `{${text}}`;
  const clean = whole.replaceAll(/^ *\.\.\.,? *$/gm, "").replaceAll(/,(\s*[}\]])/g, "$1");
  // Long strings are cut over lines, and one figure lacks its last brace.
  for (const attempt of [clean, clean.replaceAll(/\n +(?=[\w+/=]+"?\n)/g, ""), `${clean}}`]) {
    try {
      return JSON.parse(attempt) as Readonly<Record<string, JsonValue>>;
    } catch {
      // The next attempt.
    }
  }
  return undefined;
}
