import { sentences } from "@callingcard/grammar/arbitrary";
import * as fc from "fast-check";
import { vcardIr } from "../generated/vcard.ir.ts";
import { stringifyProperty } from "../stringify-property.ts";
import { validCard } from "./valid-card.ts";

/**
 * Files of one to three cards that are valid in 3.0 or 4.0, with CRLF: properties of the whole vocabulary
 * beside extensions with any parameters and texts that a line can have, folded at 75 octets, or anywhere
 * behind the names, or not at all.
 *
 * @returns The arbitrary.
 */
export function document(): fc.Arbitrary<string> {
  return fc.array(cardLines(), { minLength: 1, maxLength: 3 }).map((all) => all.flat().join(""));
}

/**
 * The lines of a valid card, each with its CRLF; folded lines are one.
 *
 * @internal
 */
export function cardLines(): fc.Arbitrary<string[]> {
  return fc
    .tuple(
      fc.oneof({ withCrossShrink: true }, validCard("4.0"), validCard("3.0")),
      fc.array(extension(), { maxLength: 2 }),
      folding(),
    )
    .map(([{ properties }, extensions, fold]) =>
      [
        "BEGIN:VCARD\r\n",
        ...properties.map(stringifyProperty),
        ...extensions.map((line) => `${line}\r\n`),
        "END:VCARD\r\n",
      ].map(fold),
    );
}

// An extension by the ABNF of RFC 6350, which is stricter than the grammar in names alone.
function extension(): fc.Arbitrary<string> {
  const name = fc
    .string({ unit: fc.constantFrom(..."ABCXYZabcxyz019-"), minLength: 1, maxLength: 8 })
    .map((rest) => `X-${rest}`);
  const bare = sentences(vcardIr, "parametervalue", { maxRepeat: 4 }).map((value) => `=${value}`);
  const parameter = fc.tuple(name, bare).map((parts) => `;${parts.join("")}`);
  // A backslash is one of an escape in a text.
  const value = sentences(vcardIr, "value").map((text) => text.replaceAll("\\", "\\\\"));
  const group = fc.constantFrom("", "item1.");
  return fc
    .tuple(group, name, fc.array(parameter, { maxLength: 2 }), value)
    .map(([before, word, parameters, text]) => `${before}${word}${parameters.join("")}:${text}`);
}

/** The widest lines that are folded elsewhere, in characters behind the name. */
const MAX_WIDTH = 40;

type Fold = (line: string) => string;

// As they are, unfolded, or folded between any two characters behind the name. Names stay whole: behind
// base64, readers of vCard 2.1 take letters on a line of their own for more of it.
function folding(): fc.Arbitrary<Fold> {
  // Wide lines are what shrinking leads to.
  const width = fc.nat({ max: MAX_WIDTH - 1 }).map((fewer) => MAX_WIDTH - fewer);
  const widths = fc.array(width, { minLength: 1, maxLength: 4 });
  return fc.oneof(
    { withCrossShrink: true },
    fc.constant<Fold>((line) => line),
    fc.constant<Fold>(unfold),
    fc.tuple(widths, fc.constantFrom(" ", "\t")).map(([sizes, space]): Fold => {
      return (line) => fold(unfold(line).slice(0, -2), sizes, space);
    }),
  );
}

function unfold(line: string): string {
  return line.replaceAll("\r\n ", "");
}

function fold(line: string, widths: readonly number[], space: string): string {
  const name = /^[^:;]*/.exec(line)?.[0] ?? "";
  const characters = Array.from(line.slice(name.length));
  const pieces: string[] = [];
  for (let from = 0, turn = 0; from < characters.length; turn++) {
    const width = widths[turn % widths.length] ?? 1;
    pieces.push(characters.slice(from, from + width).join(""));
    from += width;
  }
  return `${name}${pieces.join(`\r\n${space}`)}\r\n`;
}
