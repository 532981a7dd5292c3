/** What the grammar's rule `response` gives, of places in the list. */
export interface ResponseByHand {
  readonly href: number;
  readonly answer:
    | { readonly hrefs: readonly number[]; readonly status: number }
    | { readonly propstats: readonly number[] };
  readonly error: number | undefined;
  readonly description: number | undefined;
  readonly location: number | undefined;
}

/**
 * Reads the names of a response's children the way one writes it by hand: a loop over the list.
 *
 * @returns undefined for children that no response has.
 */
export function responseByHand(names: readonly string[]): ResponseByHand | undefined {
  let index = 0;
  const option = (name: string): number | undefined =>
    names[index] === name ? index++ : undefined;
  const href = option("D:href");
  if (href === undefined) return undefined;
  const hrefs: number[] = [];
  const propstats: number[] = [];
  while (names[index] === "D:href") hrefs.push(index++);
  const status = option("D:status");
  if (status === undefined) {
    if (hrefs.length > 0) return undefined;
    while (names[index] === "D:propstat") propstats.push(index++);
    if (propstats.length === 0) return undefined;
  }
  const answer = status === undefined ? { propstats } : { hrefs, status };
  const error = option("D:error");
  const description = option("D:responsedescription");
  const location = option("D:location");
  return index === names.length ? { href, answer, error, description, location } : undefined;
}
