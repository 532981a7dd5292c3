import { stripTypeScriptTypes } from "node:module";
import { compileFunction } from "node:vm";
import type { Entry, EventEntry } from "@callingcard/grammar";
import * as runtime from "@callingcard/grammar/runtime";

/** A parser over characters or over events; which of them, the grammar tells. */
export type Parser = Entry<unknown> & EventEntry<number, unknown>;

/** The parsers of a module, by the names of their rules. */
export type Parsers = ReadonlyMap<string, Parser>;

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
  const exports: Record<string, Parser> = {};
  compileFunction(script, ["$", "exports"])($, exports);
  const parsers = Object.values(exports).filter((value) => "rule" in value);
  return new Map(parsers.map((parser) => [parser.rule, parser]));
}
