// Fails when a package depends on one of its own layer or above, or when a package below the servers
// imports from Node. The table is the whole rule; a package that is not in it fails too.

import { globSync, readFileSync } from "node:fs";

const LAYERS: readonly (readonly string[])[] = [
  ["@callingcard/grammar"],
  ["@callingcard/xml", "@callingcard/mime"],
  [
    "@callingcard/vcard",
    "@callingcard/dav-xml",
    "@callingcard/cpim",
    "@callingcard/sip",
    "@callingcard/sdp",
    "@callingcard/msrp",
    "@callingcard/imdn",
    "@callingcard/xdm",
  ],
  [
    "@callingcard/carddav-filter",
    "@callingcard/jscontact",
    "@callingcard/sip-transaction",
    "@callingcard/msrp-session",
  ],
  ["@callingcard/sip-dialog", "@callingcard/syntaxes"],
  ["@callingcard/sip-core"],
  [
    "@callingcard/carddav-server",
    "@callingcard/fuzz",
    "@callingcard/xcap-server",
    "@callingcard/sip-transport",
    "@callingcard/msrp-transport",
  ],
  ["@callingcard/cpm-server"],
  [
    "@callingcard/store-sqlite",
    "@callingcard/store-postgres",
    "@callingcard/store-imap",
    "@callingcard/web",
    "@callingcard/playground",
  ],
  ["@callingcard/callingcard"],
];

/** The first layer whose packages may import `node:` modules. */
const FIRST_SERVER_LAYER = 6;

/** Folders of server packages that are pure all the same: what a recorded session is replayed by. */
const PURE_FOLDERS = ["procedure", "session", "media", "history"].map(
  (folder) => `packages/cpm-server/src/${folder}`,
);

interface Manifest {
  name: string;
  dependencies?: Record<string, string>;
}

const level = new Map(
  LAYERS.flatMap((names, index) => names.map((name) => [name, index] as const)),
);
const problems: string[] = [];

for (const file of globSync("packages/*/package.json")) {
  const manifest = JSON.parse(readFileSync(file, "utf8")) as Manifest;
  const own = level.get(manifest.name);
  if (own === undefined) {
    problems.push(`${manifest.name} is in no layer`);
    continue;
  }
  for (const name of Object.keys(manifest.dependencies ?? {})) {
    const other = level.get(name);
    if (other !== undefined && other >= own) {
      problems.push(`${manifest.name} (layer ${own}) may not depend on ${name} (layer ${other})`);
    }
  }
  if (own < FIRST_SERVER_LAYER) checkPurity(file.replace("/package.json", "/src"));
}
for (const folder of PURE_FOLDERS) checkPurity(folder);

for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;

function checkPurity(folder: string): void {
  for (const source of globSync(`${folder}/**/*.ts`)) {
    for (const impurity of impurities(readFileSync(source, "utf8"))) {
      problems.push(`${source} has to be pure and uses ${impurity}`);
    }
  }
}

/** What ties a source text to a platform, a clock or chance. */
function impurities(text: string): string[] {
  return [/from "node:[^"]*"/, /\bDate\.now\(/, /\bMath\.random\(/, /\bnew Date\(\)/, /\bprocess\./]
    .map((pattern) => pattern.exec(text)?.[0])
    .filter((found) => found !== undefined);
}
