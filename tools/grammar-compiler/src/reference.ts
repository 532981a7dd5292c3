import { createRequire } from "node:module";
import { resolve } from "node:path";
import { compileFunction } from "node:vm";
import { FIRST_EVENT } from "@callingcard/grammar";
import * as captures from "@callingcard/grammar/captures";
import * as eventLexer from "@callingcard/grammar/events";
import nearley from "nearley";
import { readNearley, type NearleyStatement } from "./nearley-file.ts";

/** What nearley says about a text. */
export type ReferenceResult =
  | {
      readonly ok: true;
      /** The value of the first parse. */
      readonly value: unknown;
      /** How many parses there are; more than one shows an ambiguous grammar. */
      readonly count: number;
    }
  | {
      readonly ok: false;
      /** UTF-16 code units before the first wrong character; the length for a text that ends too soon. */
      readonly offset: number;
    };

/** A grammar as nearley itself reads it. */
export interface Reference {
  /**
   * Parses a whole text. Texts that begin as the one before are cheaper: what they share is not
   * read again.
   */
  readonly parse: (text: string, rule: string) => ReferenceResult;
}

const CAPTURES = "@callingcard/grammar/captures";

/** What a grammar requires, as the compiler itself has it. */
const MODULES: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  [CAPTURES, captures],
  ["@callingcard/grammar/events", eventLexer],
]);

const require = createRequire(import.meta.url);

/** nearley's tables before they are printed as a module. */
interface CompiledFile {
  readonly rules: { postprocess?: unknown }[];
}

const compile = require("nearley/lib/compile.js") as (
  statements: readonly NearleyStatement[],
  options: { readonly args: readonly string[] },
) => CompiledFile;

const generate = require("nearley/lib/generate.js") as (
  compiled: CompiledFile,
  exportName: string,
) => string;

/**
 * Makes nearley's own parser of a grammar file, in memory: the oracle of the proof. Two things
 * differ from `nearleyc`, and neither changes a result: lists grow without a copy, and the text of
 * nearley's error messages is not made, which for long texts takes longer than the parse.
 *
 * @param file Path of the `.ne` file.
 * @param events The names of the events of a grammar that reads them. Its texts have a code unit for
 *   each event, as in `Events`, and its values are made of the places of events in the text.
 * @throws GrammarError `syntax` when it is not a nearley grammar.
 */
export function reference(file: string, events?: readonly string[]): Reference {
  const compiled = loadRules(resolve(file));
  const oracles = new Map<string, Oracle>();
  return {
    parse: (text, rule) => {
      let oracle = oracles.get(rule);
      if (oracle === undefined) {
        oracle = new Oracle(compiled, rule, events);
        oracles.set(rule, oracle);
      }
      return oracle.parse(text);
    },
  };
}

function loadRules(file: string): nearley.CompiledRules {
  const compiled = compile(readNearley(file).statements, { args: [file] });
  for (const rule of compiled.rules)
    if (isBuiltin(rule.postprocess, "arrpush"))
      rule.postprocess = `(require(${JSON.stringify(CAPTURES)}).append)`;
  const source = generate(compiled, "grammar");
  const load = compileFunction(source, ["require", "module"], { filename: file });
  const module: { exports: Partial<nearley.CompiledRules> } = { exports: {} };
  const requireFromGrammar = createRequire(file);
  load((name: string) => MODULES.get(name) ?? requireFromGrammar(name), module);
  return { Lexer: undefined, ParserRules: [], ParserStart: "", ...module.exports };
}

function isBuiltin(postprocess: unknown, name: string): boolean {
  return (
    typeof postprocess === "object" &&
    postprocess !== null &&
    "builtin" in postprocess &&
    postprocess.builtin === name
  );
}

/** nearley's parser of one rule, without the text of its error messages. */
class QuietParser extends nearley.Parser {
  /** Forgets all but the first characters; the type declarations of nearley leave it out. */
  declare rewind: (length: number) => void;

  reportError(): string {
    return "";
  }
}

/** Parses one text after the other and goes back, each time, to where they begin to differ. */
class Oracle {
  readonly #parser: QuietParser;
  readonly #events: readonly string[] | undefined;
  #read = "";

  constructor(
    compiled: nearley.CompiledRules,
    rule: string,
    events: readonly string[] | undefined,
  ) {
    this.#events = events;
    const grammar = nearley.Grammar.fromCompiled({ ...compiled, ParserStart: rule });
    if (!compiled.ParserRules.some(({ name }) => name === rule)) {
      throw new RangeError(`no rule ${rule}`);
    }
    this.#parser = new QuietParser(grammar, { keepHistory: true });
  }

  parse(text: string): ReferenceResult {
    const shared = sharedLength(this.#read, text);
    this.#parser.rewind(shared);
    this.#read = text;
    try {
      this.#feed(text, shared);
    } catch (error) {
      const { offset } = error as { offset?: number };
      if (offset === undefined) throw error;
      this.#read = text.slice(0, offset);
      return { ok: false, offset };
    }
    const { results } = this.#parser;
    const [first] = results;
    if (results.length === 0) return { ok: false, offset: text.length };
    return { ok: true, value: captures.force(first), count: results.length };
  }

  #feed(text: string, start: number): void {
    const events = this.#events;
    if (events === undefined) {
      this.#parser.feed(text.slice(start));
      return;
    }
    const chunk = Array.from({ length: text.length - start }, (_, index) => {
      const value = start + index;
      return { name: events[text.charCodeAt(value) - FIRST_EVENT] ?? FOREIGN, value };
    });
    // What nearley calls a string is whatever its lexer takes.
    this.#parser.feed(chunk as unknown as string);
  }
}

/** The name of an event that the grammar does not name: no literal of a grammar is empty. */
const FOREIGN = "";

function sharedLength(a: string, b: string): number {
  const end = Math.min(a.length, b.length);
  let index = 0;
  while (index < end && a.charCodeAt(index) === b.charCodeAt(index)) index += 1;
  return index;
}
