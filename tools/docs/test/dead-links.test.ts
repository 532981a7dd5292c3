import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { deadLinks } from "../src/dead-links.ts";

test("a link to a page that is not there is found, and none to elsewhere or within the page", () => {
  const folder = mkdtempSync(join(tmpdir(), "pages-"));
  mkdirSync(join(folder, "modules"));
  writeFileSync(join(folder, "index.html"), '<a href="modules/a%20b.html#x">a</a>');
  writeFileSync(
    join(folder, "modules/a b.html"),
    '<a href="../index.html"> <a href="#y"> <a href="https://example.org/"> <a href="gone.html">',
  );
  expect(deadLinks(folder)).toEqual(["modules/a b.html: gone.html"]);
  rmSync(folder, { recursive: true });
});
