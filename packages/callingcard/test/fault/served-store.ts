import { createCardDavHandler } from "@callingcard/carddav-server";
import { serveCardDav } from "@callingcard/carddav-server/node";
import type { AddressBookStore } from "@callingcard/carddav-server/store";
import { USER } from "../running-program.ts";

/** A store behind a server in this process. */
export interface ServedStore {
  readonly bookUrl: string;
  /** Ends the server and closes the store. */
  close(): Promise<void>;
}

/**
 * Serves a store on the loopback interface, with a new book, to whoever asks.
 *
 * @param store The store.
 * @param now The clock of the server.
 */
export async function serveStore(
  store: AddressBookStore,
  now: () => number = Date.now,
): Promise<ServedStore> {
  await store.createBook(USER, "contacts", []);
  const authenticate = async () => ({ kind: "user", user: USER }) as const;
  const server = await serveCardDav(createCardDavHandler({ store, authenticate, now }));
  return {
    bookUrl: `${server.url}addressbooks/${USER}/contacts/`,
    close: async () => {
      await server.close(0);
      await store.close();
    },
  };
}
