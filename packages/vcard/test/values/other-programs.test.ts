import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parseCards, type Property } from "../../src/index.ts";
import { decodeProperty, encodeProperty, type Version, versionOf } from "../../src/values.ts";

const folder = fileURLToPath(new URL("../../../../../shared/testdata/vcard", import.meta.url));

interface Read {
  readonly property: Property;
  readonly version: Version;
}

function* properties(): Generator<Read> {
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".vcf")) continue;
    for (const card of parseCards(readFileSync(join(folder, name)), { onProblem: () => {} })) {
      const version = versionOf(card);
      for (const property of card.properties) yield { property, version };
    }
  }
}

const all = [...properties()];

test("values of real cards mean the same when they are written anew", () => {
  expect(all.length).toBeGreaterThan(4_800);
  for (const { property, version } of all) {
    const value = decodeProperty(property, version);
    const again = encodeProperty(property, value, version);
    expect(decodeProperty(again, version)).toEqual(value);
  }
});

test("pictures of real cards have octets, and dates their parts", () => {
  const types = new Map<string, number>();
  for (const { property, version } of all) {
    const { type } = decodeProperty(property, version);
    types.set(type, (types.get(type) ?? 0) + 1);
  }
  const count = (type: string) => types.get(type) ?? 0;
  expect(count("binary")).toBeGreaterThanOrEqual(36);
  expect(count("date") + count("date-time") + count("timestamp")).toBeGreaterThan(60);
  expect(count("uri")).toBeGreaterThan(160);
});
