export { type ImapMessageStoreOptions, type ImapSecurity } from "./options.ts";
export { createImapMessageStore } from "./imap-message-store.ts";
export { type ImapLogin, type MasterUser, masterLogin } from "./login.ts";
