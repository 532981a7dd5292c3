// Bundles the pages, each into one HTML file, with its script, its style, and a policy that lets it do nothing but run them.
// Prints their sizes, and fails where one is over the budget.

import { createHash } from "node:crypto";
import { globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { build, type BuildResult } from "esbuild";
import { EDITIONS } from "../src/syntax/editions.ts";

/** Octets in brotli that each page may have. */
const BUDGET = 120_000;

const page = fileURLToPath(new URL("../page/", import.meta.url));
const folder = fileURLToPath(new URL("../dist/page/", import.meta.url));
const template = readFileSync(`${page}index.html`, "utf8");
mkdirSync(folder, { recursive: true });

for (const { module, file } of EDITIONS) {
  const html = await bundle(`${module}.ts`);
  writeFileSync(folder + file, html);
  const octets = brotliCompressSync(html).length;
  process.stdout.write(`${file}: ${Buffer.byteLength(html)} octets, ${octets} in brotli\n`);
  if (octets > BUDGET) {
    process.stderr.write(`that is more than the ${BUDGET} octets allowed\n`);
    process.exitCode = 1;
  }
}

async function bundle(entry: string): Promise<string> {
  const built = await build({
    entryPoints: [page + entry, `${page}style.css`],
    outdir: folder,
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    platform: "browser",
    target: ["es2022", "chrome111", "firefox115", "safari16.4"],
    // From source, so that the page is bundled without a build of what it is built on.
    conditions: ["@callingcard/source"],
    legalComments: "none",
    metafile: true,
    logLevel: "warning",
  });
  const script = outputOf(built, ".js");
  const style = outputOf(built, ".css");
  const parts: Readonly<Record<string, string>> = {
    policy: policyOf(script, style),
    style: `<style>${style}</style>`,
    script: `<script type="module">${script}</script>`,
    licences: `<!--\n${licencesOf(Object.keys(built.metafile.inputs))}\n-->`,
  };
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => parts[name] ?? "");
}

function policyOf(script: string, style: string): string {
  return [
    "default-src 'none'",
    `script-src ${digestOf(script)}`,
    `style-src ${digestOf(style)}`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
}

function outputOf({ outputFiles = [] }: BuildResult, ending: string): string {
  return (outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? "").trim();
}

function digestOf(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

// What others wrote comes with their licences.
function licencesOf(inputs: readonly string[]): string {
  const folders = inputs.flatMap(
    (path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+\//.exec(path)?.[0] ?? [],
  );
  return [...new Set(folders)]
    .toSorted()
    .map((found) => {
      const [file] = globSync(`${found}LICEN[CS]E*`).toSorted();
      if (file === undefined) throw new Error(`${found} has no licence`);
      const name = found.split("node_modules/").at(-1)?.slice(0, -1);
      return `${name}\n\n${readFileSync(file, "utf8").trim().replaceAll("--", "- -")}\n`;
    })
    .join("\n\n");
}
