import { stripTypeScriptTypes } from "node:module";
import { compileFunction } from "node:vm";
import type { Entry } from "@callingcard/grammar";
import * as runtime from "@callingcard/grammar/runtime";

/** The parsers of a module, by the names of their rules. */
export type Parsers = ReadonlyMap<string, Entry<unknown>>;

/** Makes JavaScript of a generated module, for {@link evaluate}. */
export function scriptOf(module: string): string {
  return stripTypeScriptTypes(module)
    .replace(/^import .*$/m, "")
    .replaceAll(/^export const (\w+)/gm, "const $1 = exports.$1");
}

/**
 * Runs the script of a generated module.
 *
 * @param $ What the module imports from the runtime.
 */
export function evaluate(script: string, $: object = runtime): Parsers {
  const exports: Record<string, Entry<unknown>> = {};
  compileFunction(script, ["$", "exports"])($, exports);
  return new Map(Object.values(exports).map((entry) => [entry.rule, entry]));
}
