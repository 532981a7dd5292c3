// npm run release:version: takes the changesets into versions and changelogs, and tells the generated modules the version
// of the compiler.

import { readFileSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";

const COMPILER = "tools/grammar-compiler";

run("changeset", "version");
const { version } = JSON.parse(readFileSync(`${COMPILER}/package.json`, "utf8")) as {
  readonly version: string;
};
const file = `${COMPILER}/src/version.ts`;
const source = readFileSync(file, "utf8");
writeFileSync(file, source.replace(/"[\d.]+"/, `"${version}"`));
run("npm", "run", "--silent", "generate");

function run(command: string, ...args: readonly string[]): void {
  const { status } = spawnSync(command, args, { stdio: "inherit" });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} failed`);
}
