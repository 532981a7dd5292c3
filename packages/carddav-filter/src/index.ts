export { type FilterOptions } from "./check-filter.ts";
export {
  collationKey,
  DEFAULT_COLLATION,
  findCollation,
  SUPPORTED_COLLATIONS,
  type Collation,
} from "./collation.ts";
export { conditionDecides } from "./condition-decides.ts";
export { filterCondition } from "./filter-condition.ts";
export { FilterRefusal, type FilterRefusalCode, type FilterRefusalInit } from "./filter-refusal.ts";
export { indexCard, INDEX_REVISION, MAX_CARD_KEYS, MAX_KEY_LENGTH } from "./index-card.ts";
export { UNINDEXED_KEY, type IndexCondition, type IndexEntry } from "./index-condition.ts";
export { compileFilter, matchFilter } from "./match-filter.ts";
export { meetsCondition } from "./meets-condition.ts";
export { partialCard } from "./partial-card.ts";
export { UNICODE_VERSION } from "./unicode-exceptions.ts";
