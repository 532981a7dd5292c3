import { printWork } from "../../../../tools/growth/print-work.ts";
import { CardDecoder } from "../../src/index.ts";
import { HOSTILE_TEXTS } from "./hostile-texts.ts";

const encoder = new TextEncoder();

/** Octets of a chunk; one by one is the worst. */
const CHUNKS = [1, 64];

printWork(
  CHUNKS.flatMap((octets) =>
    HOSTILE_TEXTS.flatMap(({ name, make }) =>
      [1_048_576, 512].map((maxOctets) => ({
        name: `${name}, by ${octets}, ${maxOctets} kept`,
        work: (size: number) => {
          decode(encoder.encode(make(size)), octets, maxOctets);
        },
      })),
    ),
  ),
  2000,
);

function decode(text: Uint8Array, octets: number, maxOctets: number): void {
  const decoder = new CardDecoder({
    maxCards: Infinity,
    maxProblems: 0,
    maxCardOctets: maxOctets,
    maxOutsideOctets: maxOctets,
    onProblem: () => {},
  });
  for (let from = 0; from < text.length; from += octets) {
    for (const _ of decoder.push(text.subarray(from, from + octets)));
  }
  for (const _ of decoder.end());
}
