import { basename, resolve } from "node:path";
import type {
  Capture,
  Choice,
  Expression,
  GrammarIr,
  Rule,
  Sequence,
} from "@callingcard/grammar/ir";
import { checkGrammar } from "./check-grammar.ts";
import { GrammarError, type GrammarErrorCode } from "./grammar-error.ts";
import { readComments, type FileComments } from "./grammar-comments.ts";
import {
  includedFile,
  readNearley,
  type NearleyAlternative,
  type NearleyToken,
} from "./nearley-file.ts";
import { readCapture } from "./read-capture.ts";
import { readItemType } from "./read-item-type.ts";
import { characterSymbols, eventSymbols, type Symbols } from "./symbols.ts";

/** Deepest nesting that a grammar may ask for; the call stack holds more than twice that. */
const MOST_DEPTH = 512;

const ITEM_ADVICE =
  '"# item:" takes the name of a type, and its module where it has one: Token from "./token.ts"';

/**
 * Reads a nearley grammar, with its macros and included files, and checks it.
 *
 * @param file Path of the `.ne` file.
 * @throws GrammarError for everything that cannot be compiled but ambiguity, which takes automata
 * to see.
 */
export function loadGrammar(file: string): GrammarIr {
  return readGrammar(resolve(file));
}

/**
 * Reads a nearley grammar from a text, and checks it as {@link loadGrammar} does.
 *
 * @param source The grammar.
 * @param file The name that errors tell, and the place that included files are seen from. Default
 * `grammar.ne`.
 * @throws GrammarError for everything that cannot be compiled but ambiguity, which takes automata
 * to see.
 * @example
 * const ir = parseGrammar('mark -> [0-9]:+ "/" [0-9]:+');
 * fc.assert(fc.property(sentences(ir, "mark"), (text) => myParser(text) !== undefined));
 */
export function parseGrammar(source: string, file: string = "grammar.ne"): GrammarIr {
  return readGrammar(resolve(file), source);
}

function readGrammar(path: string, source?: string): GrammarIr {
  const events = new Map<string, number>();
  const main = new GrammarFile(path, { loaded: new Set([path]), events }, source);
  const entries = main.comments.entries ?? main.ownRules.slice(0, 1).map(({ name }) => name);
  const { depth, item, lines } = main.comments;
  const refuse = (directive: string, reason: string): never => {
    throw new GrammarError({ code: "syntax", reason, file: path, line: lines.get(directive) });
  };
  if (depth !== undefined && !(Number.isInteger(depth) && depth >= 1 && depth <= MOST_DEPTH)) {
    refuse("# depth", `"# depth:" takes a whole number from 1 to ${MOST_DEPTH}`);
  }
  const itemType = item === undefined ? undefined : readItemType(item);
  if (main.hasEvents && item !== undefined && itemType === undefined) refuse("# item", ITEM_ADVICE);
  const grammar: GrammarIr = {
    file: basename(path),
    rules: [...main.ownRules, ...main.includedRules],
    entries,
    ...(depth === undefined ? {} : { maxDepth: depth }),
    ...(main.hasEvents ? { events: [...events.keys()] } : {}),
    ...(main.hasEvents && itemType !== undefined ? { item: itemType } : {}),
  };
  checkGrammar(grammar, path);
  return grammar;
}

interface Macro {
  readonly args: readonly string[];
  readonly alternatives: readonly NearleyAlternative[];
}

type Arguments = ReadonlyMap<string, Expression>;

const NO_ARGUMENTS: Arguments = new Map();

/** What the files of a grammar share. */
interface Shared {
  readonly loaded: Set<string>;

  /** The code units of all events, in order of their first appearance. */
  readonly events: Map<string, number>;
}

/** One file on its way to rules. A macro is known below its definition, as in nearley. */
class GrammarFile {
  readonly comments: FileComments;
  readonly ownRules: Rule[] = [];
  readonly includedRules: Rule[] = [];
  hasEvents = false;
  readonly #path: string;
  readonly #shared: Shared;
  readonly #macros = new Map<string, Macro>();
  #symbols: Symbols;
  #rule: string | undefined;

  constructor(path: string, shared: Shared, text?: string) {
    this.#path = path;
    this.#shared = shared;
    this.#symbols = characterSymbols((code, reason) => this.#refuse(code, reason));
    const { source, statements } = readNearley(path, text);
    this.comments = readComments(source);
    for (const statement of statements) {
      if ("body" in statement) continue;
      if ("include" in statement) {
        this.#include(includedFile(path, statement.include, statement.builtin));
      } else if ("macro" in statement) {
        const { macro, args, exprs } = statement;
        this.#macros.set(macro, { args, alternatives: exprs });
      } else if ("config" in statement) {
        this.#configure(statement.config, statement.value);
      } else {
        this.#add(statement.name, statement.rules);
      }
    }
  }

