/** Identifiers of the transactions of one leg: one that was drawn, and a number. */
export interface TransactionIds {
  readonly createId: () => string;
  prefix: string;
  count: number;
}

/** Numbers that are tried before another identifier is drawn. */
const MAX_TRIES = 16;

/** Most identifiers that are drawn for one body. Of random ones, the third is never needed. */
const MAX_DRAWS = 16;

/** Numbers of three digits of base 36 are enough for the time that transactions live. */
const MAX_COUNT = 36 ** 3;

const DASHES = 7;
const DASH = 45;

/**
 * Makes the identifiers of a leg.
 *
 * @param createId Draws one of 4 to 28 characters and 80 bits or more (RFC 4975 section 7.1 asks for 64).
 * @returns The identifiers.
 */
export function createTransactionIds(createId: () => string): TransactionIds {
  return { createId, prefix: createId(), count: 0 };
}

/**
 * Gives the next identifier. Its end-line is not in the body (RFC 4975 section 7.1), also where the sender of
 * the body knows identifiers that were used before.
 *
 * @param ids The identifiers of the leg.
 * @param body The body; `undefined` if it has no seven dashes, as `hasDashes` tells.
 * @returns The identifier.
 * @throws RangeError when the body holds all that were drawn, which means that they were not random.
 */
export function nextTransactionId(ids: TransactionIds, body: Uint8Array | undefined): string {
  for (let draws = 0; draws < MAX_DRAWS; draws++) {
    for (let tries = 0; tries < MAX_TRIES && ids.count < MAX_COUNT; tries++) {
      const id = ids.prefix + (ids.count++).toString(36);
      if (body === undefined || findEndLine(body, id, 0, body.length) === -1) return id;
    }
    ids.prefix = ids.createId();
    ids.count = 0;
  }
  throw new RangeError(`the body holds ${MAX_DRAWS} identifiers that were drawn`);
}

/**
 * Tells whether octets have seven dashes in a row: without, they hold no end-line.
 *
 * @param octets The octets.
 * @returns Whether they have.
 */
export function hasDashes(octets: Uint8Array): boolean {
  return endOfDashes(octets, 0, octets.length) !== -1;
}

/**
 * Finds what would end a chunk: seven dashes and an identifier, whatever follows.
 *
 * @param octets Where to look.
 * @param id The identifier.
 * @param from Where it starts at the earliest.
 * @param to Where the octets end.
 * @returns The place behind it; -1 if it is not there.
 */
export function findEndLine(octets: Uint8Array, id: string, from: number, to: number): number {
  let end = endOfDashes(octets, from, to);
  while (end !== -1) {
    if (end + id.length <= to && isAt(octets, end, id)) return end + id.length;
    end = endOfDashes(octets, end, to);
  }
  return -1;
}

// Finds the end of a run of seven dashes or more. One of any seven in a row stands at a seventh place.
function endOfDashes(octets: Uint8Array, from: number, to: number): number {
  for (let index = from + DASHES - 1; index < to; index += DASHES) {
    if (octets[index] !== DASH) continue;
    let start = index;
    while (start > from && octets[start - 1] === DASH) start--;
    let end = index + 1;
    while (end < to && octets[end] === DASH) end++;
    if (end - start >= DASHES) return end;
    index = end;
  }
  return -1;
}

function isAt(octets: Uint8Array, start: number, ascii: string): boolean {
  for (let index = 0; index < ascii.length; index++) {
    if (octets[start + index] !== ascii.charCodeAt(index)) return false;
  }
  return true;
}
