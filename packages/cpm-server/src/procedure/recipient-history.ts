import { isMediaType } from "@callingcard/mime";
import type { NewBodyPart, SipBodyPart } from "@callingcard/sip";
import {
  ANONYMOUS_URI,
  type ListEntry,
  parseResourceLists,
  RECIPIENT_LIST_HISTORY,
  recipientListHistory,
  resolveList,
  resourceListsElement,
  stringifyXdm,
  XdmError,
} from "@callingcard/xdm";
import { XmlError } from "@callingcard/xml";

/** Media type of lists of recipients (RFC 5364 section 8). */
const RESOURCE_LISTS = "application/resource-lists+xml";

/**
 * Makes the history of recipients of a list of them (8.3.2.1 step 8c.vii, RFC 5364 section 4; CPM-037, A-15):
 * who was to be hidden is gone or anonymous.
 *
 * @param parts The parts of the body of the INVITE.
 * @param recipient The user whose client gets it; finds itself in it, even if it was hidden.
 * @returns The part; `undefined` where there is no list, none that can be read, or nobody is left in it.
 */
export function recipientHistory(
  parts: readonly SipBodyPart[],
  recipient: string,
): NewBodyPart | undefined {
  const entries = parts.some(isRecipientList) ? entriesOf(parts) : undefined;
  if (entries === undefined) return undefined;
  const history = recipientListHistory(entries, { recipient });
  if (history.lists.every(({ items }) => items.length === 0)) return undefined;
  return {
    contentType: RESOURCE_LISTS,
    contentDisposition: `${RECIPIENT_LIST_HISTORY}; handling=optional`,
    body: new TextEncoder().encode(stringifyXdm(resourceListsElement(history))),
  };
}

/**
 * Tells whether a part is a list of recipients (RFC 5366).
 *
 * @param part The part.
 */
export function isRecipientList(part: SipBodyPart): boolean {
  const { contentType, disposition } = part;
  return (
    contentType !== undefined &&
    isMediaType(contentType, RESOURCE_LISTS) &&
    disposition.type.toLowerCase() === "recipient-list"
  );
}

/**
 * Lists who was invited to a group together with the user, as far as it may be known.
 *
 * @param parts The parts of the body of the INVITE: a list of recipients, or the history of one.
 * @returns URIs in their order; none without a list.
 */
export function invitedAddresses(parts: readonly SipBodyPart[]): string[] {
  const history = recipientListHistory(entriesOf(parts) ?? []);
  const items = history.lists.flatMap((list) => list.items);
  return items.flatMap((item) =>
    item.kind === "entry" && item.uri !== ANONYMOUS_URI ? [item.uri] : [],
  );
}

function entriesOf(parts: readonly SipBodyPart[]): readonly ListEntry[] | undefined {
  const found = parts.find(isRecipientList) ?? parts.find(isRecipientHistory);
  const lists = found && readLists(found.body);
  if (lists === undefined) return undefined;
  const items = lists.lists.map((list) => ({ kind: "list" as const, ...list }));
  return resolveList({ items }).entries;
}

function isRecipientHistory({ contentType, disposition }: SipBodyPart): boolean {
  return (
    contentType !== undefined &&
    isMediaType(contentType, RESOURCE_LISTS) &&
    disposition.type.toLowerCase() === RECIPIENT_LIST_HISTORY
  );
}

function readLists(octets: Uint8Array): ReturnType<typeof parseResourceLists> | undefined {
  try {
    return parseResourceLists(octets);
  } catch (error) {
    // A list that can not be read is nothing that a client could be told of.
    if (error instanceof XmlError || error instanceof XdmError) return undefined;
    throw error;
  }
}
