import { type ObjectKey, type SearchCriteria, StoreError } from "@callingcard/cpm-server/store";
import { fieldValue, type HeaderField, MimeError, parseHeaderFields } from "@callingcard/mime";
import type { ImapFlow } from "imapflow";

/** The header fields that criteria are about. */
const MESSAGE_ID = "IMDN-Message-ID";
const DIRECTION = "Message-Direction";
const CONTENT_TYPE = "Content-Type";

/** Header fields of an object, in part. */
type Fields = readonly HeaderField[];

/**
 * Finds objects in the selected mailbox. The server's own search is of parts of values without case,
 * so what it finds is looked at again.
 *
 * @returns UIDs, ascending.
 * @internal
 */
export function searchObjects(
  client: ImapFlow,
  criteria: SearchCriteria,
): Promise<readonly number[]> {
  return searchFields(client, criteria, (fields) => meets(fields, criteria));
}

/**
 * Finds the object of a key in the selected mailbox: one whose key has no direction has none.
 *
 * @returns UIDs, ascending; more than one when others have written it too.
 * @internal
 */
export function searchObject(client: ImapFlow, key: ObjectKey): Promise<readonly number[]> {
  const { messageId, direction, type } = key;
  const hasDirection = (fields: Fields): boolean => fieldValue(fields, DIRECTION) !== undefined;
  return searchFields(
    client,
    { messageId, direction, type },
    (fields) => meets(fields, key) && (direction !== undefined || !hasDirection(fields)),
  );
}

async function searchFields(
  client: ImapFlow,
  { messageId, direction, type }: SearchCriteria,
  isWanted: (fields: Fields) => boolean,
): Promise<readonly number[]> {
  const header: Record<string, string> = {};
  if (messageId !== undefined) header[MESSAGE_ID] = messageId;
  if (direction !== undefined) header[DIRECTION] = direction;
  if (type !== undefined) header[CONTENT_TYPE] = type;
  const isAll = Object.keys(header).length === 0;
  const found = await client.search(isAll ? { all: true } : { header }, { uid: true });
  if (found === undefined || found === false) {
    throw new StoreError("unavailable", "search has failed");
  }
  if (isAll || found.length === 0) return found;

  const matching: number[] = [];
  const query = { uid: true, headers: [MESSAGE_ID, DIRECTION, CONTENT_TYPE] };
  for await (const { uid, headers } of client.fetch(found, query, { uid: true })) {
    if (headers !== undefined && isWanted(readFields(headers))) matching.push(uid);
  }
  return matching.toSorted((left, right) => left - right);
}

function meets(fields: Fields, { messageId, direction, type }: SearchCriteria): boolean {
  const mediaType = fieldValue(fields, CONTENT_TYPE)?.split(";", 1)[0]?.trim().toLowerCase();
  return (
    (messageId === undefined || fieldValue(fields, MESSAGE_ID)?.trim() === messageId) &&
    (direction === undefined ||
      fieldValue(fields, DIRECTION)?.trim().toLowerCase() === direction) &&
    (type === undefined || mediaType === type)
  );
}

function readFields(head: Uint8Array): Fields {
  try {
    return parseHeaderFields(head);
  } catch (error) {
    // Somebody else has put something into the mailbox that is no object of ours.
    if (error instanceof MimeError) return [];
    throw error;
  }
}
