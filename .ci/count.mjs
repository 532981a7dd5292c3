// Adds up the test reports, names what failed and closes with one line: "N passed, N failed". A file that failed
// outside its tests counts as a failure, and a step that failed without one (a lint, a type, an install) does too.

import { existsSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import { stripVTControlCharacters } from "node:util";

/** Lines that are shown of what a test or a file failed with. */
const MESSAGE_LINES = 12;

const failedSteps = process.argv.slice(2);
let passed = 0;
const failures = [];
for (const report of ["test", "conformance", "interop", "release"].map(
  (name) => `reports/${name}.json`,
)) {
  if (!existsSync(report)) {
    failures.push({ name: `${report} was not written`, message: "" });
    continue;
  }
  const { testResults } = JSON.parse(readFileSync(report, "utf8"));
  for (const result of testResults) {
    const file = relative(process.cwd(), result.name);
    const failed = result.assertionResults.filter(({ status }) => status === "failed");
    passed += result.assertionResults.filter(({ status }) => status === "passed").length;
    for (const { ancestorTitles, title, failureMessages } of failed) {
      const name = [file, ...ancestorTitles, title].join(" > ");
      failures.push({ name, message: failureMessages.join("\n") });
    }
    if (result.status === "failed" && failed.length === 0) {
      failures.push({ name: file, message: result.message });
    }
  }
}

if (existsSync("reports/findings.json")) {
  const findings = JSON.parse(readFileSync("reports/findings.json", "utf8"));
  passed += findings.passed;
  failures.push(...findings.failures);
} else {
  failures.push({ name: "reports/findings.json was not written", message: "" });
}

if (existsSync("reports/checks.json")) {
  const checks = JSON.parse(readFileSync("reports/checks.json", "utf8")).failed;
  const others = checks.filter((name) => name !== "check:test");
  failures.push(...others.map((name) => ({ name, message: "" })));
}

for (const { name, message } of failures) {
  console.log(`failed: ${name}`);
  for (const line of firstLines(message)) console.log(`    ${line}`);
}
for (const step of failedSteps) console.log(`failed step: ${step}`);
const failed = failures.length || failedSteps.length;
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

/** What went wrong and where in this repository. */
function firstLines(message) {
  const elsewhere = /^\s*at (?:new Promise|.*(?:node:|\/node_modules\/))/;
  return stripVTControlCharacters(message)
    .split("\n")
    .filter((line) => line.trim() !== "" && !elsewhere.test(line))
    .slice(0, MESSAGE_LINES);
}
