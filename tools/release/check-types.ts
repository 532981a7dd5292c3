// Checks the types of a user who imports everything, under compilers and resolutions that users have.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readmeExample } from "../readme/readme-example.ts";
import type { Outcome } from "./outcome.ts";
import { type Project, runNode } from "./project.ts";
import { isPure, type PublicPackage } from "./public-packages.ts";
import type { Ran } from "./run-command.ts";

const TYPES_MS = 300_000;

/** Compilers by the name that they are installed under: the oldest that is supported, and the newest. */
export const COMPILERS: Readonly<Record<string, string>> = {
  "typescript-5.9": "npm:typescript@~5.9.0",
  "typescript-7": "npm:typescript@^7.0.0",
};

/** What a user is like. */
interface Consumer {
  readonly name: string;
  /** Where its files are, in the project. */
  readonly folder: string;
  readonly packages: readonly PublicPackage[];
  /** Type packages of the platform. */
  readonly types: readonly string[];
  readonly withExamples: boolean;
}

const RESOLUTIONS = [
  { name: "bundler", options: { module: "esnext", moduleResolution: "bundler" } },
  { name: "nodenext", options: { module: "nodenext", moduleResolution: "nodenext" } },
] as const;

/** Checks the types of everything that is installed, and of the examples, without leaving any library out. */
export async function checkTypes(project: Project): Promise<readonly Outcome[]> {
  const pure = project.packages.filter(isPure);
  const consumers: readonly Omit<Consumer, "folder">[] = [
    { name: "a browser", packages: pure, types: [], withExamples: false },
    { name: "Node", packages: project.packages, types: ["node"], withExamples: true },
  ];
  const outcomes: Outcome[] = [];
  for (const [index, one] of consumers.entries()) {
    const consumer = { ...one, folder: `consumer-${index}` };
    writeConsumer(join(project.folder, consumer.folder), consumer);
    for (const compiler of Object.keys(COMPILERS)) {
      for (const { name } of RESOLUTIONS) {
        const check = `types, ${compiler}, ${name}, with those of ${consumer.name}`;
        const program = join("node_modules", compiler, "bin", "tsc");
        const args = [program, "--pretty", "false", "--project", `${consumer.folder}/${name}.json`];
        const ran = await runNode(project, args, TYPES_MS);
        outcomes.push(...outcomesOf(consumer, check, ran));
      }
    }
  }
  return outcomes;
}

function writeConsumer(folder: string, { packages, types, withExamples }: Consumer): void {
  mkdirSync(folder, { recursive: true });
  for (const pkg of packages) {
    const lines = pkg.modules.map((name, index) => `export * as m${index} from "${name}";\n`);
    writeFileSync(join(folder, `${pkg.short}.ts`), lines.join(""));
    if (!withExamples) continue;
    const { code } = readmeExample(join(pkg.folder, "README.md"));
    writeFileSync(join(folder, `${pkg.short}.example.ts`), `${code}\nexport {};\n`);
  }
  for (const { name, options } of RESOLUTIONS) {
    const compilerOptions = {
      ...options,
      target: "es2024",
      lib: ["es2024", "dom", "dom.iterable", "dom.asynciterable"],
      types,
      strict: true,
      noEmit: true,
      skipLibCheck: false,
    };
    const config = { compilerOptions, include: ["*.ts"] };
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(config));
  }
}

/** An outcome for each package: the complaints that name one of its files, or the files that import it. */
function outcomesOf(
  { folder, packages }: Consumer,
  check: string,
  { status, stdout, stderr }: Ran,
): readonly Outcome[] {
  const complaints = `${stdout}${stderr}`.split(/\n(?! )/).filter((line) => line.trim() !== "");
  const unclaimed = new Set(status === 0 ? [] : complaints);
  const outcomes = packages.map(({ name, short }): Outcome => {
    const own = [
      `node_modules/${name}/`,
      `${folder}/${short}.ts(`,
      `${folder}/${short}.example.ts(`,
    ];
    const problems = [...unclaimed].filter((line) => own.some((place) => line.startsWith(place)));
    for (const problem of problems) unclaimed.delete(problem);
    return { package: name, check, problems };
  });
  if (status === 0 || (unclaimed.size === 0 && complaints.length > 0)) return outcomes;
  const problems = [...unclaimed, `ended with ${status}`];
  return [...outcomes, { package: "dependencies", check, problems }];
}
