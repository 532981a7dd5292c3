import { conditionsTold } from "./carddav/conditions-told.ts";
import { TABLE } from "./carddav/table.ts";
import type { Row, TestName } from "./carddav/row.ts";
import { readReport, ROOT, runTests, type Report } from "./test-run.ts";

/** What is told of one test. */
interface Finding {
  readonly name: TestName;
  /** As vitest says it; `missing` for a test that is not there or did not run. */
  readonly status: string;
}

/**
 * Prints a row for each thing that the address book server is to do: its identifier, what it says, the
 * tests that observe it, and whether they pass.
 *
 * @param areReportsThere Whether to take the results of the runs before, and not to run the tests.
 * @returns Whether every row has tests and all of them passed, and each condition that the server tells has a row.
 */
export async function printCardDav(areReportsThere: boolean): Promise<boolean> {
  const rows = TABLE.flatMap((area) => area.rows);
  const results = resultsByFile(areReportsThere ? lastReports() : await newReports(rows));
  let missing = 0;
  for (const { title, rows } of TABLE) {
    console.log(`\n${title}`);
    for (const row of rows) {
      const findings = row.tests.map((name) => find(results, name));
      const verdict = verdictOf(findings);
      if (verdict !== "pass") missing += 1;
      console.log(`${row.id.padEnd(8)} ${verdict.padEnd(8)} ${row.section}: ${row.text}`);
      for (const { name, status } of findings) {
        const [by, test] = [status === "passed" ? "by" : status, name.test ?? "all its tests"];
        console.log(`${" ".repeat(18)}${by} "${test}" (${name.file})`);
      }
    }
  }
  console.log(`\n${rows.length - missing} of ${rows.length} rows of the address book server hold`);
  const untold = conditionsWithoutRow(rows);
  for (const name of untold) console.log(`${name} is told by the server and has no row`);
  return missing + untold.length === 0;
}

function conditionsWithoutRow(rows: readonly Row[]): readonly string[] {
  const told = conditionsTold(`${ROOT}packages/carddav-server/src`);
  const words = new Set(rows.flatMap(({ id, text }) => [id, ...text.split(/[\s,:;]+/)]));
  return [...told].filter((name) => !words.has(name));
}

function verdictOf(findings: readonly Finding[]): string {
  if (findings.length === 0) return "no test";
  return findings.every(({ status }) => status === "passed") ? "pass" : "FAIL";
}

const lastReports = (): readonly Report[] =>
  ["reports/test.json", "reports/interop.json"].map(readReport);

// Tests between real programs have settings of their own.
async function newReports(rows: readonly Row[]): Promise<readonly Report[]> {
  const files = [...new Set(rows.flatMap(({ tests }) => tests.map(({ file }) => file)))];
  const reports: Report[] = [];
  for (const [config, name, isInterop] of [
    ["tools/config/vitest.config.ts", "reports/carddav-conformance.json", false],
    ["tools/interop/vitest.config.ts", "reports/interop.json", true],
  ] as const) {
    const own = files.filter((file) => file.startsWith("tools/interop/") === isInterop);
    if (own.length > 0) reports.push((await runTests(config, name, own)).report);
  }
  return reports;
}

/** Status of each test by its file and its whole name. */
type Results = ReadonlyMap<string, ReadonlyMap<string, string>>;

function resultsByFile(reports: readonly Report[]): Results {
  const files = reports.flatMap(({ testResults }) => testResults);
  return new Map(
    files.map(({ name, assertionResults }) => [
      name.slice(ROOT.length),
      new Map(
        assertionResults.map(({ ancestorTitles, title, status }) => [
          [...ancestorTitles, title].join(" > ").replace(/ \(with seed=-?\d+\)$/, ""),
          status,
        ]),
      ),
    ]),
  );
}

function find(results: Results, name: TestName): Finding {
  const { file, test } = name;
  const found = [...(results.get(file) ?? [])].filter(
    ([title]) => test === undefined || title === test || title.startsWith(`${test} > `),
  );
  const other = found.find(([, status]) => status !== "passed");
  return { name, status: found.length === 0 ? "missing" : (other?.[1] ?? "passed") };
}
