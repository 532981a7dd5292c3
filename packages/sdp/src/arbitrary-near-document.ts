import type { NearMiss } from "@callingcard/grammar/arbitrary";
import * as fc from "fast-check";
import {
  type DescriptionText,
  descriptionText,
  type LineText,
  writeDescription,
  writeLine,
} from "./arbitrary-document.ts";
import { nearMiss, type SdpRule } from "./arbitrary-rule.ts";

/**
 * Session descriptions spoilt in one place, which no reader that keeps to RFC 8866 takes: a value that the
 * grammar does not have, a line left out, doubled or out of order, a line that ends otherwise than the
 * others, a version other than 0, a port beyond 65535.
 *
 * @returns The arbitrary. The offset is that of the place in the whole text.
 */
export function nearDocument(): fc.Arbitrary<NearMiss> {
  const descriptions = descriptionText();
  return fc.oneof(
    { weight: 4, arbitrary: spoiltValue(descriptions) },
    { weight: 1, arbitrary: withoutLine(descriptions) },
    { weight: 1, arbitrary: doubledLine(descriptions) },
    { weight: 1, arbitrary: swappedLines(descriptions) },
    { weight: 1, arbitrary: otherLineEnd(descriptions) },
    { weight: 1, arbitrary: wrongValue(descriptions) },
    { weight: 1, arbitrary: spoiltCharacter(descriptions) },
  );
}

type Descriptions = fc.Arbitrary<DescriptionText>;

/** The lines that a spoilt value can stand in, and the rules of their values. */
const VALUE_RULES: readonly (readonly [string, SdpRule])[] = [
  ["o", "originvalue"],
  ["s", "bytestring"],
  ["t", "timevalue"],
  ["c", "connectionvalue"],
  ["b", "bandwidthvalue"],
  ["r", "repeatvalue"],
  ["z", "zonevalue"],
  ["k", "keyvalue"],
  ["a", "attributevalue"],
  ["m", "mediavalue"],
];

// A line break would end the line, and what is behind it could be another one.
function spoiltValue(descriptions: Descriptions): fc.Arbitrary<NearMiss> {
  return fc.oneof(
    ...VALUE_RULES.map(([type, rule]) => {
      const values = nearMiss(rule, { refused: true }).filter(({ text }) => !/[\r\n]/.test(text));
      return fc.tuple(values, descriptions).map(([near, description]): NearMiss => {
        const { lines, index } = withPlaceOf(description, type);
        const all = lines.with(index, { type, value: near.text });
        return { ...near, ...placed(description, all, index, 2 + near.offset) };
      });
    }),
  );
}

function withoutLine(descriptions: Descriptions): fc.Arbitrary<NearMiss> {
  return fc.tuple(fc.constantFrom("v", "o", "s", "t"), descriptions).map(([type, whole]) => {
    const lines = allLines(whole);
    const index = lines.findIndex((line) => line.type === type);
    // What says more of a time goes with it.
    const rest = lines.filter((line) => line.type !== type && (type !== "t" || !isOfTime(line)));
    return { ...placed(whole, rest, index, 0), rule: RULE, change: `${type}= left out` };
  });
}

function doubledLine(descriptions: Descriptions): fc.Arbitrary<NearMiss> {
  const types = fc.constantFrom("v", "o", "s");
  return fc.tuple(types, descriptions).map(([type, whole]) => {
    const lines = allLines(whole);
    const index = lines.findIndex((line) => line.type === type);
    const doubled = lines.toSpliced(index, 0, ...lines.slice(index, index + 1));
    return { ...placed(whole, doubled, index + 1, 0), rule: RULE, change: `${type}= doubled` };
  });
}

function swappedLines(descriptions: Descriptions): fc.Arbitrary<NearMiss> {
  return fc.tuple(fc.nat({ max: 1 }), descriptions).map(([index, whole]) => {
    const lines = allLines(whole);
    const [first, second] = lines.slice(index, index + 2);
    const swapped = lines.toSpliced(index, 2, ...lines.slice(index, index + 2).toReversed());
    const change = `${second?.type}= before ${first?.type}=`;
    return { ...placed(whole, swapped, index, 0), rule: RULE, change };
  });
}

