import {
  Cursor,
  type Entry,
  type EventEntry,
  type Events,
  type Failure,
} from "@callingcard/grammar";
import { giveUp } from "@callingcard/grammar/runtime";

/** What a parser says about a text. */
export type Verdict =
  | { readonly value: unknown; readonly end: number }
  | { readonly code: Failure["code"]; readonly offset: number };

/** What `parse` says about a text. */
export function readWhole(entry: Entry<unknown>, text: string): Verdict {
  return verdictOf(text.length, (onFailure) => entry.parse(text, onFailure));
}

/**
 * What `parse` says about a list of events.
 *
 * @param units The events; each stands for its place in the list.
 */
export function readEvents(entry: EventEntry<number, unknown>, units: string): Verdict {
  const events = eventsOf(units);
  return verdictOf(units.length, (onFailure) => entry.parse(events, onFailure));
}

/** A list of events that stand for their places in it. */
export function eventsOf(units: string): Events<number> {
  return { units, items: Array.from(units, (_, index) => index) };
}

/**
 * What `parseOctets` says about a text.
 *
 * @param end Length of the text in UTF-16 code units.
 */
export function readOctets(entry: Entry<unknown>, octets: Uint8Array, end: number): Verdict {
  return verdictOf(end, (onFailure) => entry.parseOctets(octets, onFailure));
}

/**
 * What `match` says about the text behind a cursor.
 *
 * @param start Where the cursor begins; offsets in the answer are counted from there.
 * @returns `undefined` for a cursor of {@link stringCursor} where there is no string back end.
 */
export function readFrom(
  entry: Entry<unknown>,
  cursor: Cursor,
  start: number,
): Verdict | undefined {
  cursor.offset = start;
  try {
    const read = verdictOf(0, (onFailure) => entry.match(cursor, onFailure));
    if ("code" in read) return { code: read.code, offset: read.offset - start };
    return { value: read.value, end: cursor.offset - start };
  } catch (error) {
    if (error === GAVE_UP) return undefined;
    throw error;
  }
}

/** Octets of which none can be read: the octet back end gives up at the first one. */
const UNREADABLE: Uint8Array = new Proxy(new Uint8Array(0), { get: () => giveUp() });

/** What the runtime throws when the octet back end gives up. */
const GAVE_UP = thrownBy(giveUp);

function thrownBy(act: () => void): unknown {
  try {
    act();
  } catch (signal) {
    return signal;
  }
  return undefined;
}

/** A cursor from which every parser that has a string back end reads by it. */
export function stringCursor(text: string): Cursor {
  return new Cursor(text, UNREADABLE, text.length);
}

/** Carries a failure out of a parser. There is one, so that a refusal costs no stack trace. */
const REFUSED = new Error("refused");

let failure: Failure | undefined;

function refuse(reason: Failure): never {
  failure = reason;
  throw REFUSED;
}

function verdictOf(
  end: number,
  read: (onFailure: (failure: Failure) => never) => unknown,
): Verdict {
  try {
    return { value: read(refuse), end };
  } catch (error) {
    if (error !== REFUSED || failure === undefined) throw error;
    const { code, offset } = failure;
    return { code, offset };
  }
}
