import { bookCases } from "./books.ts";
import type { StoreContractCase } from "./case.ts";
import { cardCases } from "./cards.ts";
import { changeCases } from "./changes.ts";
import { historyCases } from "./history.ts";
import { lockCases } from "./locks.ts";
import { quotaCases } from "./quota.ts";
import { searchCases } from "./search.ts";
import { transferCases } from "./transfers.ts";

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
  ...lockCases,
  ...quotaCases,
  ...historyCases,
];
