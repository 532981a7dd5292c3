export { partialDateTime } from "./arbitrary/date-time.ts";
export { text } from "./arbitrary/text.ts";
export { validCard } from "./arbitrary/valid-card.ts";
export { namesOf, validProperty } from "./arbitrary/valid-property.ts";
export { validValue } from "./arbitrary/valid-value.ts";
import { nearMisses, sentences } from "@callingcard/grammar/arbitrary";
import * as fc from "fast-check";
import { lines, text } from "./arbitrary/text.ts";
import type { Card, Parameter, Property } from "./card.ts";
import { vcardIr } from "./generated/vcard.ir.ts";
import { stringifyProperty } from "./stringify-property.ts";
import { joinComponents, joinList } from "./text-value.ts";

/**
 * Content lines (RFC 6350 section 3.3), unfolded and without a line break: sentences of the grammar.
 *
 * @returns The arbitrary.
 */
export function contentLine(): fc.Arbitrary<string> {
  return sentences(vcardIr, "contentline");
}

/**
 * Texts that are content lines but for one place; some are content lines still.
 *
 * @returns The arbitrary.
 */
export function contentLineNearMiss(): fc.Arbitrary<string> {
  return nearMisses(vcardIr, "contentline").map(({ text: line }) => line);
}

/**
 * Names of properties, and of groups (RFC 6350 section 3.3): known ones, X- names, and any others, in
 * any case. Never BEGIN, END or VERSION.
 *
 * @returns The arbitrary.
 */
export function name(): fc.Arbitrary<string> {
  const known = fc.constantFrom(
    "FN",
    "N",
    "ADR",
    "TEL",
    "EMAIL",
    "NOTE",
    "X-ABLabel",
    "__proto__",
    "constructor",
    "Agent",
  );
  const other = fc.string({ unit: nameCharacter(), minLength: 1, maxLength: 12 });
  return fc
    .oneof(known, mixedCase(known), other)
    .map((word) => (/^(?:BEGIN|END|VERSION)$/i.test(word) ? `X-${word}` : word));
}

/**
 * Parameters (RFC 6350 section 5): with values of every kind, line breaks among them (RFC 6868), and
 * bare ones (vCard 2.1).
 *
 * @returns The arbitrary.
 */
export function parameter(): fc.Arbitrary<Parameter> {
  const value = fc.oneof(fc.constantFrom("home", "work", "1"), text(), lines());
  const known = mixedCase(fc.constantFrom("TYPE", "PREF", "LABEL", "SORT-AS", "LANGUAGE"));
  const other = fc.string({ unit: nameCharacter(), maxLength: 8 }).map((word) => `X-${word}`);
  return fc.oneof(
    {
      arbitrary: fc.record({
        name: fc.oneof(known, other),
        values: fc.array(value, { minLength: 1, maxLength: 3 }),
      }),
      weight: 4,
    },
    {
      arbitrary: fc.record({
        name: fc.constantFrom("HOME", "FAX", "pref", "X-CUSTOM(CHARSET", ""),
        values: fc.constant([]),
      }),
      weight: 1,
    },
  );
}

/**
 * Properties (RFC 6350 section 3.3): plain texts, lists, components and quoted-printable, in groups
 * and without.
 *
 * @returns The arbitrary.
 */
export function property(): fc.Arbitrary<Property> {
  const list = fc.array(fc.oneof(text(), lines()), { minLength: 1, maxLength: 4 });
  const value = fc.oneof(
    text(),
    list.map(joinList),
    fc.array(list, { minLength: 1, maxLength: 5 }).map(joinComponents),
  );
  const group = fc.option(fc.oneof(fc.constant("item1"), name()), { nil: undefined });
  const parameters = fc.array(parameter(), { maxLength: 3 });
  return fc.oneof(
    { arbitrary: fc.record({ group, name: name(), parameters, value }), weight: 5 },
    {
      arbitrary: fc.record({
        group,
        name: name(),
        parameters: fc.constantFrom<Parameter[]>(
          [{ name: "ENCODING", values: ["QUOTED-PRINTABLE"] }],
          [
            { name: "quoted-printable", values: [] },
            { name: "CHARSET", values: ["UTF-8"] },
          ],
        ),
        value: quotedPrintable(),
      }),
      weight: 1,
    },
  );
}

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
// behind a CR would look like a blank line.
function cut(line: string, widths: readonly number[]): string[] {
  const pieces: string[] = [];
  for (let from = 0, turn = 0; from < line.length; turn++) {
    const width = widths[turn % widths.length] ?? 1;
    pieces.push(line.slice(from, from + width));
    from += width;
  }
  return pieces;
}

function nameCharacter(): fc.Arbitrary<string> {
  return fc.constantFrom(..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_");
}

function mixedCase(word: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(word, fc.integer({ min: 0, max: 0xff }))
    .map(([letters, bits]) =>
      Array.from(letters, (letter, index) =>
        (bits >> (index % 8)) % 2 === 0 ? letter.toLowerCase() : letter.toUpperCase(),
      ).join(""),
    );
}

function quotedPrintable(): fc.Arbitrary<string> {
  const unit = fc.oneof(
    fc.constantFrom(..."abc ;,"),
    fc.constantFrom("=C3=A9", "=0D=0A", "=3D", "é", "😀"),
  );
  return fc.oneof(
    fc.string({ unit, maxLength: 60 }),
    fc.string({ unit, maxLength: 60 }).map((head) => `${head}END:VCARD`),
  );
}
