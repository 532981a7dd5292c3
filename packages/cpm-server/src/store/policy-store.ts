/**
 * Settings of the provider and what single subscribers have otherwise, changeable while the server
 * runs. What the names mean is for the reader; the store keeps them as they are.
 */
export interface PolicyStore {
  /** The settings of the provider; empty before any were written. */
  readProvider(): Promise<PolicyDocument>;

  /** Replaces the settings of the provider. On disk when the promise is resolved. */
  writeProvider(settings: PolicyDocument): Promise<void>;

  /** What a subscriber has otherwise; empty when nothing is. */
  readSubscriber(subscriber: string): Promise<PolicyDocument>;

  /** Replaces what a subscriber has otherwise; an empty document takes it away. */
  writeSubscriber(subscriber: string, settings: PolicyDocument): Promise<void>;

  /** Subscribers that have settings of their own and sort after a name, sorted. */
  listSubscribers(after: string, limit: number): Promise<readonly string[]>;

  /**
   * Calls a function after each change, of this process at once and of others soon after.
   *
   * @returns Ends it.
   */
  watch(listener: (change: PolicyChange) => void): () => void;
}

/** Settings by name, as JSON holds them. */
export type PolicyDocument = { readonly [name: string]: PolicyValue };

/** A value that JSON can hold. */
export type PolicyValue =
  | string
  | number
  | boolean
  | null
  | readonly PolicyValue[]
  | { readonly [name: string]: PolicyValue };

/** What changed; without a subscriber, the settings of the provider. */
export interface PolicyChange {
  readonly subscriber?: string | undefined;
}
