import type { WriteCondition } from "../store.ts";

/** Stands for the entity tag of a collection, which has none: a text that no entity tag can be. */
export const COLLECTION_TAG = '"';

/**
 * Tells whether a write may happen (RFC 9110 sections 13.1.1 and 13.1.2).
 *
 * @param condition What the write asks for.
 * @param etag The current entity tag; `undefined` when there is no card.
 * @returns Whether it holds.
 */
export function holdsFor(condition: WriteCondition, etag: string | undefined): boolean {
  const { ifMatch, ifNoneMatch } = condition;
  if (ifMatch !== undefined && !names(ifMatch, etag)) return false;
  return ifNoneMatch === undefined || !names(ifNoneMatch, etag);
}

function names(tags: readonly string[] | "*", etag: string | undefined): boolean {
  if (etag === undefined) return false;
  return tags === "*" || tags.includes(etag);
}
