// Runs the scripts of package.json named `check:…`: two at a time, and the tests at last and alone, since some of them
// wait for programs on the same machine. What a check prints is shown when it ends; what failed stands at the end
// and in reports/checks.json.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";

const AT_ONCE = 2;
const TESTS = "check:test";

/** The compiler and the linter are Go, end in a minute and need no memory back: the collector took a quarter of their time. */
const env = { ...process.env, GOGC: process.env["GOGC"] ?? "400" };

const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as {
  readonly scripts: Readonly<Record<string, string>>;
};
const failed: string[] = [];
const waiting = Object.keys(scripts).filter((name) => name.startsWith("check:") && name !== TESTS);

await Promise.all(Array.from({ length: AT_ONCE }, work));
await runTests();

mkdirSync("reports", { recursive: true });
writeFileSync("reports/checks.json", JSON.stringify({ failed }));
for (const name of failed) console.log(`failed: ${name}`);
process.exitCode = failed.length > 0 ? 1 : 0;

async function work(): Promise<void> {
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) await run(name);
}

async function run(name: string): Promise<void> {
  const startMs = performance.now();
  const child = spawn(scripts[name] ?? "", {
    shell: true,
    stdio: ["ignore", "pipe", "pipe"],
    env,
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => void (output += text));
  }
  await conclude(name, once(child, "close"));
  const seconds = ((performance.now() - startMs) / 1_000).toFixed(1);
  console.log(`== ${name} (${seconds} s)\n${output.trimEnd()}`);
}

async function runTests(): Promise<void> {
  console.log(`== ${TESTS}`);
  await conclude(
    TESTS,
    once(spawn(scripts[TESTS] ?? "", { shell: true, stdio: "inherit" }), "close"),
  );
}

async function conclude(name: string, end: Promise<readonly unknown[]>): Promise<void> {
  const [status] = await end;
  if (status !== 0) failed.push(name);
}
