// Adds up the test reports and closes with one line: "N passed, N failed". A step that failed without a failed
// test (a lint, a type, an install) counts as a failure too.

import { existsSync, readFileSync } from "node:fs";

const failedSteps = Number(process.argv[2]);
let passed = 0;
let failed = 0;
for (const report of ["reports/test.json", "reports/interop.json"]) {
  if (!existsSync(report)) {
    console.log(`${report} was not written`);
    failed += 1;
    continue;
  }
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, "utf8"));
  passed += numPassedTests;
  failed += numFailedTests;
}
if (failed === 0) failed = failedSteps;
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
