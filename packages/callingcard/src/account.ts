import { hashPassword } from "@callingcard/carddav-server/node";
import type { AddressBook, StoredProperty } from "@callingcard/carddav-server/store";
import type { DigestSecrets, Store } from "./store.ts";

/** Path segment of the book that every user gets. */
export const DEFAULT_BOOK = "contacts";

const DISPLAY_NAME: StoredProperty = {
  namespace: "DAV:",
  local: "displayname",
  xml: '<displayname xmlns="DAV:">Contacts</displayname>',
};

/**
 * Adds a user with an empty default book.
 *
 * @param store Where to.
 * @param user A name that `readUserName` passed.
 * @param password In clear.
 * @param digestSecrets What is kept of it for SIP.
 * @returns Whether the name was free.
 */
export async function addAccount(
  store: Store,
  user: string,
  password: string,
  digestSecrets?: DigestSecrets,
): Promise<boolean> {
  const hash = await hashPassword(password);
  const isFree = (await store.findPasswordHash(user)) === undefined;
  if (!isFree) return false;
  // The book first: a user who can sign in always finds it.
  await ensureBook(store, user, DEFAULT_BOOK);
  return store.addUser(user, hash, digestSecrets);
}

/**
 * Finds a book and makes it where it is missing.
 *
 * @param store Where.
 * @param user Its owner.
 * @param name Its path segment.
 */
export async function ensureBook(store: Store, user: string, name: string): Promise<AddressBook> {
  const properties = name === DEFAULT_BOOK ? [DISPLAY_NAME] : [];
  const book =
    (await store.findBook(user, name)) ??
    (await store.createBook(user, name, properties)) ??
    (await store.findBook(user, name));
  if (book === undefined) throw new Error("book vanished while it was made");
  return book;
}
