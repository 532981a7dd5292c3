import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { freePort } from "../../port/free-port.ts";
import { startEnvironment } from "../src/environment.ts";
import { runScenario } from "../src/index.ts";

const folder = new URL("../scenarios/", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".scenario"));

// They wait most of the time: several at once take little more than one.
describe.concurrent("scenarios", () => {
  test.each(files)("%s comes true", async (file) => {
    const environment = await startEnvironment({ functionPort: await freePort() });
    const text = readFileSync(new URL(file, folder), "utf8");
    try {
      expect(await runScenario(text, environment, { patience: 30 })).toBeGreaterThan(4);
    } finally {
      await environment.close();
    }
  });
});
