export {
  AFTER_UNINDEXED,
  encodeIndexKeys,
  encodeIndexRows,
  indexRows,
  UNINDEXED_OCTETS,
  type IndexRow,
} from "./index-rows.ts";
export {
  sqlCondition,
  type SqlCondition,
  type SqlDialect,
  type SqlIndex,
} from "./sql-condition.ts";
export { MAX_QUESTIONS, weakenCondition } from "./weaken-condition.ts";
