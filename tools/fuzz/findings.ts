// Plays the findings again: what other programs made of the smallest input that shows it.
//
//   npm run findings                       all of them
//   npm run findings -- vcf-bare-parameter one
//
// A finding is a folder in `findings/`: `README.md` for the maintainer, the input, and `finding.json`, which says what
// to run from the root of the repository and what happens then. A finding fails when something else happens, so a version
// that mends it is noticed.

import { spawnSync } from "node:child_process";
import { globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { performance } from "node:perf_hooks";

interface Finding {
  /** The program or library, with the version that was looked at. */
  readonly subject: string;
  /** What gets the input on standard input; `{input}` stands for its path, for programs that want a file. */
  readonly command: readonly string[];
  /** The file with the input, in the finding's folder. */
  readonly input: string;
  /** What of the input is written how many times, where it stands first: for programs that are slow with long texts. */
  readonly grown?: { readonly text: string; readonly times: number };
  /** What happens: all that is said here has to hold. */
  readonly happens: {
    /** The exit status. */
    readonly status?: number;
    /** The signal that ended it. */
    readonly signal?: string;
    /** It still runs after so many milliseconds, and is killed then. */
    readonly hangs?: number;
    /** Standard output holds this text. */
    readonly output?: string;
    /** Standard output does not hold this text. */
    readonly lacks?: string;
    /** The error output holds this text. */
    readonly error?: string;
  };
}

/** How long a program may take that is not said to hang, in milliseconds. */
const PATIENCE = 60_000;

const names = process.argv.slice(2);
const folders = globSync("tools/fuzz/findings/*/finding.json")
  .map((file) => dirname(file))
  .filter((folder) => names.length === 0 || names.includes(basename(folder)))
  .toSorted();
if (folders.length === 0) throw new Error(`no finding is called ${names.join(" or ")}`);

const failures: { readonly name: string; readonly message: string }[] = [];
for (const folder of folders) {
  const differences = play(folder);
  const name = basename(folder);
  console.log(`${differences.length === 0 ? "holds" : "FAILS"}  ${name}`);
  for (const difference of differences) console.log(`       ${difference}`);
  if (differences.length > 0) {
    failures.push({ name: `finding ${name}`, message: differences.join("\n") });
  }
}
const passed = folders.length - failures.length;
mkdirSync("reports", { recursive: true });
writeFileSync("reports/findings.json", JSON.stringify({ passed, failures }, undefined, 2));
console.log(`${passed} of ${folders.length} findings hold`);
process.exitCode = failures.length === 0 ? 0 : 1;

/** Runs a finding and tells in which ways it is no longer what its folder says. */
function play(folder: string): readonly string[] {
  const finding = JSON.parse(readFileSync(join(folder, "finding.json"), "utf8")) as Finding;
  const { happens } = finding;
  const path = join(folder, finding.input);
  const words = finding.command.map((word) => word.replaceAll("{input}", path));
  const [program = "", ...args] = words;
  const start = performance.now();
  const run = spawnSync(program, args, {
    input: inputOf(finding, path),
    timeout: happens.hangs ?? PATIENCE,
    killSignal: "SIGKILL",
    maxBuffer: 16 * 1024 * 1024,
  });
  const took = performance.now() - start;
  const hung = run.error !== undefined && "code" in run.error && run.error.code === "ETIMEDOUT";
  if (run.error !== undefined && !hung) return [`${words.join(" ")}: ${run.error.message}`];
  const output = run.stdout.toString();
  const error = run.stderr.toString();
  const differences: string[] = [];
  if (hung !== (happens.hangs !== undefined)) {
    differences.push(`it ${hung ? "was killed" : "ended"} after ${Math.round(took)} ms`);
  }
  if (happens.status !== undefined && run.status !== happens.status) {
    differences.push(`status ${run.status}, not ${happens.status}: ${error.slice(0, 300)}`);
  }
  if (happens.signal !== undefined && run.signal !== happens.signal) {
    differences.push(`signal ${run.signal}, not ${happens.signal}`);
  }
  if (happens.output !== undefined && !output.includes(happens.output)) {
    differences.push(`output ${JSON.stringify(output.slice(0, 300))}`);
  }
  if (happens.lacks !== undefined && output.includes(happens.lacks)) {
    differences.push(`output holds ${JSON.stringify(happens.lacks)}`);
  }
  if (happens.error !== undefined && !error.includes(happens.error)) {
    differences.push(`error output ${JSON.stringify(error.slice(0, 300))}`);
  }
  return differences;
}

function inputOf({ grown }: Finding, path: string): Uint8Array {
  const octets = readFileSync(path);
  if (grown === undefined) return octets;
  const repeated = grown.text.repeat(grown.times);
  return Buffer.from(octets.toString().replace(grown.text, () => repeated));
}
