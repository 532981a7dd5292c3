import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const conditions = ["@callingcard/source"];

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    reporters: [
      "verbose",
      [
        "json",
        { outputFile: fileURLToPath(new URL("../../reports/interop.json", import.meta.url)) },
      ],
    ],
    include: ["src/*.test.ts"],
    setupFiles: [fileURLToPath(new URL("vitest.setup.ts", import.meta.url))],
    // Real programs talk to each other here: one at a time, with time to do it.
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
  },
});
