import { REQUIREMENTS } from "@callingcard/cpm-server";
import { runTests, type Report, type TestResult } from "./test-run.ts";

/**
 * Runs the tests of the Participating Function and prints a row for each requirement: its identifier, what
 * it says, the tests that observe it on the wire, and whether they pass.
 *
 * @returns Whether every requirement has tests and all of them passed.
 */
export async function printMessaging(): Promise<boolean> {
  const { status, report } = await runTests(
    "tools/conformance/vitest.config.ts",
    "reports/conformance.json",
  );
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
  const unknown = [...observed.keys()].filter(
    (id) => !REQUIREMENTS.some(([known]) => known === id),
  );
  for (const id of unknown) console.log(`${id} is named by a test and is no requirement`);
  console.log(
    `${REQUIREMENTS.length - missing} of ${REQUIREMENTS.length} requirements observed on the wire`,
  );
  return missing + unknown.length === 0 && status === 0;
}

// The tests of each identifier that stands in the brackets in front of their names.
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

// `[CPM-002, CPM-003] an INVITE …`: the identifiers.
function idsOf(title: string): readonly string[] {
  const [, ids] = /^\[([^\]]*)\]/.exec(title) ?? [];
  return ids?.split(",").map((id) => id.trim()) ?? [];
}

function withoutIds(title: string): string {
  return title.replace(/^\[[^\]]*\]\s*/, "");
}
