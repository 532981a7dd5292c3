import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { CONDITIONS } from "../src/index.ts";
import { LIVE_PROPERTY_TYPES } from "../src/live-property-type.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

/** The cells of each row of the tables under a heading. */
function rows(heading: string): string[][] {
  const [, section = ""] = readme.split(`\n### ${heading}\n`);
  return section
    .split(/\n##/, 1)
    .join("")
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .map((line) => line.split("|").map((cell) => cell.trim()));
}

function names(cell: string | undefined): string[] {
  return Array.from(cell?.matchAll(/`([^`]+)`/g) ?? [], ([, name = ""]) => name);
}

test("the README has every condition with its specification and status", () => {
  const written = rows("Conditions").flatMap(([, specification, status, , kinds]) =>
    names(kinds).map((kind) => `${kind}, ${specification}, ${status}`),
  );
  const known = Array.from(
    CONDITIONS,
    ([kind, { specification, status }]) => `${kind}, ${specification}, ${status}`,
  );
  expect(written.toSorted()).toEqual(known.toSorted());
});

test("the README has every live property", () => {
  const written = rows("Live properties").flatMap(([, , kinds]) => names(kinds));
  expect(written.filter((name) => !name.includes("EntityTag")).toSorted()).toEqual(
    Object.keys(LIVE_PROPERTY_TYPES).toSorted(),
  );
});
