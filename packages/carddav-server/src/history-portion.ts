/** What is too much of a history is forgotten once it is this part of what is remembered. */
const PORTIONS = 64;

/**
 * Tells whether a store forgets what is too much of a history with a write, which it need not do with each: whether
 * what was ever remembered passes the end of a portion, which is a 64th of the bound.
 *
 * @param count What was ever remembered, in octets or writes, with this write.
 * @param growth How much of it comes from this write.
 * @param bound How much is remembered.
 */
export function endsHistoryPortion(count: number, growth: number, bound: number): boolean {
  const portion = Math.max(1, Math.floor(bound / PORTIONS));
  return Math.floor(count / portion) > Math.floor((count - growth) / portion);
}
