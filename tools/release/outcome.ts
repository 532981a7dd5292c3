// What was looked at, as a table for people and as a report that is counted with those of the tests.

import { mkdirSync, writeFileSync } from "node:fs";
import type { PublicPackage } from "./public-packages.ts";

/** Characters shown of a problem. */
const MAX_PROBLEM = 1_500;

/** What one check found of one package: nothing where it holds. */
export interface Outcome {
  readonly package: string;
  /** Column of the table: `import, 22.23.3`. */
  readonly check: string;
  readonly problems: readonly string[];
}

/** The outcome of a check that throws where it fails. */
export async function outcomeOf(
  { name }: PublicPackage,
  check: string,
  run: () => Promise<readonly string[]>,
): Promise<Outcome> {
  try {
    return { package: name, check, problems: await run() };
  } catch (error) {
    return { package: name, check, problems: [error instanceof Error ? error.message : "failed"] };
  }
}

/** Prints the table, package × check, and each problem below it. */
export function printOutcomes(outcomes: readonly Outcome[]): void {
  const checks = [...new Set(outcomes.map(({ check }) => check))];
  const names = [...new Set(outcomes.map((outcome) => outcome.package))].toSorted();
  const width = Math.max(...names.map((name) => name.length));
  for (const [index, check] of checks.entries()) {
    console.log(`${String(index + 1).padStart(width + 3)}  ${check}`);
  }
  console.log("".padEnd(width), ...checks.map((_, index) => String(index + 1).padStart(2)));
  for (const name of names) {
    const cells = checks.map((check) => {
      const found = outcomes.filter((one) => one.package === name && one.check === check);
      if (found.length === 0) return " -";
      return found.every(({ problems }) => problems.length === 0) ? "ok" : "NO";
    });
    console.log(name.padEnd(width), ...cells);
  }
  for (const [problem, places] of placesOf(outcomes)) {
    console.log(`\n${places.join("\n")}\n    ${problem.slice(0, MAX_PROBLEM)}`);
  }
}

/** Each problem with the packages and checks that it was found in. */
function placesOf(outcomes: readonly Outcome[]): ReadonlyMap<string, readonly string[]> {
  const places = new Map<string, string[]>();
  for (const { package: name, check, problems } of outcomes) {
    for (const problem of problems) {
      const found = places.get(problem) ?? [];
      found.push(`${name}: ${check}`);
      places.set(problem, found);
    }
  }
  return places;
}

/** Writes the outcomes in the form of the reports of the tests. */
export function writeReport(file: URL, outcomes: readonly Outcome[]): void {
  const assertionResults = outcomes.map(({ package: name, check, problems }) => ({
    ancestorTitles: [name],
    title: check,
    status: problems.length === 0 ? "passed" : "failed",
    failureMessages: problems,
  }));
  const status = assertionResults.every((one) => one.status === "passed") ? "passed" : "failed";
  mkdirSync(new URL(".", file), { recursive: true });
  writeFileSync(
    file,
    JSON.stringify({ testResults: [{ name: "release:dry", status, assertionResults }] }),
  );
}
