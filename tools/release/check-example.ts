import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { transform } from "esbuild";
import { readmeExample } from "../readme/readme-example.ts";
import { outcomeOf, type Outcome } from "./outcome.ts";
import { type Project, runNode } from "./project.ts";
import type { PublicPackage } from "./public-packages.ts";
import type { Surroundings } from "./surroundings.ts";

const EXAMPLE_MS = 60_000;

/** Runs the example of a package's README, without its types, against what is installed. */
export async function checkExample(
  project: Project,
  pkg: PublicPackage,
  { settle }: Surroundings,
): Promise<Outcome> {
  return outcomeOf(pkg, `the example runs, Node ${project.node.version}`, async () => {
    const { code, said } = readmeExample(join(pkg.folder, "README.md"));
    const stripped = await transform(await settle(code), { loader: "ts", target: "es2024" });
    const file = `example-${pkg.short}.js`;
    writeFileSync(join(project.folder, file), stripped.code);
    const { status, stdout, stderr } = await runNode(project, [file], EXAMPLE_MS);
    const printed = stdout.trimEnd();
    if (status !== 0) return [`ended with ${status}: ${stderr}`];
    const expected = said.join("\n");
    return printed === expected ? [] : [`printed\n${printed}\nand says\n${expected}`];
  });
}
