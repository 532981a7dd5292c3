import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { compileGrammar, loadGrammar } from "../src/index.ts";
import { grammarPath } from "../test/grammar-folder.ts";

/** What the module made from a grammar of the tests exports. */
export async function generatedModule(name: string): Promise<unknown> {
  const { parser } = compileGrammar(loadGrammar(grammarPath(name)));
  const folder = mkdtempSync(join(tmpdir(), "figures-"));
  try {
    const file = join(folder, `${name}.ts`);
    const runtime = import.meta.resolve("@callingcard/grammar/runtime");
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    writeFileSync(file, parser.replace("@callingcard/grammar/runtime", runtime));
    return await import(pathToFileURL(file).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
