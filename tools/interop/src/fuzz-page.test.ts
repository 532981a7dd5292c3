// The page of a report of the fuzz kit in Chromium.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Failure, renderPage } from "@callingcard/fuzz";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findingsOf, launchBrowser, openAddress } from "./browser.ts";

const FAILURE: Failure = {
  kind: "other-value",
  what: "read another value",
  input: "",
  octets: 120,
  text: `BEGIN:VCARD\\r\\nFN:${"x".repeat(100)}\\r\\n`,
  rule: "contentline",
  place: { offset: 0, line: 1, column: 1 },
  wrong: '"," left out',
  difference: { pointer: "/0/name", ours: '"a"', theirs: `"${"y".repeat(150)}"` },
  errors: [`${"/path".repeat(40)} failed`],
  ms: 1,
  peakOctets: undefined,
  origin: { kind: "near-miss", seed: 1, path: "1:2:3" },
  foundOctets: 900,
  again: `callingcard fuzz vcard -- ${"z".repeat(120)}`,
};

let browser: Browser;
let folder: string;

beforeAll(async () => {
  browser = await launchBrowser();
  folder = mkdtempSync(join(tmpdir(), "fuzz-page-"));
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

test.each([
  ["light", 360],
  ["dark", 360],
  ["light", 1280],
  ["dark", 1280],
] as const)(
  "axe-core finds nothing in %s at %i pixels, and nothing is cut off",
  async (colorScheme, width) => {
    const file = join(folder, "report.html");
    const report = {
      schema: 1,
      source: "vcard",
      subject: `reader --${"option".repeat(30)}`,
      expect: [],
      seed: 1,
      runs: 10,
      shrinkRuns: 2,
      seconds: 1,
      ended: "runs",
      failures: [FAILURE, { ...FAILURE, kind: "signal", difference: undefined }],
      repeats: 1,
      slowestMs: 1,
      peakOctets: 1_000_000,
    } as const;
    writeFileSync(file, renderPage(report));
    const options = { colorScheme, viewport: { width, height: 740 } };
    const { page, problems } = await openAddress(browser, pathToFileURL(file).href, options);
    expect(await findingsOf(page)).toEqual([]);
    const cut =
      "[...document.querySelectorAll('body *')].some((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0)";
    expect(await page.evaluate(cut)).toBe(false);
    expect(problems).toEqual([]);
    await page.context().close();
  },
);
