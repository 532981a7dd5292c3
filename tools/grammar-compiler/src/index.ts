export { GrammarError, type GrammarErrorCode, type GrammarErrorInit } from "./grammar-error.ts";
export { compileGrammar, type CompiledGrammar, type CompileOptions } from "./compile-grammar.ts";
export { loadGrammar } from "./load-grammar.ts";
