/**
 * Tells how many runs a property has: a fixed few, since a run is a whole session, and more where a search is asked for by `FC_RUNS`.
 *
 * @param few How many without it.
 */
export function runs(few: number): number {
  return Number(process.env["FC_RUNS"] ?? few);
}