function otherLineEnd(descriptions: Descriptions): fc.Arbitrary<NearMiss> {
  return fc
    .tuple(descriptions, fc.nat(), fc.constantFrom("\r", "other"))
    .map(([whole, chosen, way]) => {
      const lines = allLines(whole);
      // The first line says how the others end.
      const index = 1 + (chosen % (lines.length - 1));
      const other = whole.lineEnd === "\n" ? "\r\n" : "\n";
      const before = writeAll(whole, lines.slice(0, index));
      const line = lines
        .slice(index, index + 1)
        .map(writeLine)
        .join("");
      const end = way === "other" ? other : way;
      return {
        text: before + line + end + writeAll(whole, lines.slice(index + 1)),
        offset: before.length + line.length,
        rule: "lineend",
        change: `${nameOf(end)} in place of ${nameOf(whole.lineEnd)}`,
      };
    });
}

function wrongValue(descriptions: Descriptions): fc.Arbitrary<NearMiss> {
  const version = { type: "v", value: "1", offset: 0, rule: "digits", change: "version 1" };
  const port = {
    type: "m",
    value: "message 65536 TCP/MSRP *",
    offset: "message ".length,
    rule: "digits",
    change: "port 65536",
  };
  return fc
    .tuple(fc.constantFrom(version, port), descriptions)
    .map(([{ type, value, offset, rule, change }, description]) => {
      const { lines, index } = withPlaceOf(description, type);
      const all = lines.with(index, { type, value });
      return { ...placed(description, all, index, 2 + offset), rule, change };
    });
}

function spoiltCharacter(descriptions: Descriptions): fc.Arbitrary<NearMiss> {
  const ways = [
    { at: 1, text: " ", change: "a space before =" },
    { at: 2, text: "\0", change: "NUL put in" },
    { at: 2, text: "\r", change: "a carriage return without a line feed put in" },
  ];
  return fc
    .tuple(fc.constantFrom(...ways), fc.nat(), descriptions)
    .map(([{ at, text, change }, chosen, description]) => {
      const lines = allLines(description);
      const index = chosen % lines.length;
      const whole = writeAll(description, lines);
      const offset = writeAll(description, lines.slice(0, index)).length + at;
      return {
        text: whole.slice(0, offset) + text + whole.slice(offset),
        offset,
        rule: RULE,
        change,
      };
    });
}

/** The rule that says which lines there are, and in which order. */
const RULE = "sessiondescription";

function allLines({ session, media }: DescriptionText): readonly LineText[] {
  return [...session, ...media.flat()];
}

// All lines, with one of the type: where there is none, a new one at its place.
function withPlaceOf(
  description: DescriptionText,
  type: string,
): { readonly lines: readonly LineText[]; readonly index: number } {
  const lines = allLines(description);
  const found = lines.findIndex((line) => line.type === type);
  if (found !== -1) return { lines, index: found };
  const { session } = description;
  const behind = session.findLastIndex((line) => ORDER.indexOf(line.type) <= ORDER.indexOf(type));
  const index = type === "m" ? lines.length : behind + 1;
  return { lines: lines.toSpliced(index, 0, { type, value: "" }), index };
}

/** The lines of a session, in their order (RFC 8866 section 5); those of one time stand together. */
const ORDER = "vosiuepcbtrzka";

function isOfTime({ type }: LineText): boolean {
  return type === "r" || type === "z";
}

function placed(
  description: DescriptionText,
  lines: readonly LineText[],
  index: number,
  offset: number,
): { readonly text: string; readonly offset: number } {
  const before = writeAll(description, lines.slice(0, index));
  return {
    text: before + writeAll(description, lines.slice(index)),
    offset: before.length + offset,
  };
}

function writeAll({ lineEnd }: DescriptionText, lines: readonly LineText[]): string {
  return writeDescription({ session: lines, media: [], lineEnd });
}

function nameOf(lineEnd: string): string {
  return lineEnd.replace("\r", "CR").replace("\n", "LF");
}
