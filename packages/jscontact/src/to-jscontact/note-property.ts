import { readTimestamp } from "../date-time.ts";
import { isUri } from "../format.ts";
import type { MutableObject } from "../json.ts";
import { addMember } from "./common.ts";
import { type Source, takeParameter, takeValueType, textOf } from "./source.ts";

/**
 * Reads NOTE with AUTHOR, AUTHOR-NAME and CREATED (RFC 9555 sections 2.11.4, 2.3.2, 2.3.3 and 2.3.6).
 *
 * @param source The property.
 * @returns The members.
 */
export function readNote(source: Source): MutableObject {
  takeValueType(source, "text");
  const note: MutableObject = { note: textOf(source) };
  // A timestamp in another time zone than UTC stays as it is.
  const created = takeParameter(
    source,
    "created",
    (value) => readTimestamp(value)?.offset === "given",
  );
  addMember(note, "created", created === undefined ? undefined : readTimestamp(created)?.utc);
  const author: MutableObject = {};
  addMember(author, "name", takeParameter(source, "author-name"));
  addMember(author, "uri", takeParameter(source, "author", isUri));
  if (Object.keys(author).length > 0) note["author"] = author;
  return note;
}
