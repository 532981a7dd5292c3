export type { CardDiagnostic, Diagnostic, ValidateOptions } from "./validate/diagnostic.ts";
export {
  DIAGNOSTICS,
  type DiagnosticCode,
  type DiagnosticDefinition,
  type Severity,
} from "./validate/diagnostics.ts";
export { parseStrictCards, validateCard, validateCards } from "./validate/validate.ts";
