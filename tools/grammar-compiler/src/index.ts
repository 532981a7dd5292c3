export { GrammarError, type GrammarErrorCode, type GrammarErrorInit } from "./grammar-error.ts";
export { loadGrammar } from "./load-grammar.ts";
