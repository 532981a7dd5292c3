export {
  type ConditionExplanation,
  explainFilter,
  type ExplainOptions,
  type FilterExplanation,
  type ParamFilterExplanation,
  type PropertyExplanation,
  type PropFilterExplanation,
} from "./explain-filter.ts";
export { type ComparedText, type TextMatchExplanation } from "./explain-text-match.ts";
