// npm run docs: writes pages of all that the public packages export, with their READMEs in front, to reports/api;
// fails for an export without a docstring
// and for a link that leads nowhere.

import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Application, LogLevel } from "typedoc";
import { convertPackage, STYLE } from "./convert-package.ts";
import { deadLinks } from "./dead-links.ts";
import { linkPackages } from "./link-packages.ts";
import { documentedPackages } from "./packages.ts";

const ROOT = resolve(fileURLToPath(new URL("../../..", import.meta.url)));
const REPORTS = join(ROOT, "reports");

// typedoc takes the folder it runs in for the root of what it reads.
process.chdir(ROOT);

const startMs = performance.now();
const packages = documentedPackages(ROOT);
const undocumented: string[] = [];
const files: string[] = [];

mkdirSync(join(REPORTS, "api-json"), { recursive: true });
for (const pkg of packages) {
  const converted = await convertPackage(pkg, ROOT);
  undocumented.push(...converted.undocumented);
  const file = join(REPORTS, "api-json", `${pkg.name.replaceAll("/", "-")}.json`);
  writeFileSync(file, JSON.stringify(converted.json));
  files.push(file);
}

const application = await Application.bootstrap({
  name: "Callingcard",
  entryPointStrategy: "merge",
  entryPoints: files,
  readme: join(ROOT, "README.md"),
  projectDocuments: [join(ROOT, "tools/docs/*.md")],
  out: join(REPORTS, "api"),
  includeVersion: false,
  hideGenerator: true,
  ...STYLE,
  logLevel: LogLevel.Warn,
});
const project = await application.convert();
if (project === undefined) throw new Error("the packages could not be put together");
linkPackages(project);
await application.generateOutputs(project);

const dead = deadLinks(join(REPORTS, "api"));
for (const link of dead) console.error(`leads nowhere: ${link}`);
for (const name of undocumented) console.error(`no docstring: ${name}`);
const seconds = ((performance.now() - startMs) / 1_000).toFixed(1);
console.log(
  `${packages.length} packages, ${undocumented.length} exports without a docstring, ` +
    `${dead.length} links that lead nowhere, ${seconds} s: reports/api/index.html`,
);
if (undocumented.length + dead.length > 0) process.exitCode = 1;
