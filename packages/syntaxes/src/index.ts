export { syntaxes, syntaxNamed } from "./shelf.ts";
export type { Diagnostic, Reading, Syntax, TreeNode } from "./syntax.ts";