  #configure(config: string, value: string): void {
    if (config === "preprocessor") return;
    const refuse = (code: GrammarErrorCode, reason: string): never => {
      const line = this.comments.lines.get(`@${config}`);
      throw new GrammarError({ code, reason, file: this.#path, line });
    };
    if (config !== "lexer" || value !== "events") {
      const reason = `remove @${config} ${value}: a compiled grammar reads characters, or events`;
      refuse("not-scannerless", `${reason} with @lexer events`);
    }
    if (this.ownRules.length + this.includedRules.length > 0) {
      refuse("syntax", "put @lexer events above the rules and included files");
    }
    this.hasEvents = true;
    this.#symbols = eventSymbols(this.#shared.events, (code, reason) => this.#refuse(code, reason));
  }

  #include(path: string): void {
    const { loaded } = this.#shared;
    if (loaded.has(path)) return;
    loaded.add(path);
    const included = new GrammarFile(path, this.#shared);
    const hasRules = included.ownRules.length + included.includedRules.length > 0;
    if (hasRules && included.hasEvents !== this.hasEvents) {
      const reason = "this file and the one that includes it must both have @lexer events, or none";
      throw new GrammarError({ code: "syntax", reason, file: path });
    }
    this.includedRules.push(...included.ownRules, ...included.includedRules);
    for (const [name, macro] of included.#macros) this.#macros.set(name, macro);
  }

  #add(name: string, alternatives: readonly NearleyAlternative[]): void {
    this.#rule = name;
    const body: Choice = {
      kind: "choice",
      alternatives: alternatives.map((alternative) => this.#sequence(alternative, NO_ARGUMENTS)),
    };
    const index = this.ownRules.findIndex((rule) => rule.name === name);
    const before = this.ownRules[index];
    if (before) {
      const joined = [...before.body.alternatives, ...body.alternatives];
      this.ownRules[index] = { ...before, body: { kind: "choice", alternatives: joined } };
      return;
    }
    this.ownRules.push({ name, body, ...this.comments.rules.get(name) });
  }

  #sequence({ tokens, postprocess }: NearleyAlternative, given: Arguments): Sequence {
    if (typeof postprocess === "function") this.#symbols.allowFolding();
    const items = tokens
      .filter((token) => token !== "null")
      .map((token) => this.#expression(token, given));
    if (postprocess === undefined) return { items };
    // nearley's reader writes a function of its own for "..."i: it joins the characters.
    if (typeof postprocess === "function") return { items, capture: { op: "text" } };
    return { items, capture: this.#capture(postprocess) };
  }

  #capture(source: string): Capture {
    const capture = readCapture(source);
    if (capture) return capture;
    return this.#refuse(
      "foreign-postprocessor",
      `{%${source}%} is not one of text, id, pick(i), obj({...}), list(i, j), constant(v); ` +
        "move what it does to the code that calls the parser",
    );
  }

  #expression(token: NearleyToken, given: Arguments): Expression {
    if (typeof token === "string") return { kind: "rule", name: token };
    if (token instanceof RegExp) return this.#symbols.characterClass(token);
    if ("literal" in token) return this.#symbols.literal(token.literal);
    if ("subexpression" in token) return this.#choice(token.subexpression, given);
    if ("ebnf" in token) {
      const of = this.#expression(token.ebnf, given);
      if (token.modifier === ":?") return { kind: "repeat", min: 0, max: 1, of };
      return { kind: "repeat", min: token.modifier === ":+" ? 1 : 0, of };
    }
    if ("macrocall" in token) return this.#macroCall(token.macrocall, token.args, given);
    if ("mixin" in token) {
      const argument = given.get(token.mixin);
      return argument ?? this.#refuse("undefined-name", `$${token.mixin} is not an argument here`);
    }
    return this.#symbols.token(token.token);
  }

  #choice(alternatives: readonly NearleyAlternative[], given: Arguments): Choice {
    return {
      kind: "choice",
      alternatives: alternatives.map((alternative) => this.#sequence(alternative, given)),
    };
  }

  #macroCall(name: string, args: readonly NearleyAlternative[], given: Arguments): Expression {
    const macro = this.#macros.get(name);
    if (!macro) return this.#refuse("undefined-name", `macro ${name} is not defined above its use`);
    if (macro.args.length !== args.length) {
      return this.#refuse("undefined-name", `macro ${name} takes ${macro.args.length} arguments`);
    }
    const inner = new Map(given);
    for (const [index, argument] of args.entries()) {
      const parameter = macro.args[index];
      if (parameter !== undefined) inner.set(parameter, this.#choice([argument], given));
    }
    return this.#choice(macro.alternatives, inner);
  }

  #refuse(code: GrammarErrorCode, reason: string): never {
    const rule = this.#rule;
    const line = rule === undefined ? undefined : this.comments.rules.get(rule)?.line;
    throw new GrammarError({ code, reason, file: this.#path, rule, line });
  }
}
