import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

interface Count {
  readonly name: string;
  readonly once: number;
  readonly fourTimes: number;
}

const program = fileURLToPath(new URL("count-work.ts", import.meta.url));
const counts = JSON.parse(
  execFileSync(process.execPath, ["--conditions=@callingcard/source", program], {
    encoding: "utf8",
  }),
) as Count[];

test.each(counts)("four times as many $name are four times the work", ({ once, fourTimes }) => {
  expect(once).toBeGreaterThan(0);
  expect(fourTimes / once).toBeLessThan(5);
});
