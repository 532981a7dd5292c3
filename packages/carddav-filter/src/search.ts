export { MAX_SEARCH_LENGTH, MAX_SEARCH_TERMS, parseSearch } from "./parse-search.ts";
export { type SearchErrorCode } from "./search-error.ts";
