import type { GrammarIr } from "@callingcard/grammar/ir";
import { analyse } from "./analysis.ts";
import { buildAutomata } from "./automata.ts";
import { writeIr } from "./emit/ir-module.ts";
import { writeModule } from "./emit/module.ts";
import { GrammarError } from "./grammar-error.ts";
import { planGrammar } from "./plan.ts";
import { describeProblem } from "./problem.ts";

/** The modules made from a grammar. */
export interface CompiledGrammar {
  /** TypeScript of the parser. */
  readonly parser: string;

  /** TypeScript of the grammar as data. */
  readonly ir: string;
}

/** How a grammar is compiled. */
export interface CompileOptions {
  /** Path of the grammar for messages. Default the grammar's file name. */
  readonly file?: string;

  /** Lines above the code, without `//`. Default none. */
  readonly header?: readonly string[];
}

/**
 * Makes a parser from a grammar.
 *
 * @param grammar The grammar, from `loadGrammar`.
 * @throws GrammarError `ambiguous` with both readings and a text that has them, or `too-large`.
 */
export function compileGrammar(grammar: GrammarIr, options: CompileOptions = {}): CompiledGrammar {
  const { file = grammar.file, header = [] } = options;
  const analysis = analyse(grammar);
  const plan = planGrammar(grammar, analysis);
  const automata = buildAutomata(plan, analysis, grammar.entries, (problem, automaton) => {
    const line = analysis.rules.get(problem.rule)?.line;
    const reason = describeProblem(problem, grammar, automaton);
    throw new GrammarError({ code: problem.kind, reason, file, rule: problem.rule, line });
  });
  const comments = header.map((line) => `// ${line}`);
  return {
    parser: writeModule({ grammar, analysis, plan, automata, header: comments }),
    ir: writeIr(grammar, comments),
  };
}
