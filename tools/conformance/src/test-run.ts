import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The folder of the repository, with a slash at the end. */
export const ROOT: string = fileURLToPath(new URL("../../..", import.meta.url));

/** A test as vitest reports it. */
export interface TestResult {
  /** Names of the groups it is in, the outermost first. */
  readonly ancestorTitles: readonly string[];
  readonly title: string;
  readonly status: string;
}

/** What vitest writes of the tests it ran. */
export interface Report {
  /** By file, named with its whole path. */
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly TestResult[];
  }[];
}

/** What a run came to. */
export interface TestRun {
  /** Exit status, which also tells of errors outside of the tests. */
  readonly status: number;
  readonly report: Report;
}

/**
 * Runs tests.
 *
 * @param config File of vitest's settings, from the root of the repository.
 * @param report File the report is written to, likewise.
 * @param files The test files, likewise; all of the settings' when there are none.
 */
export async function runTests(
  config: string,
  report: string,
  files: readonly string[] = [],
): Promise<TestRun> {
  rmSync(ROOT + report, { force: true });
  const vitest = spawn(
    process.execPath,
    [
      `${ROOT}node_modules/vitest/vitest.mjs`,
      "run",
      `--config=${config}`,
      `--outputFile.json=${ROOT}${report}`,
      ...files.map((file) => ROOT + file),
    ],
    { cwd: ROOT, stdio: ["ignore", "inherit", "inherit"] },
  );
  const [status] = (await once(vitest, "close")) as [number | null];
  return { status: status ?? 1, report: readReport(report) };
}

/**
 * Reads a report; an empty one where there is none.
 *
 * @param file From the root of the repository.
 */
export function readReport(file: string): Report {
  if (!existsSync(ROOT + file)) return { testResults: [] };
  return JSON.parse(readFileSync(ROOT + file, "utf8")) as Report;
}
