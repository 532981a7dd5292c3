import * as fc from "fast-check";
import type { Card } from "../card.ts";
import { stringifyProperty } from "../stringify-property.ts";
import { property } from "./property.ts";

/**
 * Cards as a program makes them, with VERSION in front. `parseCard` gives them back from what
 * `stringifyCard` writes.
 *
 * @returns The arbitrary.
 */
export function card(): fc.Arbitrary<Card> {
  return fc
    .record({
      version: fc.constantFrom("2.1", "3.0", "4.0"),
      properties: fc.array(property(), { maxLength: 6 }),
    })
    .map(({ version, properties }) => ({
      version,
      properties: [
        { group: undefined, name: "VERSION", parameters: [], value: version },
        ...properties,
      ],
    }));
}

/**
 * Several cards, of any versions.
 *
 * @returns The arbitrary.
 */
export function cards(): fc.Arbitrary<Card[]> {
  return fc.array(card(), { maxLength: 4 });
}

/** Cards and one of the texts that they can be read from. */
export interface WrittenCards {
  readonly cards: readonly Card[];
  readonly text: string;
}

/**
 * Cards as other programs write them: folded anywhere or nowhere, with CRLF, LF or CR, blank lines,
 * markers in any case and byte order marks.
 *
 * @returns The arbitrary.
 */
export function writtenCards(): fc.Arbitrary<WrittenCards> {
  return fc
    .record({
      cards: cards(),
      lineBreak: fc.constantFrom("\r\n", "\n", "\r", "\r\r\n"),
      marker: fc.constantFrom("VCARD", "vcard", "vCard "),
      before: fc.constantFrom("", "\ufeff", "\n"),
      behind: fc.constantFrom("", "\n", "\r\n\r\n"),
      blank: fc.constantFrom("", "", "\r\n"),
      fold: fc.constantFrom(undefined, " ", "\t"),
      widths: fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 8 }),
    })
    .map((written) => ({ cards: written.cards, text: write(written) }));
}

interface Writing {
  readonly cards: readonly Card[];
  readonly lineBreak: string;
  readonly marker: string;
  readonly before: string;
  readonly behind: string;
  readonly blank: string;
  readonly fold: string | undefined;
  readonly widths: readonly number[];
}

function write({
  cards: all,
  lineBreak,
  marker,
  before,
  behind,
  blank,
  fold,
  widths,
}: Writing): string {
  let written = all.length === 0 ? "" : before;
  for (const { properties } of all) {
    written += `BEGIN:${marker}${lineBreak}`;
    for (const one of properties) {
      const line = stringifyProperty(one);
      // A soft break of quoted-printable is CRLF, and is not folded.
      const isSoft = /=\r\n./.test(line);
      const unfolded = line.slice(0, -2).replaceAll("\r\n ", "");
      const lines =
        fold === undefined || isSoft
          ? [isSoft ? line.slice(0, -2) : unfolded]
          : cut(unfolded, widths);
      written += lines.join(`${lineBreak}${fold ?? ""}`) + lineBreak + blank;
    }
    written += `END:${marker}${lineBreak}${behind}`;
  }
  return written;
}

// Cuts a line anywhere, surrogate pairs apart included; a piece of white space alone is avoided, which
// behind a CR would look like a blank line, and so is a cut behind a "=" of quoted-printable, which would be a soft break.
function cut(line: string, widths: readonly number[]): string[] {
  const isQuotedPrintable = /quoted-printable/i.test(line);
  const pieces: string[] = [];
  for (let from = 0, turn = 0; from < line.length; turn++) {
    let to = from + (widths[turn % widths.length] ?? 1);
    while (isQuotedPrintable && line[to - 1] === "=") to++;
    pieces.push(line.slice(from, to));
    from = to;
  }
  return pieces;
}
