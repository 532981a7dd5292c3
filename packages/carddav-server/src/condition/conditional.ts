import { Refusal } from "../refusal.ts";
import type { CardInfo, WriteCondition } from "../store.ts";
import { parseHttpDate } from "./http-date.ts";
import { COLLECTION_TAG } from "./write-condition.ts";

/** Entity tags of a header field, in their quotes' inside; `"*"` stands for any. */
export type EntityTags = "*" | readonly EntityTag[];

interface EntityTag {
  readonly weak: boolean;
  readonly tag: string;
}

/** Header fields with the time they came at. */
export interface DatedHeaders {
  readonly headers: Headers;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
}

/** One entity-tag and the comma behind it (RFC 9110 sections 5.6.1 and 8.8.3). */
const ENTITY_TAG = /[ \t]*(?:(W\/)?"([\x21\x23-\x7e\x80-\xff]*)"[ \t]*)?(,|$)/y;

/**
 * Reads `If-Match` or `If-None-Match` (RFC 9110 sections 13.1.1 and 13.1.2).
 *
 * @throws Refusal 400 with the column of the first wrong character.
 *
 * @internal
 */
export function parseEntityTags(field: string, value: string): EntityTags {
  if (value.trim() === "*") return "*";
  const tags: EntityTag[] = [];
  ENTITY_TAG.lastIndex = 0;
  for (;;) {
    const offset = ENTITY_TAG.lastIndex;
    const match = ENTITY_TAG.exec(value);
    if (match === null) {
      throw new Refusal(400, { description: `${field}: no entity tag at column ${offset + 1}` });
    }
    const [, weak, tag, separator] = match;
    if (tag !== undefined) tags.push({ weak: weak !== undefined, tag });
    if (separator === "") return tags;
  }
}

/**
 * What a write asks of the card it would change (RFC 9110 section 13.1), for the store to decide in
 * its transaction. `If-Match` compares strongly, so its weak tags match nothing; `If-None-Match`
 * compares weakly.
 *
 * @throws Refusal 400 when a field is malformed.
 *
 * @internal
 */
export function writeCondition(headers: Headers): WriteCondition {
  const ifMatch = headers.get("if-match");
  const ifNoneMatch = headers.get("if-none-match");
  return {
    ...(ifMatch !== null && { ifMatch: strongTags(parseEntityTags("If-Match", ifMatch)) }),
    ...(ifNoneMatch !== null && {
      ifNoneMatch: allTags(parseEntityTags("If-None-Match", ifNoneMatch)),
    }),
  };
}

/**
 * Joins two conditions of a write into one that holds only when both do.
 *
 * @param guard What `If` found, at most: one entity tag that must be current, or that nothing exists.
 *
 * @internal
 */
export function bothConditions(guard: WriteCondition, other: WriteCondition): WriteCondition {
  const ifMatch = commonTags(guard.ifMatch, other.ifMatch);
  const ifNoneMatch = guard.ifNoneMatch ?? other.ifNoneMatch;
  const { locks = other.locks, revision = other.revision } = guard;
  return {
    ...(locks !== undefined && { locks }),
    ...(revision !== undefined && { revision }),
    ...(ifMatch !== undefined && { ifMatch }),
    ...(ifNoneMatch !== undefined && { ifNoneMatch }),
  };
}

function commonTags(
  one: WriteCondition["ifMatch"],
  other: WriteCondition["ifMatch"],
): WriteCondition["ifMatch"] {
  if (one === undefined || one === "*") return other ?? one;
  if (other === undefined || other === "*") return one;
  return one.filter((tag) => other.includes(tag));
}

/**
 * Decides the condition of a write of a collection, which has no entity tag, so that only `*` can be
 * true of one that is there.
 *
 * @throws Refusal 412 when the condition does not hold, 400 when a field is malformed.
 *
 * @internal
 */
export function requireCollectionCondition(headers: Headers, isThere: boolean): void {
  if (!meetsCondition(writeCondition(headers), isThere ? COLLECTION_TAG : undefined))
    throw new Refusal(412);
}

/**
 * Adds `If-Unmodified-Since` (RFC 9110 section 13.1.4) to the condition of a write: a card that was
 * not changed since then must also be the one that is written over.
 *
 * @param current The card as it is, or `undefined` when there is none.
 * @throws Refusal 412 when the card was changed since.
 *
 * @internal
 */
export function withUnmodifiedSince(
  condition: WriteCondition,
  { headers, nowMs }: DatedHeaders,
  current: CardInfo | undefined,
): WriteCondition {
  const since = parseHttpDate(headers.get("if-unmodified-since"), nowMs);
  if (since === undefined || condition.ifMatch !== undefined || current === undefined) {
    return condition;
  }
  if (wholeSeconds(current.modifiedMs) > since) throw new Refusal(412);
  return { ...condition, ifMatch: [current.etag] };
}

/**
 * Tells whether `withUnmodifiedSince` needs to see the card.
 *
 * @internal
 */
export function asksUnmodifiedSince(headers: Headers): boolean {
  return headers.has("if-unmodified-since") && !headers.has("if-match");
}

/**
 * Decides a GET or HEAD of a card (RFC 9110 section 13.2.2).
 *
 * @throws Refusal 400 when a field is malformed.
 *
 * @internal
 */
export function readOutcome(
  { headers, nowMs }: DatedHeaders,
  card: Pick<CardInfo, "etag" | "modifiedMs">,
): "send" | "not-modified" | "precondition-failed" {
  const condition = writeCondition(headers);
  const modified = wholeSeconds(card.modifiedMs);
  if (condition.ifMatch !== undefined) {
    if (!includesTag(condition.ifMatch, card.etag)) return "precondition-failed";
  } else {
    const since = parseHttpDate(headers.get("if-unmodified-since"), nowMs);
    if (since !== undefined && modified > since) return "precondition-failed";
  }
  if (condition.ifNoneMatch !== undefined) {
    return includesTag(condition.ifNoneMatch, card.etag) ? "not-modified" : "send";
  }
  const since = parseHttpDate(headers.get("if-modified-since"), nowMs);
  return since !== undefined && modified <= since ? "not-modified" : "send";
}

/**
 * Decides a condition against what exists: for collections, which have no entity tag, and for tests
 * of stores.
 *
 * @param condition What the write asks.
 * @param etag Current entity tag without quotes, `undefined` when nothing exists; a collection has
 *   a tag that no client can know.
 */
export function meetsCondition(condition: WriteCondition, etag: string | undefined): boolean {
  const { ifMatch, ifNoneMatch } = condition;
  if (ifMatch !== undefined && (etag === undefined || !includesTag(ifMatch, etag))) return false;
  return ifNoneMatch === undefined || etag === undefined || !includesTag(ifNoneMatch, etag);
}

function includesTag(tags: readonly string[] | "*", etag: string): boolean {
  return tags === "*" || tags.includes(etag);
}

function strongTags(tags: EntityTags): readonly string[] | "*" {
  return tags === "*" ? tags : tags.filter(({ weak }) => !weak).map(({ tag }) => tag);
}

function allTags(tags: EntityTags): readonly string[] | "*" {
  return tags === "*" ? tags : tags.map(({ tag }) => tag);
}

// HTTP dates have no parts of a second.
function wholeSeconds(ms: number): number {
  return Math.floor(ms / 1000) * 1000;
}
