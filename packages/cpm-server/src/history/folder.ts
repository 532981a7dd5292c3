import type { FolderPath } from "../store/message-store.ts";

/** Folder under which the message storage server keeps all conversations. */
export const DEFAULT_FOLDER = "Default";

/** What an identifier has in it that the name of a folder cannot have, and what escapes it. */
// oxlint-disable-next-line no-control-regex -- the names of IMAP mailboxes have none (RFC 5198)
const UNSAFE = /[%/*\\\u0000-\u001f\u007f]|^\.{1,2}$|^~/g;

/** Whose history a session belongs to, and where in it. */
export type Conversation =
  | { readonly kind: "one-to-one"; readonly farUser: string }
  | {
      readonly kind: "group";
      readonly conversationId: string;
      readonly contributionId: string;
    };

/**
 * Gives the name of the folder of an identifier: a Conversation-ID, a Contribution-ID or the URI of a
 * user. Two identifiers never have one folder: what is escaped is written as `%` and two digits of
 * each octet, and so is `%`.
 *
 * @param identifier The identifier.
 * @throws RangeError for an empty one.
 */
export function folderName(identifier: string): string {
  if (identifier === "") throw new RangeError("identifier of a folder is empty");
  return identifier.replace(UNSAFE, (unsafe) =>
    Array.from(unsafe, (character) => `%${hex(character)}`).join(""),
  );
}

/**
 * Gives the identifier that a folder is named for.
 *
 * @param name The name of a folder; one that `folderName` never gives is given back as it is.
 */
export function folderIdentifier(name: string): string {
  return name.replace(/%([0-7][0-9A-F])/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
}

/**
 * Gives the conversation history folder: of a conversation between two it is named for the other
 * user, of a group for the Conversation-ID.
 *
 * @param conversation The conversation.
 * @throws RangeError for an empty identifier.
 */
export function conversationFolder(conversation: Conversation): FolderPath {
  const identifier =
    conversation.kind === "group" ? conversation.conversationId : conversation.farUser;
  return [DEFAULT_FOLDER, folderName(identifier)];
}

/**
 * Gives the folder that the objects of a session go to: of a group the session history folder, named
 * for the Contribution-ID inside the conversation (CPM-063); between two users the conversation
 * history folder itself.
 *
 * @param conversation The conversation.
 * @throws RangeError for an empty identifier.
 */
export function sessionFolder(conversation: Conversation): FolderPath {
  const folder = conversationFolder(conversation);
  return conversation.kind === "group"
    ? [...folder, folderName(conversation.contributionId)]
    : folder;
}

function hex(character: string): string {
  return character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0");
}
