import * as fc from "fast-check";
import { firstError } from "./pursue.ts";
import type { Source, SourceReading, Specimen } from "./source.ts";

/** Of so many inputs one is left as it is. */
const WHOLE = 4;

/** Lines are chosen by a number below this. */
const CHOICES = 1000;

/** Most lines of a text that is made smaller. */
const MAX_LINES = 200;

/**
 * Makes most documents small: of three in four only what one line needs is left, the spoilt line or one by chance. A
 * small document has one thing in it that a program may get wrong, is quick to shrink, and is read by people.
 *
 * @param documents Whole texts of lines.
 * @param read What our reader makes of them: what is left is read the same way, or is wrong for the same reason.
 */
export function focused(
  documents: fc.Arbitrary<Specimen>,
  read: Source["read"],
): fc.Arbitrary<Specimen> {
  return fc
    .tuple(documents, fc.nat(WHOLE - 1), fc.nat(CHOICES - 1))
    .map(([specimen, whole, choice]) =>
      whole === WHOLE - 1 ? specimen : focus(specimen, choice / CHOICES, read),
    );
}

function focus(specimen: Specimen, choice: number, read: Source["read"]): Specimen {
  const { text, wrong } = specimen;
  const lines = text.match(/[^\n]*\n|[^\n]+/g) ?? [];
  if (lines.length < 2 || lines.length > MAX_LINES) return specimen;
  const wanted = read(specimen.octets);
  const kept =
    wrong === undefined ? Math.floor(choice * lines.length) : lineAt(lines, wrong.offset);
  let all = lines.map((line, index) => ({ line, index }));
  for (let size = all.length >> 1; size >= 1; size >>= 1) {
    for (let from = 0; from < all.length;) {
      const isKept = all.slice(from, from + size).some(({ index }) => index === kept);
      const fewer = all.toSpliced(from, size);
      if (!isKept && isAlike(wanted, read(encode(fewer)))) all = fewer;
      else from += size;
    }
  }
  const left = new Set(all.map(({ index }) => index));
  const gone = lines.filter((_, index) => index < kept && !left.has(index)).join("").length;
  return {
    text: all.map(({ line }) => line).join(""),
    octets: encode(all),
    wrong: wrong && { ...wrong, offset: wrong.offset - gone },
  };
}

function lineAt(lines: readonly string[], offset: number): number {
  let end = 0;
  const index = lines.findIndex((line) => (end += line.length) > offset);
  return index === -1 ? lines.length - 1 : index;
}

function encode(lines: readonly { readonly line: string }[]): Uint8Array {
  return new TextEncoder().encode(lines.map(({ line }) => line).join(""));
}

function isAlike(wanted: SourceReading, found: SourceReading): boolean {
  if (wanted.accepted || found.accepted) return wanted.accepted === found.accepted;
  const [first, second] = [firstError(wanted), firstError(found)];
  return first?.code === second?.code && first?.rule === second?.rule;
}
