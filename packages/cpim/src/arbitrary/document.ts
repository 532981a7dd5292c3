import { sentences } from "@callingcard/grammar/arbitrary";
import * as fc from "fast-check";
import { stringifyAddress } from "../address.ts";
import { escapeText } from "../escape.ts";
import { cpimIr } from "../generated/cpim.ir.ts";
import { address, text } from "./headers.ts";

/**
 * Messages of RFC 3862 as text: From, To, cc, DateTime, Subject in one or more languages, headers of IMDN
 * and of OMA CPM in their namespaces, and extensions, each with a value of its syntax; a content of plain
 * text, in UTF-8.
 *
 * @returns The arbitrary.
 */
export function document(): fc.Arbitrary<string> {
  return messageText().map(({ headers, fields, body }) =>
    [...headers, "\r\n", ...fields, "\r\n", body].join(""),
  );
}

/** The lines of a message, each with its CRLF, and its body. */
export interface MessageText {
  readonly headers: readonly string[];
  readonly fields: readonly string[];
  readonly body: string;
}

/**
 * Messages of RFC 3862, line by line.
 *
 * @internal
 */
export function messageText(): fc.Arbitrary<MessageText> {
  const lines = fc.array(fc.string({ unit: fc.constantFrom(..."ab :é😀") }), { maxLength: 3 });
  const other = fc.constantFrom(
    "Content-ID: <1@example.com>\r\n",
    "Content-Disposition: inline\r\n",
  );
  return fc.record({
    headers: fc
      .tuple(from(), fc.array(group(), { maxLength: 4 }), orNone(dateTime()), orNone(imdn()))
      .map(([first, groups, ...once]) => [first, ...groups.flat(), ...once.flat()]),
    fields: fc
      .uniqueArray(other, { maxLength: 2 })
      .map((all) => ["Content-Type: text/plain; charset=utf-8\r\n", ...all]),
    body: lines.map((all) => all.join("\r\n")),
  });
}

function from(): fc.Arbitrary<string> {
  return address().map((one) => `From: ${stringifyAddress(one)}\r\n`);
}

function orNone(lines: fc.Arbitrary<readonly string[]>): fc.Arbitrary<readonly string[]> {
  return fc.option(lines, { nil: [] });
}

function dateTime(): fc.Arbitrary<readonly string[]> {
  const two = (min: number, max: number) =>
    fc.integer({ min, max }).map((number) => String(number).padStart(2, "0"));
  const date = fc.tuple(fc.constantFrom("2000", "1999", "0001"), two(1, 12), two(1, 28));
  const time = fc.tuple(two(0, 23), two(0, 59), two(0, 59));
  const rest = fc.tuple(fc.constantFrom("", ".5", ".000001"), fc.constantFrom("Z", "+05:30", "z"));
  return line(
    "DateTime",
    fc.tuple(date, time, rest).map(([day, clock, end]) => {
      return `${day.join("-")}T${clock.join(":")}${end.join("")}`;
    }),
  );
}

function imdn(): fc.Arbitrary<readonly string[]> {
  const requests = sentences(cpimIr, "requests", { maxRepeat: 2 });
  return fc
    .tuple(sentences(cpimIr, "messageid"), requests, fc.constantFrom("imdn", "i"))
    .map(([id, asked, prefix]) => [
      `NS: ${prefix} <urn:ietf:params:imdn>\r\n`,
      `${prefix}.Message-ID: ${id}\r\n`,
      `${prefix}.Disposition-Notification: ${asked}\r\n`,
    ]);
}

// Headers that can stand more than once; that of a namespace stands behind its declaration.
function group(): fc.Arbitrary<readonly string[]> {
  const extension = fc
    .tuple(fc.constantFrom("a", "b"), text())
    .map(([prefix, value]) => [
      `NS: ${prefix} <urn:example:${prefix}>\r\n`,
      `${prefix}.Feature: ${escapeText(value)}\r\n`,
    ]);
  return fc.oneof(
    { withCrossShrink: true },
    line("Subject", text().map(escapeText)),
    line("To", address().map(stringifyAddress)),
    line("cc", address().map(stringifyAddress)),
    fc
      .tuple(fc.constantFrom("fr", "de-AT"), text())
      .map(([tag, words]) => [`Subject:;lang=${tag} ${escapeText(words)}\r\n`]),
    extension,
  );
}

function line(name: string, value: fc.Arbitrary<string>): fc.Arbitrary<readonly string[]> {
  return value.map((written) => [`${name}: ${written}\r\n`]);
}
