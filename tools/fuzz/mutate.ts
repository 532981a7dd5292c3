/** Whole numbers from 0 to below a limit, the same ones for the same seed. */
export type Below = (limit: number) => number;

export function below(seed: number): Below {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) % limit;
  };
}

type Change = (octets: number[], random: Below, context: MutationContext) => number[];

interface MutationContext {
  /** Another input, to cross with. */
  readonly other: Uint8Array;
  /** Octets that mean something to the syntax under test. */
  readonly dictionary: readonly Uint8Array[];
}

const CHANGES: readonly Change[] = [
  function insertOctet(octets, random) {
    return octets.toSpliced(random(octets.length + 1), 0, random(256));
  },
  function insertWord(octets, random, { dictionary }) {
    const word = dictionary[random(Math.max(1, dictionary.length))] ?? [];
    return octets.toSpliced(random(octets.length + 1), 0, ...word);
  },
  function remove(octets, random) {
    return octets.toSpliced(random(octets.length + 1), 1 + random(8));
  },
  function replace(octets, random) {
    return octets.toSpliced(random(octets.length + 1), 1, random(256));
  },
  function flipBit(octets, random) {
    const at = random(Math.max(1, octets.length));
    return octets.toSpliced(at, 1, (octets[at] ?? 0) ^ (1 << random(8)));
  },
  function repeat(octets, random) {
    const at = random(octets.length + 1);
    return octets.toSpliced(at, 0, ...octets.slice(at, at + 1 + random(32)));
  },
  function cross(octets, random, { other }) {
    return [
      ...octets.slice(0, random(octets.length + 1)),
      ...other.slice(random(other.length + 1)),
    ];
  },
];

/** Changes an input in one to four places. */
export function mutate(
  input: Uint8Array,
  random: Below,
  context: MutationContext,
  maxLength: number,
): Uint8Array<ArrayBuffer> {
  let octets = [...input];
  for (let times = 1 + random(4); times > 0; times -= 1) {
    octets = CHANGES[random(CHANGES.length)]?.(octets, random, context) ?? octets;
  }
  return Uint8Array.from(octets.slice(0, maxLength));
}
