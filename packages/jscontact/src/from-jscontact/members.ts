// Members of the card that are one value, and the sets (RFC 9555 sections 2.4 to 2.11).

import { escapeText, joinList } from "@callingcard/vcard";
import type { JsContactCard } from "../card.ts";
import { writeTimestamp } from "../date-time.ts";
import { isUri } from "../format.ts";
import { isObject } from "../json.ts";
import { type Draft, type Writing, write } from "./line.ts";
import { isWritable, writable } from "./writable.ts";

/** The type names of relations as TYPE values are the same (RFC 9555 section 2.9.5). */
const RELATION_TYPE = /^[a-z-]+$/;

/**
 * Writes UID, KIND, LANGUAGE, CREATED, REV and PRODID, and GRAMGENDER.
 *
 * @param writing The writing.
 */
export function writeScalars(writing: Writing): void {
  const { uid, kind, language, created, updated, prodId, speakToAs } = writing.card;
  scalar(writing, "UID", "uid", uid, isUriOrText);
  scalar(writing, "KIND", "kind", kind, asText);
  scalar(writing, "LANGUAGE", "language", language, asText);
  scalar(writing, "CREATED", "created", created, (utc) => ({ value: writeTimestamp(utc) }));
  scalar(writing, "REV", "updated", updated, (utc) => ({ value: writeTimestamp(utc) }));
  scalar(writing, "PRODID", "prodId", prodId, asText);
  if (speakToAs?.grammaticalGender === undefined) return;
  write(writing, {
    name: "GRAMGENDER",
    ...asText(speakToAs.grammaticalGender),
    object: speakToAs,
    path: ["speakToAs"],
    member: "grammaticalGender",
  });
}

type Value = Pick<Draft, "value" | "type">;

function scalar(
  writing: Writing,
  name: string,
  member: keyof JsContactCard,
  value: string | undefined,
  valueOf: (value: string) => Value,
): void {
  // An empty value says nothing in a vCard.
  if (value === undefined || value === "") return;
  write(writing, { name, ...valueOf(value), path: [String(member)] });
}

function asText(text: string): Value {
  return { value: escapeText(writable(text)) };
}

function isUriOrText(text: string): Value {
  return isUri(text) ? { value: text } : { ...asText(text), type: "text" };
}

/**
 * Writes MEMBER, RELATED and CATEGORIES (RFC 9555 sections 2.9.3, 2.9.5 and 2.11.1). What no value can
 * carry is for JSPROP.
 *
 * @param writing The writing.
 */
export function writeSets(writing: Writing): void {
  const { members = {}, relatedTo = {}, keywords = {} } = writing.card;
  for (const uid of Object.keys(members)) {
    if (uid !== "" && isWritable(uid))
      write(writing, { name: "MEMBER", ...isUriOrText(uid), path: ["members", uid] });
  }
  for (const [uid, relation] of Object.entries(relatedTo)) {
    if (!isWritable(uid) || !isObject(relation)) continue;
    const types = Object.keys(relation.relation ?? {}).filter((type) => RELATION_TYPE.test(type));
    write(writing, {
      name: "RELATED",
      ...isUriOrText(uid),
      parameters: [["TYPE", types]],
      object: relation,
      path: ["relatedTo", uid],
      member: "relation",
    });
  }
  const all = Object.keys(keywords).filter((keyword) => keyword !== "" && isWritable(keyword));
  if (all.length > 0)
    write(writing, { name: "CATEGORIES", value: joinList(all), path: ["keywords"] });
}
