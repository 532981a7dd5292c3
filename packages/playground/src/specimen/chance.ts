/** What is added at each step: the odd number nearest to 2^32 divided by the golden ratio (SplitMix). */
const STEP = 0x9e3779b9;

/**
 * Makes a source of numbers that look random, by the finaliser of MurmurHash3 over a counter. It chooses parts of
 * examples and is good for nothing that must not be guessed.
 *
 * @param seed Where it begins.
 * @returns A function that gives a number from 0 to 2 147 483 647 each time; the same ones for the same seed.
 */
export function chance(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + STEP) | 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return (mixed ^ (mixed >>> 16)) >>> 1;
  };
}
