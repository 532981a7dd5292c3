import { type NearMiss, nearMisses } from "@callingcard/grammar/arbitrary";
import * as fc from "fast-check";
import { vcardIr } from "../generated/vcard.ir.ts";
import { cardLines } from "./document.ts";

/**
 * Files of one to three cards that are spoilt in one place, such that `parseCards` throws, or calls
 * `onProblem`: a line that is no content line (its `rule` is of the grammar), or BEGIN or END of a card
 * left out or another word (`rule` is `vcard`). `offset` counts from the start of the file.
 *
 * @returns The arbitrary.
 */
export function nearDocument(): fc.Arbitrary<NearMiss> {
  const before = fc.array(cardLines(), { maxLength: 1 }).map((all) => all.flat().join(""));
  return fc
    .tuple(before, cardLines(), fc.oneof(spoiltLine(), spoiltMarker()), before)
    .map(([first, lines, spoil, last]) => {
      const { start, end, miss } = spoil(lines);
      const head = first + lines.slice(0, start).join("");
      const tail = lines.slice(end).join("") + last;
      return { ...miss, text: head + miss.text + tail, offset: head.length + miss.offset };
    });
}

/** What stands in place of some of the lines of a card. */
interface Spoilt {
  readonly start: number;
  readonly end: number;
  readonly miss: NearMiss;
}

type Spoil = (lines: readonly string[]) => Spoilt;

// A line more, somewhere behind VERSION: no line of a card stands where it could be left out.
function spoiltLine(): fc.Arbitrary<Spoil> {
  return fc
    .tuple(
      nearMisses(vcardIr, "contentline", { refused: true }).filter(({ text }) => isOneLine(text)),
      fc.nat(),
    )
    .map(([miss, at]) => (lines) => {
      const place = 2 + (at % (lines.length - 2));
      return { start: place, end: place, miss: { ...miss, text: `${miss.text}\r\n` } };
    });
}

// Neither blank, nor a folded part of the line before, nor two lines.
function isOneLine(text: string): boolean {
  return !/^(?:[ \t\ufeff]|$)|[\r\n]/.test(text);
}

function spoiltMarker(): fc.Arbitrary<Spoil> {
  const rule = "vcard";
  const changes = [
    { isEnd: true, text: "", change: '"END:VCARD" left out' },
    { isEnd: false, text: "", change: '"BEGIN:VCARD" left out' },
    { isEnd: true, text: "END:VCARD\r\nEND:VCARD\r\n", change: '"END:VCARD" doubled', offset: 11 },
    { isEnd: false, text: "VCARD\r\n", change: '"BEGIN:" left out of "BEGIN:VCARD"' },
    { isEnd: true, text: "END\r\n", change: '":VCARD" left out of "END:VCARD"', offset: 3 },
  ];
  return fc.constantFrom(...changes).map(({ isEnd, text, change, offset = 0 }) => (lines) => {
    const start = isEnd ? lines.length - 1 : 0;
    return { start, end: start + 1, miss: { text, offset, rule, change } };
  });
}
