import * as fc from "fast-check";

/**
 * Octets in the chunks in which a stream may bring them: in one piece, octet by octet, cut at random,
 * and cut between CR and LF and inside characters of UTF-8. Now and then a chunk is empty. The chunks
 * are copies; shrinking leads to one chunk.
 *
 * @param octets The octets.
 * @example
 * fc.assert(
 *   fc.property(chunkings(fc.uint8Array()), (chunks) => {
 *     expect(decodeAll(chunks)).toEqual(decodeAll([concat(chunks)]));
 *   }),
 * );
 */
export function chunkings(
  octets: fc.Arbitrary<Uint8Array>,
): fc.Arbitrary<readonly Uint8Array<ArrayBuffer>[]> {
  const cut = fc.record({
    inside: fc.boolean(),
    at: fc.noBias(fc.nat({ max: AT_SCALE - 1 })).map((at) => at / AT_SCALE),
  });
  // Both shrink to fewer chunks: to fewer cuts, and to larger and fewer chunks of one size.
  const cuts = fc.array(cut, { maxLength: MAX_CUTS });
  const row = fc.record({
    octets: fc.nat({ max: MAX_ROW_OCTETS - 1 }).map((fewer) => MAX_ROW_OCTETS - fewer),
    times: fc.noBias(fc.nat({ max: MAX_ROW })),
  });
  const ways = fc.oneof(
    { withCrossShrink: true },
    { weight: 2, arbitrary: cuts },
    { weight: 1, arbitrary: row },
  );
  return fc.tuple(octets, ways).map(([whole, way]) => divide(whole, placesOf(whole, way)));
}

/** A place to cut at, as a part of all places; `inside` of those in a line break or a character. */
interface Cut {
  readonly inside: boolean;
  readonly at: number;
}

/** Chunks of a few octets, in a row; what is left is one more. */
interface Row {
  readonly octets: number;
  readonly times: number;
}

/** How finely a place is chosen. */
const AT_SCALE = 2 ** 20;

const MAX_CUTS = 6;

/** Largest chunk of a row, in octets. */
const MAX_ROW_OCTETS = 6;

/** Most chunks of a row. */
const MAX_ROW = 2 ** 16;

const CARRIAGE_RETURN = 0x0d;

const LINE_FEED = 0x0a;

function placesOf(octets: Uint8Array, way: readonly Cut[] | Row): readonly number[] {
  if ("times" in way) {
    const times = Math.min(way.times, Math.floor((octets.length - 1) / way.octets));
    return Array.from({ length: Math.max(0, times) }, (_, index) => (index + 1) * way.octets);
  }
  const insides = Array.from(octets, (_, index) => index).filter((at) => isInside(octets, at));
  const places = way.map(({ inside, at }) => {
    const place = inside ? insides[Math.floor(at * insides.length)] : undefined;
    return place ?? Math.floor(at * (octets.length + 1));
  });
  return places.toSorted((a, b) => a - b);
}

// Between CR and LF, or before an octet that goes on with a character of UTF-8.
function isInside(octets: Uint8Array, at: number): boolean {
  const octet = octets[at] ?? 0;
  const isLineBreak = octet === LINE_FEED && octets[at - 1] === CARRIAGE_RETURN;
  return isLineBreak || (octet & 0xc0) === 0x80;
}

function divide(octets: Uint8Array, places: readonly number[]): Uint8Array<ArrayBuffer>[] {
  return [...places, octets.length].map((end, index) =>
    Uint8Array.from(octets.subarray(places[index - 1] ?? 0, end)),
  );
}
