import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { withFolder } from "./running-program.ts";
import { run } from "./stand-in.ts";

const CORPUS = fileURLToPath(new URL("../../../../shared/testdata/vcard", import.meta.url));

test("the cards of real programs are imported or refused with a place, file by file", async () => {
  const files = globSync(`${CORPUS}/**/*.vcf`).toSorted();
  expect(files.length, `no vCard files in ${CORPUS}`).toBeGreaterThan(100);
  await withFolder(async (folder) => {
    const env = { CALLINGCARD_DATA: join(folder, "data") };
    await run(["user", "add", "grace"], { env, stdin: "password\n" });
    const first = await run(["import", ...files, "--user", "grace"], { env });
    const lines = first.stdout.trimEnd().split("\n");
    const summary = lines.pop();
    expect(summary).toMatch(/^\d{3,} created, \d+ replaced, \d+ unchanged, \d+ refused$/);
    for (const line of lines) {
      expect(line).toMatch(/\.vcf:\d+(:\d+)?: (created|replaced|unchanged|refused): ./);
    }
    // Nothing is lost silently: each BEGIN of a file has a line.
    for (const file of files) {
      const begins = readFileSync(file, "latin1").match(/^BEGIN:VCARD/gim)?.length ?? 0;
      const told = lines.filter((line) => line.startsWith(`${file}:`)).length;
      const nested = readFileSync(file, "latin1").match(/^AGENT:/gim)?.length ?? 0;
      expect({ file, missing: Math.max(0, begins - nested - told) }).toEqual({ file, missing: 0 });
    }

    const exported = await run(["export", "--user", "grace"], { env });
    const again = join(folder, "again.vcf");
    await run(["export", "--user", "grace", "--output", again], { env });
    expect(readFileSync(again, "utf8")).toBe(exported.stdout);
    await run(["user", "add", "ada"], { env, stdin: "password\n" });
    const second = await run(["import", again, "--user", "ada"], { env });
    expect(second).toMatchObject({ status: 0 });
    const copy = await run(["export", "--user", "ada"], { env });
    const cards = (text: string): readonly string[] =>
      text.split(/(?<=END:VCARD\r?\n)/i).toSorted();
    expect(cards(copy.stdout)).toEqual(cards(exported.stdout));
  });
});
