import { type ConvertOptions, convertCard, type TargetVersion } from "../../src/convert.ts";
import { parseCard, stringifyProperty } from "../../src/index.ts";

/** Converts lines of a card that has FN and N as well, and gives the lines that are not these. */
export function convertLines(
  from: "2.1" | "3.0" | "4.0",
  lines: string | readonly string[],
  options: ConvertOptions = {},
): string[] {
  const to: TargetVersion = from === "4.0" ? "3.0" : "4.0";
  return linesOf(from, lines, to, options);
}

/** The same, to a version that is named. */
export function linesOf(
  from: string,
  lines: string | readonly string[],
  to: TargetVersion,
  options: ConvertOptions = {},
): string[] {
  const body = [lines].flat().join("\r\n");
  const card = parseCard(
    `BEGIN:VCARD\r\nVERSION:${from}\r\nFN:Ada\r\nN:A;B;;;\r\n${body}\r\nEND:VCARD\r\n`,
  );
  const { properties } = convertCard(card, to, options).card;
  return properties
    .map((property) => stringifyProperty(property).replaceAll("\r\n ", "").trimEnd())
    .filter((line) => !["FN:Ada", "N:A;B;;;", `VERSION:${to}`].includes(line));
}
