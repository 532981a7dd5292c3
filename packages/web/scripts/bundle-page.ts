// Bundles the page for the browser: its script with all that it is built on, its style, and what is copied.

import { cpSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
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
const folders = Object.keys(metafile.inputs).flatMap(
  (path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+\//.exec(path)?.[0] ?? [],
);
const licences = [...new Set(folders)].toSorted().map((folder) => {
  const [file] = globSync(`${folder}LICEN[CS]E*`).toSorted();
  if (file === undefined) throw new Error(`${folder} has no licence`);
  return `${folder.split("node_modules/").at(-1)?.slice(0, -1)}\n\n${readFileSync(file, "utf8").trim()}\n`;
});
writeFileSync(`${target}licences.txt`, licences.join("\n\n"));
