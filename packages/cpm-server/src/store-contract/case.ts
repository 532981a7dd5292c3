/** One behaviour that every implementation of a store has. */
export interface StoreContractCase<Store> {
  /** What holds, as a test name. */
  readonly name: string;
  /** Resolves when it holds, rejects with an `AssertionError` when not. */
  readonly run: (store: Store) => Promise<void>;
}
