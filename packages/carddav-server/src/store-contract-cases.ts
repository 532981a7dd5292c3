import { bookCases } from "./store-contract-books.ts";
import { cardCases } from "./store-contract-cards.ts";
import { changeCases } from "./store-contract-changes.ts";
import { searchCases } from "./store-contract-search.ts";
import { transferCases } from "./store-contract-transfers.ts";
import type { AddressBookStore } from "./store.ts";

/** One behaviour that every store has. */
export interface StoreContractCase {
  /** What holds, as a test name. */
  readonly name: string;
  /** Resolves when it holds, rejects with an `AssertionError` when not. */
  readonly run: (store: AddressBookStore) => Promise<void>;
}

/**
 * The behaviours of `AddressBookStore`, one by one. A test file of a store runs each on a new, empty
 * store and closes it afterwards.
 *
 * @example
 * for (const { name, run } of storeContract) {
 *   test(name, async () => {
 *     const store = openMyStore();
 *     await run(store);
 *     await store.close();
 *   });
 * }
 */
export const storeContract: readonly StoreContractCase[] = [
  ...bookCases,
  ...cardCases,
  ...transferCases,
  ...changeCases,
  ...searchCases,
];
