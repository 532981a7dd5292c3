import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { compileGrammar, loadGrammar } from "../src/index.ts";
import { grammarNames, grammarPath } from "./grammar-folder.ts";
import { withGrammars } from "./reference-grammar.ts";

const require = createRequire(import.meta.url);
const compiler = join(dirname(require.resolve("typescript/package.json")), "bin/tsc");
const workspace = fileURLToPath(new URL("../../..", import.meta.url));

test("generated modules pass the strictest type check", () => {
  const options = {
    extends: join(workspace, "tsconfig.base.json"),
    compilerOptions: { types: ["node"], typeRoots: [join(workspace, "node_modules/@types")] },
    include: ["*.ts"],
  };
  const files = Object.fromEntries(
    grammarNames().flatMap((name) => {
      const { parser, ir } = compileGrammar(loadGrammar(grammarPath(name)));
      return [
        [`${name}.ts`, parser],
        [`${name}.ir.ts`, ir],
      ];
    }),
  );
  withGrammars({ "package.json": '{ "type": "module" }', ...files }, (folder) => {
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(options));
    mkdirSync(join(folder, "node_modules/@callingcard"), { recursive: true });
    const grammar = join(workspace, "packages/grammar");
    symlinkSync(grammar, join(folder, "node_modules/@callingcard/grammar"));
    const { stdout } = spawnSync(compiler, ["--project", folder], { encoding: "utf8" });
    expect(stdout).toBe("");
  });
});
