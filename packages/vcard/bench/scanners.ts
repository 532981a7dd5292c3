// Makes the README's figures of content lines, read by the generated parser, by hand and by nearley.
//
//   node --conditions=@callingcard/source bench/scanners.ts [cards]
//
// Nearley reads line by line and the text at once, since one or the other is faster.

import { textCursor } from "@callingcard/grammar";
import { contentline } from "../src/generated/vcard.ts";
import { checkScanners } from "./agreement.ts";
import { makeFacts, textOf } from "./cards.ts";
import { compareBest } from "./compare.ts";
import { scanContentLine } from "./hand-scanner.ts";
import { parseByNearley, parseTextByNearley } from "./nearley-moo.ts";

function compareScanners(count: number): void {
  const lines = makeFacts(count)
    .flatMap((card) => textOf(card).replaceAll("\r\n ", "").split("\r\n"))
    .filter((line) => line !== "" && line.length < 200);
  checkScanners(lines);
  const text = lines.join("\r\n");
  const counts = [matchLines(text), scanLines(text), nearleyLines(text)];
  const atOnce = parseTextByNearley(text)?.length;
  if ([...counts, atOnce].some((found) => found !== lines.length)) {
    throw new Error(`not every reader finds ${lines.length} lines`);
  }
  const megabytes = Buffer.byteLength(text) / 1e6;
  compareBest(
    `Content lines of one text, ${lines.length}, ${megabytes.toFixed(1)} MB`,
    [
      { name: "generated, `match` on a cursor", run: () => matchLines(text) },
      { name: "by hand, line by line", run: () => scanLines(text) },
      { name: "nearley with moo, line by line", run: () => nearleyLines(text) },
      { name: "nearley with moo, the text at once", run: () => parseTextByNearley(text)?.length },
    ],
    megabytes,
  );
  compareBest(
    `Content lines one by one, ${lines.length}, ${megabytes.toFixed(1)} MB`,
    [
      {
        name: "generated, `parse`",
        run: () => countLines(lines, (line) => contentline.parse(line)),
      },
      { name: "by hand", run: () => countLines(lines, scanContentLine) },
      { name: "nearley with moo", run: () => countLines(lines, parseByNearley) },
    ],
    megabytes,
  );
}

function matchLines(text: string): number {
  const cursor = textCursor(text);
  let found = 0;
  while (contentline.match(cursor) !== undefined) {
    found += 1;
    cursor.offset += 2;
  }
  return found;
}

function scanLines(text: string): number {
  let found = 0;
  eachLine(text, (line) => {
    if ("value" in scanContentLine(line)) found += 1;
  });
  return found;
}

function nearleyLines(text: string): number {
  let found = 0;
  eachLine(text, (line) => {
    if (parseByNearley(line) !== undefined) found += 1;
  });
  return found;
}

function eachLine(text: string, read: (line: string) => void): void {
  for (let from = 0; from < text.length;) {
    const end = text.indexOf("\r\n", from);
    const line = text.slice(from, end === -1 ? text.length : end);
    read(line);
    from += line.length + 2;
  }
}

function countLines(lines: readonly string[], read: (line: string) => unknown): number {
  let found = 0;
  for (const line of lines) if (read(line) !== undefined) found += 1;
  return found;
}

compareScanners(Number(process.argv[2] ?? 5_000));
