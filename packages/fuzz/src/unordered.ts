/**
 * Puts what has no order into one.
 *
 * @param values Data that JSON can carry.
 */
export function unordered<T>(values: readonly T[]): readonly T[] {
  return values
    .map((value) => ({ value, key: JSON.stringify(value) }))
    .toSorted((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)))
    .map(({ value }) => value);
}
