import { spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { text } from "node:stream/consumers";
import type { Account } from "./program.ts";

/** What came of a run of litmus. */
interface LitmusRun {
  /** Suites and tests that failed, as in `basic mkcol`. */
  readonly failures: ReadonlySet<string>;
  /** Suites that ran to their end. */
  readonly suites: readonly string[];
}

/**
 * Runs suites of litmus in a collection, which has to let collections be made in it.
 *
 * @param suites Their names, as in `basic copymove`.
 */
export async function runLitmus(
  { url, user, password }: Account,
  suites: string,
): Promise<LitmusRun> {
  const child = spawn("litmus", ["--keep-going", url, user, password], {
    cwd: tmpdir(),
    env: { ...process.env, TESTS: suites },
    stdio: ["ignore", "pipe", "ignore"],
  });
  const output = text(child.stdout);
  try {
    await once(child, "close");
  } catch (error) {
    throw new Error("litmus is not installed: apt-get install litmus", { cause: error });
  }
  const failures = new Set<string>();
  const ended: string[] = [];
  let suite = "";
  for (const line of (await output).split("\n")) {
    suite = /^-> running `(\w+)'/.exec(line)?.[1] ?? suite;
    const failed = /(\w+)\.* FAIL/.exec(line)?.[1];
    if (failed !== undefined) failures.add(`${suite} ${failed}`);
    if (/^<- summary .*tests run/.test(line)) ended.push(suite);
  }
  return { failures, suites: ended };
}
