import { existsSync, readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";

const root = fileURLToPath(new URL("../..", import.meta.url));
const conditions = ["@callingcard/source"];

// A tool with a configuration of its own is a step of its own: `npm run conformance`, `npm run interop`.
const folders = ["packages", "tools"].flatMap((parent) =>
  readdirSync(`${root}/${parent}`)
    .map((name) => ({ name, folder: `${parent}/${name}` }))
    .filter(({ folder }) => existsSync(`${root}/${folder}/package.json`))
    .filter(({ folder }) => !existsSync(`${root}/${folder}/vitest.config.ts`))
    .filter(({ folder }) =>
      ["test", "bench"].some((part) => existsSync(`${root}/${folder}/${part}`)),
    ),
);

// Each project transforms and loads again what it shares with others, and those are most of the modules. So there is
// one, unless some are named.
const isByProject = process.argv.some((argument) => /^--project\b/.test(argument));

// Counting branches takes half as long again, so it is a step of its own, for the packages with generated code.
const isCounting = process.argv.includes("--coverage");
const tested = folders.filter(
  ({ folder }) => !isCounting || existsSync(`${root}/${folder}/grammar`),
);

// Most tests are over before what the optimizing compiler makes pays for its time, and before memory is short: a fifth of
// the processor time. A benchmark measures the engine as it is.
const isMeasuring = process.argv.includes("bench");
const SHORT_LIVED = [
  "--no-turbofan",
  "--single-threaded-gc",
  "--min-semi-space-size=16",
  "--max-semi-space-size=32",
];

export default defineConfig({
  root,
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    // More than there are processors: many tests wait for sockets and started programs.
    maxWorkers: availableParallelism() + 1,
    execArgv: isMeasuring ? [] : SHORT_LIVED,
    // Modules keep no state between tests, so files may share a worker.
    isolate: false,
    // Properties and started programs take their time on a busy machine.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
    include: tested.map(({ folder }) => `${folder}/test/**/*.test.ts`),
    benchmark: { include: folders.map(({ folder }) => `${folder}/bench/**/*.bench.ts`) },
    setupFiles: [fileURLToPath(new URL("vitest.setup.ts", import.meta.url))],
    reporters: ["default", "json"],
    outputFile: { json: `${root}/reports/${isCounting ? "coverage" : "test"}.json` },
    ...(isByProject && { projects: folders.map(project) }),
    coverage: {
      provider: "v8",
      include: tested.map(({ folder }) => `${folder}/src/**/*.ts`),
      exclude: ["**/src/bin/**"],
      reporter: ["text-summary", "json-summary", "json"],
      thresholds: {
        lines: 90,
        branches: 80,
        "**/src/generated/**": { branches: 100 },
      },
    },
  },
});

function project({
  name,
  folder,
}: {
  readonly name: string;
  readonly folder: string;
}): TestProjectInlineConfiguration {
  return {
    extends: true,
    root: `${root}/${folder}`,
    test: {
      name,
      include: ["test/**/*.test.ts"],
      benchmark: { include: ["bench/**/*.bench.ts"] },
    },
  };
}
