// Runs the conformance tests of the Participating Function and prints a row for each requirement: its
// identifier, what it says, the tests that observe it on the wire, and whether they pass. A requirement
// without a test, or with one that failed, fails the command.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { REQUIREMENTS } from "@callingcard/cpm-server";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** A test as vitest reports it. */
interface TestResult {
  readonly title: string;
  readonly status: string;
}

interface Report {
  readonly testResults: readonly { readonly assertionResults: readonly TestResult[] }[];
}

const { status, report } = await runTests();
const observed = testsByRequirement(report);
let missing = 0;
for (const [id, section, text] of REQUIREMENTS) {
  const tests = observed.get(id) ?? [];
  const failed = tests.filter(({ status }) => status !== "passed");
  const verdict = tests.length === 0 ? "no test" : failed.length > 0 ? "FAIL" : "pass";
  if (verdict !== "pass") missing += 1;
  console.log(`${id.padEnd(8)} ${verdict.padEnd(8)} ${section}: ${text}`);
  for (const { title, status } of tests) {
    console.log(`${" ".repeat(18)}${status === "passed" ? "by" : status} "${withoutIds(title)}"`);
  }
}
const unknown = [...observed.keys()].filter((id) => !REQUIREMENTS.some(([known]) => known === id));
for (const id of unknown) console.log(`${id} is named by a test and is no requirement`);
console.log(
  `${REQUIREMENTS.length - missing} of ${REQUIREMENTS.length} requirements observed on the wire`,
);
process.exitCode = missing + unknown.length > 0 ? 1 : status;

/** Runs them; gives the exit status too, for errors outside of the tests. */
async function runTests(): Promise<{ readonly status: number; readonly report: Report }> {
  const file = `${root}reports/conformance.json`;
  rmSync(file, { force: true });
  const vitest = spawn(
    process.execPath,
    [`${root}node_modules/vitest/vitest.mjs`, "run", "--config=tools/conformance/vitest.config.ts"],
    { cwd: root, stdio: ["ignore", "inherit", "inherit"] },
  );
  const [status] = (await once(vitest, "close")) as [number | null];
  const report = JSON.parse(readFileSync(file, "utf8")) as Report;
  return { status: status ?? 1, report };
}

/** The tests of each identifier that stands in the brackets in front of their names. */
function testsByRequirement(report: Report): ReadonlyMap<string, readonly TestResult[]> {
  const tests = new Map<string, TestResult[]>();
  for (const test of report.testResults.flatMap((file) => file.assertionResults)) {
    for (const id of idsOf(test.title)) {
      const list = tests.get(id) ?? [];
      list.push(test);
      tests.set(id, list);
    }
  }
  return tests;
}

/** `[CPM-002, CPM-003] an INVITE …`: the identifiers. */
function idsOf(title: string): readonly string[] {
  const [, ids] = /^\[([^\]]*)\]/.exec(title) ?? [];
  return ids?.split(",").map((id) => id.trim()) ?? [];
}

function withoutIds(title: string): string {
  return title.replace(/^\[[^\]]*\]\s*/, "");
}
