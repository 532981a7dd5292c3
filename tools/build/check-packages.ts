// Looks at each package as a user would get it. publint reads the manifest of
// the packed tarball, arethetypeswrong resolves its types, and Node imports
// every public module of the build.

import { execFileSync } from "node:child_process";
import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

interface Manifest {
  name: string;
  exports: Record<string, string | object>;
}

const folder = mkdtempSync(join(tmpdir(), "pack-"));
let failed = false;

for (const file of globSync("{packages/*,tools/{grammar-compiler,lab}}/package.json").toSorted()) {
  const cwd = dirname(file);
  const { name, exports } = JSON.parse(readFileSync(file, "utf8")) as Manifest;
  const packed = execFileSync("pnpm", ["pack", "--json", "--pack-destination", folder], { cwd });
  const { filename } = JSON.parse(packed.toString()) as { filename: string };
  check(cwd, "publint", "run", filename, "--strict");
  check(cwd, "attw", filename, "--profile", "esm-only");
  for (const subpath of Object.keys(exports).filter((path) => !path.endsWith(".json"))) {
    const module = JSON.stringify(name + subpath.slice(1));
    check(cwd, process.execPath, "--input-type=module", "--eval", `await import(${module})`);
  }
}

rmSync(folder, { recursive: true });
process.exitCode = failed ? 1 : 0;

function check(cwd: string, program: string, ...args: string[]): void {
  try {
    execFileSync(program, args, { cwd, stdio: "pipe" });
  } catch (error) {
    failed = true;
    const { stdout, stderr } = error as { stdout: Buffer; stderr: Buffer };
    console.error(`${program} ${args.join(" ")} in ${cwd}\n${stdout}${stderr}`);
  }
}
