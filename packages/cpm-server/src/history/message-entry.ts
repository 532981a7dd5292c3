import { CpimError, parseAddress, parseCpimHead } from "@callingcard/cpim";
import { MimeError, parseMediaType, stringifyMediaType } from "@callingcard/mime";
import type { HistoryEntry } from "../store/outbox.ts";
import { encodeBody } from "./body.ts";
import { type SessionFacts, sessionFields, WITHHELD } from "./facts.ts";
import { sessionFolder } from "./folder.ts";
import { encodeObject, keyFields, stringifyMailDate } from "./object-head.ts";

/** A message of a session: a chat message or a disposition notification (CPM-098). */
export interface RecordedMessage {
  /** Value of Content-Type, as in `message/cpim`. */
  readonly contentType: string;
  /** The content, octet for octet. */
  readonly octets: Uint8Array;
  /** Whether the served user sent it or received it. */
  readonly direction: "sent" | "received";
  /** Value of its imdn.Message-ID; without one, an identifier that was made for it. */
  readonly messageId: string;
  /** When it came, in milliseconds since 1970. */
  readonly dateMs: number;
}

/**
 * Makes the message object of a message (CR 8.5): its octets as they are, with header fields of RFC
 * 5322 and OMA's before them. The same message gives the same octets.
 *
 * @param facts The session.
 * @param message The message.
 * @returns What is to be written, and where. What the served user sent is marked as seen.
 * @throws RangeError for an empty identifier and for a time that has no date.
 */
export function messageEntry(facts: SessionFacts, message: RecordedMessage): HistoryEntry {
  const { direction, messageId, dateMs } = message;
  const contentType = lowerCaseType(message.contentType);
  const { encoding, body } = encodeBody(message.octets);
  const { from, to } = participants(facts, message);
  const key = { messageId, direction, type: bareType(contentType) };
  const octets = encodeObject(
    [
      ["From", from],
      ["To", to],
      ["Date", stringifyMailDate(dateMs)],
      ...sessionFields(facts),
      ...keyFields(key),
      ["MIME-Version", "1.0"],
      ["Content-Type", contentType],
      ["Content-Transfer-Encoding", encoding],
    ],
    body,
  );
  const flags = direction === "sent" ? ["\\Seen"] : [];
  return {
    owner: facts.servedUser,
    folder: sessionFolder(facts.conversation),
    object: { octets, flags, dateMs, key },
  };
}

/**
 * Gives From and To. Between two users they are the authenticated ones, in a group those that the
 * message names.
 *
 * @internal
 */
function participants(
  { conversation, servedUser, farUser = WITHHELD }: SessionFacts,
  { direction, octets }: RecordedMessage,
): { readonly from: string; readonly to: string } {
  const [from, to] = direction === "sent" ? [servedUser, farUser] : [farUser, servedUser];
  if (conversation.kind === "one-to-one") return { from, to };
  const named = cpimParticipants(octets);
  return { from: named.from ?? from, to: named.to ?? to };
}

function cpimParticipants(octets: Uint8Array): { readonly from?: string; readonly to?: string } {
  try {
    const { headers } = parseCpimHead(octets, { onProblem: () => undefined });
    const value = (name: string): string | undefined =>
      headers.find((header) => header.prefix === undefined && header.name === name)?.value;
    return { ...addressOf("from", value("From")), ...addressOf("to", value("To")) };
  } catch (error) {
    if (error instanceof CpimError || error instanceof MimeError) return {};
    throw error;
  }
}

function addressOf<Name extends "from" | "to">(
  name: Name,
  value: string | undefined,
): { readonly [Key in Name]?: string } {
  if (value === undefined) return {};
  try {
    return { [name]: parseAddress(value).uri } as { readonly [Key in Name]: string };
  } catch (error) {
    if (error instanceof CpimError) return {};
    throw error;
  }
}

// Some readers of the store compare the type as it is written.
function lowerCaseType(contentType: string): string {
  try {
    const { type, subtype, parameters } = parseMediaType(contentType);
    return stringifyMediaType({
      type: type.toLowerCase(),
      subtype: subtype.toLowerCase(),
      parameters,
    });
  } catch (error) {
    if (error instanceof MimeError) return "application/octet-stream";
    throw error;
  }
}

function bareType(contentType: string): string {
  return contentType.split(";", 1)[0]?.trim() ?? contentType;
}
