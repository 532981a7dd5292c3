import type { MessageStore } from "../store/message-store.ts";
import type { StoreContractCase } from "./case.ts";
import { folderCases } from "./message-folders.ts";
import { objectCases } from "./message-objects.ts";

/**
 * The behaviours of `MessageStore`, one by one. A test file of a store runs each on a new, empty
 * store and closes it afterwards.
 */
export const messageStoreContract: readonly StoreContractCase<MessageStore>[] = [
  ...folderCases,
  ...objectCases,
];
