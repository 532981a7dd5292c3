import type { MessageStore } from "@callingcard/cpm-server/store";
import { createConnections } from "./connections.ts";
import type { ImapMessageStoreOptions } from "./options.ts";

/**
 * Makes a message store of an IMAP server (RFC 9051, RFC 3501): folders are mailboxes, objects
 * messages. Each owner has a connection, opened by the first call and again after it is lost; the
 * calls of an owner follow one another.
 *
 * @param options Where the server is and how it is used.
 * @example
 * const messages = createImapMessageStore({
 *   host: "imap.example",
 *   login: masterLogin({ user: "cpm", password, separator: "*" }),
 * });
 */
export function createImapMessageStore(options: ImapMessageStoreOptions): MessageStore {
  const { run, close } = createConnections(options);
  return {
    ensureFolder: (owner, ...rest) => run(owner, (session) => session.ensureFolder(...rest)),
    append: (owner, ...rest) => run(owner, (session) => session.append(...rest)),
    search: (owner, ...rest) => run(owner, (session) => session.search(...rest)),
    list: (owner, ...rest) => run(owner, (session) => session.list(...rest)),
    fetch: (owner, ...rest) => run(owner, (session) => session.fetch(...rest)),
    close,
  };
}
