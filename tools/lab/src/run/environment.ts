import type { SipTarget } from "@callingcard/sip-transaction";

/** A message in a user's store, seen from its owner. */
export interface HistoryLine {
  /** The text, where the content is one. */
  readonly text: string | undefined;
  readonly direction: "sent" | "received" | undefined;
}

/**
 * What devices live in: a core that they register with, and what can be set and asked there. What an environment cannot do is
 * absent; a scenario that needs it fails.
 */
export interface Environment {
  /** Where devices send their requests. */
  readonly core: SipTarget;

  /** The domain of all users. */
  readonly domain: string;

  /** Sets a setting of the function, for a user or, with `undefined`, for all. */
  setPolicy?(
    user: string | undefined,
    key: string,
    value: string | number | boolean,
  ): Promise<void>;

  /** Makes a user refuse another one. */
  block?(user: string, other: string): Promise<void>;

  /** Makes a user refuse everybody. */
  doNotDisturb?(user: string): Promise<void>;

  /** How many messages wait for a user. */
  deferredCount?(user: string): Promise<number>;

  /** What is in a user's store. */
  history?(user: string): Promise<readonly HistoryLine[]>;

  /** Ends the function in good order, and starts it again with the same stores. */
  restart?(): Promise<void>;

  /** Ends the function without any order, and starts it again with the same stores. */
  kill?(): Promise<void>;
}
