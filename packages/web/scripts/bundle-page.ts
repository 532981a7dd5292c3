// Bundles the page for the browser: its script with all that it is built on, its style, and what is copied.

import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { licencesOf } from "@callingcard/page/licences";
import { build } from "esbuild";

const page = fileURLToPath(new URL("../page/", import.meta.url));
const target = fileURLToPath(new URL("../dist/page/", import.meta.url));

mkdirSync(target, { recursive: true });
const { metafile } = await build({
  entryPoints: [`${page}main.ts`, `${page}style.css`],
  outdir: target,
  bundle: true,
  minify: true,
  format: "esm",
  platform: "browser",
  target: ["es2022", "chrome111", "firefox115", "safari16.4"],
  // From source, so that the page is bundled without a build of what it is built on.
  conditions: ["@callingcard/source"],
  legalComments: "eof",
  metafile: true,
  logLevel: "warning",
});
for (const name of ["index.html", "icon.svg"]) cpSync(page + name, target + name);

// What others wrote comes with their licences.
const licences = licencesOf(Object.keys(metafile.inputs));
writeFileSync(
  `${target}licences.txt`,
  licences.map(({ name, text }) => `${name}\n\n${text}\n`).join("\n\n"),
);
