import type { MessageStore } from "@callingcard/cpm-server/store";
import { createImapMessageStore, masterLogin } from "@callingcard/store-imap";
import type { CpmStore } from "@callingcard/store-sqlite/cpm";
import type { ImapSettings } from "./imap-settings.ts";
import type { MessagingSettings } from "./settings.ts";
import { userOf } from "./sip-address.ts";

/**
 * Gives the message store that the settings ask for: an IMAP server, or that in the data folder. It is closed
 * before the latter.
 *
 * @param settings What they ask for.
 * @param embedded The store in the data folder.
 */
export function openMessages(
  settings: Pick<MessagingSettings, "imap" | "domain">,
  embedded: CpmStore,
): MessageStore {
  const { imap, domain } = settings;
  if (imap === undefined) return { ...embedded.messages, close: () => Promise.resolve() };
  return openImap(imap, domain);
}

function openImap(imap: ImapSettings, domain: string): MessageStore {
  const { host, port, security, root, user, password, separator } = imap;
  const login = masterLogin({
    user,
    password,
    // The server knows a user by the name that the user signs in with here.
    name: (owner) => userOf(owner, domain) ?? owner,
    ...(separator !== "" && { separator }),
  });
  return createImapMessageStore({ host, port, security, root, login });
}
