import { readFileSync } from "node:fs";

/**
 * Reads an RFC without the lines between its pages.
 *
 * @param number Its number.
 */
export function rfcText(number: number): string {
  const url = new URL(`../../../../shared/rfc/rfc${number}.txt`, import.meta.url);
  const text = readFileSync(url, "utf8");
  return text.replace(/\n+[^\n]*\[Page \d+\]\n\f?\n?RFC [^\n]*\n+/g, "\n");
}

/**
 * Cuts what stands between two lines out of a text, without its indentation.
 *
 * @param text The text.
 * @param from The first line, without its indentation.
 * @param to The last line.
 */
export function linesBetween(text: string, from: string, to: string): string {
  const lines = text.split("\n").map((line) => line.replace(/^ {3}/, ""));
  const start = lines.indexOf(from);
  const end = lines.indexOf(to, start);
  if (start === -1 || end === -1) throw new Error(`no lines from ${from} to ${to}`);
  return lines.slice(start, end + 1).join("\n");
}
