/** Work of one turn, in octets that are read. */
const TURN_OCTETS = 32_768;

/** What a card costs beside its octets, in octets. */
export const CARD_OCTETS = 1024;

/**
 * Makes a function that lets other requests have their turn when as much was read as one turn has. Work is
 * counted and not timed: a text that is read slowly would otherwise keep the others waiting the longest.
 *
 * @returns Counts octets; gives what is to be awaited before more is read.
 *
 * @internal
 */
export function createTurns(): (octets: number) => Promise<void> | undefined {
  let left = TURN_OCTETS;
  return (octets) => {
    left -= octets;
    if (left > 0) return undefined;
    left = TURN_OCTETS;
    // A promise that is resolved already does not let go of the event loop.
    return new Promise((resolve) => {
      setTimeout(resolve);
    });
  };
}

/**
 * Cuts octets into such as are read in one turn each.
 *
 * @yields Portions.
 *
 * @internal
 */
export function* turnPortions(octets: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < octets.length; from += TURN_OCTETS) {
    yield octets.subarray(from, from + TURN_OCTETS);
  }
}
