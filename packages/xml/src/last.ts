/**
 * Finds the last item of a list. An index of -1 would be looked up as a name, which takes longer than
 * all the rest of reading a short document.
 *
 * @param list The list.
 */
export function last<Item>(list: readonly Item[]): Item | undefined {
  const { length } = list;
  return length === 0 ? undefined : list[length - 1];
}
