import { existsSync, readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("../..", import.meta.url));
const conditions = ["@callingcard/source"];
// With a configuration of its own, a tool is a step of its own: `npm run conformance`, `npm run interop`.
const folders = ["packages", "tools"].flatMap((parent) =>
  readdirSync(`${root}/${parent}`)
    .map((name) => ({ name, folder: `${root}/${parent}/${name}` }))
    .filter(({ folder }) => existsSync(`${folder}/test`) || existsSync(`${folder}/bench`))
    .filter(({ folder }) => !existsSync(`${folder}/vitest.config.ts`)),
);

export default defineConfig({
  root,
  test: {
    // More than there are processors: many tests wait for sockets and started programs.
    maxWorkers: availableParallelism() + 1,
    reporters: ["default", "json"],
    outputFile: { json: `${root}/reports/test.json` },
    projects: folders.map(({ name, folder }) => ({
      extends: true,
      root: folder,
      resolve: { conditions },
      ssr: { resolve: { conditions, externalConditions: conditions } },
      test: {
        name,
        // Modules keep no state between tests, so files may share a worker.
        isolate: false,
        // Properties and started programs take their time on a busy machine.
        testTimeout: 30_000,
        hookTimeout: 60_000,
        include: ["test/**/*.test.ts"],
        benchmark: { include: ["bench/**/*.bench.ts"] },
        setupFiles: [fileURLToPath(new URL("vitest.setup.ts", import.meta.url))],
      },
    })),
    coverage: {
      provider: "v8",
      // With or without a project named: that decides what it is relative to.
      include: ["**/src/**/*.ts"],
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
