import { head as headEntry } from "./generated/vcard.ts";
import { toHead, type Head } from "./head.ts";

/** A head, and the octets that it is read from. */
export interface KnownHead extends Head {
  /** Octets with the colon; all of them are ASCII. */
  readonly length: number;
}

const COLON = 58;

/** Longest head that is kept, in octets with its colon. */
const LONGEST = 64;

/** Most heads that are kept; address books have some dozens. */
const SLOTS = 4096;

/** The heads; `undefined` also for octets that are known not to be a head. */
const heads: (KnownHead | undefined)[] = /* @__PURE__ */ Array.from({ length: SLOTS });

/** The octets that each is read from, and their number without the colon. */
const keys: Uint8Array = /* @__PURE__ */ new Uint8Array(SLOTS * LONGEST);
const lengths: Uint8Array = /* @__PURE__ */ new Uint8Array(SLOTS);

/** What was asked for last and was not there. */
const missed: Int32Array = /* @__PURE__ */ new Int32Array(SLOTS);

/**
 * Finds the head that a line begins with, if it was read before: in the same text or in another. What
 * comes before the first colon of a line is read in one way, whatever is behind it, unless a quotation
 * mark is open there. Heads are frozen, as many properties share them, and the number of them is
 * bounded: a new one takes the place of another, once it was asked for twice.
 *
 * @param octets The text in UTF-8, with an octet behind it that no head has.
 * @param from Where the line starts.
 * @returns The head; `undefined` if it is not known.
 */
export function knownHead(octets: Uint8Array, from: number): KnownHead | undefined {
  const limit = from + LONGEST - 1;
  let hash = 0;
  let end = from;
  for (let octet = octets[end] ?? 0; octet !== COLON; octet = octets[end] ?? 0) {
    if (octet < 32 || octet > 126 || end === limit) return undefined;
    hash = Math.imul(hash ^ octet, 0x1000193);
    end += 1;
  }
  const slot = (hash ^ (hash >>> 13)) & (SLOTS - 1);
  const length = end - from;
  if (lengths[slot] === length && isSame(octets, from, end, slot * LONGEST)) return heads[slot];
  if (missed[slot] === hash) return learn(octets.subarray(from, end + 1), slot);
  missed[slot] = hash;
  return undefined;
}

function isSame(octets: Uint8Array, from: number, end: number, key: number): boolean {
  for (let at = from, index = key; at < end; at++, index++) {
    if (octets[at] !== keys[index]) return false;
  }
  return true;
}

function learn(octets: Uint8Array, slot: number): KnownHead | undefined {
  // A text of its own: what is cut from the text at hand would keep all of that in memory.
  const read = headEntry.parse(String.fromCharCode(...octets));
  const head = read && { ...toHead(read), length: octets.length };
  for (const { values } of head?.parameters ?? []) Object.freeze(values);
  for (const parameter of head?.parameters ?? []) Object.freeze(parameter);
  if (head !== undefined) Object.freeze(head.parameters);
  heads[slot] = head;
  lengths[slot] = octets.length - 1;
  keys.set(octets, slot * LONGEST);
  return head;
}
