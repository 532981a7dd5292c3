import { createHash } from "node:crypto";
import { Refusal } from "./refusal.ts";
import type { WriteCondition } from "./store.ts";

/**
 * Makes the entity tag of a document: equal octets have equal ones (RFC 4825 section 8.5).
 *
 * @param octets The document.
 * @returns The tag without its quotes.
 */
export function entityTag(octets: Uint8Array): string {
  return createHash("sha256").update(octets).digest("base64url").slice(0, TAG_LENGTH);
}

/** 132 bits of the hash. */
const TAG_LENGTH = 22;

/** One entity-tag and the comma behind it (RFC 9110 sections 5.6.1 and 8.8.3). */
const LIST_ELEMENT = /[ \t]*(?:(W\/)?"([\x21\x23-\x7e\x80-\xff]*)"[ \t]*)?(,|$)/y;

/**
 * Reads what a request asks of the document as it is (RFC 9110 section 13.1, RFC 4825 section 7.11).
 * `If-Match` compares strongly, so that its weak tags match nothing; `If-None-Match` compares weakly.
 *
 * @param headers The header of the request.
 * @throws Refusal 400 when a field is malformed.
 * @internal
 */
export function readCondition(headers: Headers): WriteCondition {
  const ifMatch = headers.get("if-match");
  const ifNoneMatch = headers.get("if-none-match");
  return {
    ...(ifMatch !== null && { ifMatch: readTags("If-Match", ifMatch, false) }),
    ...(ifNoneMatch !== null && { ifNoneMatch: readTags("If-None-Match", ifNoneMatch, true) }),
  };
}

function readTags(field: string, value: string, withWeak: boolean): readonly string[] | "*" {
  if (value.trim() === "*") return "*";
  const tags: string[] = [];
  LIST_ELEMENT.lastIndex = 0;
  for (;;) {
    const offset = LIST_ELEMENT.lastIndex;
    const match = LIST_ELEMENT.exec(value);
    if (match === null) {
      throw new Refusal(400, { description: `${field}: no entity tag at column ${offset + 1}` });
    }
    const [, weak, tag, separator] = match;
    if (tag !== undefined && (withWeak || weak === undefined)) tags.push(tag);
    if (separator === "") return tags;
  }
}

/**
 * Decides a condition (RFC 9110 sections 13.1.1 and 13.1.2).
 *
 * @param condition What is asked.
 * @param etag Current entity tag without its quotes; `undefined` when there is no document.
 */
export function meetsCondition(condition: WriteCondition, etag: string | undefined): boolean {
  const { ifMatch, ifNoneMatch } = condition;
  if (ifMatch !== undefined && !includesTag(ifMatch, etag)) return false;
  return ifNoneMatch === undefined || !includesTag(ifNoneMatch, etag);
}

function includesTag(tags: readonly string[] | "*", etag: string | undefined): boolean {
  return etag !== undefined && (tags === "*" || tags.includes(etag));
}

/**
 * Decides a GET or HEAD (RFC 9110 section 13.2.2).
 *
 * @throws Refusal 412 when `If-Match` does not hold.
 * @internal
 */
export function isNotModified(headers: Headers, etag: string): boolean {
  const { ifMatch, ifNoneMatch } = readCondition(headers);
  if (ifMatch !== undefined && !includesTag(ifMatch, etag)) throw new Refusal(412);
  return ifNoneMatch !== undefined && includesTag(ifNoneMatch, etag);
}
