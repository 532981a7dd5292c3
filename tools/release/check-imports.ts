import { outcomeOf, type Outcome } from "./outcome.ts";
import { type Project, runNode } from "./project.ts";
import type { PublicPackage } from "./public-packages.ts";

const IMPORT_MS = 60_000;

/** Imports modules one after the other and prints those that failed. */
const SCRIPT = `
const problems = [];
for (const name of process.argv.slice(1)) {
  try {
    await import(name);
  } catch (error) {
    problems.push(name + ": " + (error.stack ?? error));
  }
}
process.stdout.write(JSON.stringify(problems));
process.exit();
`;

/** Modules that are for tests, and may want what is an optional peer elsewhere. */
const FOR_TESTS = /\/(?:arbitrary|specimens)$/;

/** Imports every public module of a package. */
export async function checkImports(project: Project, pkg: PublicPackage): Promise<Outcome> {
  return outcomeOf(pkg, `modules are imported, Node ${project.node.version}`, () =>
    importProblems(project, pkg.modules),
  );
}

/** Imports what a package has for use outside tests, in a project that lacks the optional peers. */
export async function checkWithoutPeers(project: Project, pkg: PublicPackage): Promise<Outcome> {
  return outcomeOf(pkg, "modules are imported, without optional peers", () =>
    importProblems(
      project,
      pkg.modules.filter((name) => !FOR_TESTS.test(name)),
    ),
  );
}

async function importProblems(
  project: Project,
  modules: readonly string[],
): Promise<readonly string[]> {
  const args = ["--input-type=module", "--eval", SCRIPT, ...modules];
  const { status, stdout, stderr } = await runNode(project, args, IMPORT_MS);
  if (status !== 0) return [stderr];
  return JSON.parse(stdout) as readonly string[];
}
