import type { CardHistory } from "./card-history.ts";

/** What is remembered of writes, and for how long. */
export interface RememberedWrites extends CardHistory {
  /**
   * Forgets writes made before a time, with what they replaced, in all books.
   *
   * @param beforeMs Milliseconds since 1970.
   * @returns How many writes were forgotten.
   */
  forgetHistory(beforeMs: number): Promise<number>;
}

/** Books that can be made new ones. */
export interface RenewableBooks {
  /**
   * Gives all books other ids, so that sync-tokens from before are refused, and takes their locks away: what a database
   * needs that is as it was at an earlier time, whose revisions will be taken again. Nobody may use it meanwhile.
   *
   * @returns How many books there are.
   */
  renewBooks(): Promise<number>;
}
