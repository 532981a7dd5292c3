export { compileGrammar, type CompiledGrammar, type CompileOptions } from "./compile-grammar.ts";
export { GrammarError, type GrammarErrorCode, type GrammarErrorInit } from "./grammar-error.ts";
export { loadGrammar, parseGrammar } from "./load-grammar.ts";
export { type Proof, ProofError, type ProofOptions, proveGrammar } from "./prove.ts";
export type { Difference } from "./prove-subject.ts";
export { railroad } from "./railroad.ts";
export { type Reference, reference, type ReferenceResult } from "./reference.ts";
export { COMPILER_VERSION } from "./version.ts";
