export {
  encodeIndexKey,
  sqlCondition,
  type SqlCondition,
  type SqlDialect,
  type SqlIndex,
} from "./sql-condition.ts";
export { MAX_QUESTIONS, weakenCondition } from "./weaken-condition.ts";
