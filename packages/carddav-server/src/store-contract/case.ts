import type { AddressBookStore } from "../store.ts";

/** One behaviour that every store has. */
export interface StoreContractCase {
  /** What holds, as a test name. */
  readonly name: string;
  /** Resolves when it holds, rejects with an `AssertionError` when not. */
  readonly run: (store: AddressBookStore) => Promise<void>;
}
