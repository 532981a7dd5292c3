import { createPace } from "../pace.ts";
import { Refusal } from "../refusal.ts";
import {
  convertedText,
  JCARD,
  storedRepresentation,
  type Representation,
} from "../representation/representation.ts";
import type { StoredCard } from "../store.ts";

const encoder = new TextEncoder();
const LINE_BREAK = encoder.encode("\r\n");

/**
 * Writes cards one after the other: as they are stored, or as what was asked for. A card that cannot be
 * converted stays as it is stored.
 *
 * @param representation `undefined` for all as they are stored.
 * @yields Octets.
 *
 * @internal
 */
export async function* exportedVcards(
  cards: AsyncIterable<StoredCard>,
  representation: Representation | undefined,
): AsyncGenerator<Uint8Array> {
  const pace = createPace();
  for await (const { octets } of cards) {
    const text = representation && converted(octets, representation);
    const written = text === undefined ? withoutMark(octets) : encoder.encode(text);
    yield written;
    // END:VCARD without a line break would run into the next BEGIN.
    if (written.at(-1) !== 0x0a) yield LINE_BREAK;
    await pace();
  }
}

/**
 * Writes cards as a JSON array of jCards (RFC 7095). A card that cannot be converted is left out.
 *
 * @yields Octets.
 *
 * @internal
 */
export async function* exportedJCards(
  cards: AsyncIterable<StoredCard>,
): AsyncGenerator<Uint8Array> {
  const pace = createPace();
  let before = "[";
  for await (const { octets } of cards) {
    const text = converted(octets, JCARD);
    await pace();
    if (text === undefined) continue;
    yield encoder.encode(before + text);
    before = ",\n";
  }
  yield encoder.encode(before === "[" ? "[]\n" : "]\n");
}

function converted(octets: Uint8Array, representation: Representation): string | undefined {
  if (storedRepresentation(octets) === representation) return undefined;
  try {
    return convertedText(octets, representation);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

// A byte order mark is one at the beginning of a text only.
function withoutMark(octets: Uint8Array): Uint8Array {
  const isMarked = octets[0] === 0xef && octets[1] === 0xbb && octets[2] === 0xbf;
  return isMarked ? octets.subarray(3) : octets;
}
