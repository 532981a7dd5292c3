import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { encodeCards, parseCards } from "../src/index.ts";

const files = globSync(fileURLToPath(new URL("corpus/*.vcf", import.meta.url))).toSorted();

test.each(files.map((file) => [basename(file), file] as const))(
  "%s is read as expected",
  (_, file) => {
    const octets = new Uint8Array(readFileSync(file));
    const problems: unknown[] = [];
    const cards = parseCards(octets, {
      onProblem: ({ code, line, column }) => problems.push({ code, line, column }),
    });
    const plain = cards.map(({ version, properties }) => ({ version, properties }));
    // JSON has no undefined: what is absent is left out on both sides.
    const read: unknown = JSON.parse(JSON.stringify({ cards: plain, problems }));
    expect(read).toEqual(JSON.parse(readFileSync(file.replace(/vcf$/, "json"), "utf8")));
    expect(encodeCards(cards)).toEqual(octets);
  },
);
