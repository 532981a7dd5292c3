import { bookCases } from "./store-contract-books.ts";
import type { StoreContractCase } from "./store-contract-case.ts";
import { cardCases } from "./store-contract-cards.ts";
import { changeCases } from "./store-contract-changes.ts";
import { searchCases } from "./store-contract-search.ts";
import { transferCases } from "./store-contract-transfers.ts";

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
