import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const conditions = ["@callingcard/source"];

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    // More than there are processors: the tests wait for sockets.
    maxWorkers: availableParallelism() + 1,
    // Modules keep no state between tests, so files may share a worker.
    isolate: false,
    reporters: [
      ["default", { summary: false }],
      [
        "json",
        { outputFile: fileURLToPath(new URL("../../reports/conformance.json", import.meta.url)) },
      ],
    ],
    include: ["test/**/*.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
  },
});
