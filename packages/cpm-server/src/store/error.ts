/** What a program can tell apart about a store that does not do what it was asked. */
export type StoreErrorCode =
  /** It is not there now, does not answer or lets nobody in; the same call may succeed later. */
  | "unavailable"
  /** It will never take this: a name or an object that it refuses. */
  | "refused"
  /** A limit on the number of entries, objects or messages. */
  | "too-many"
  /** A limit on octets. */
  | "too-large";

/** Thrown by stores; `cause` holds the error underneath where there is one. */
export class StoreError extends Error {
  override readonly name = "StoreError";
  readonly code: StoreErrorCode;

  /**
   * @param code For programs.
   * @param reason One lower-case clause, for people.
   * @param cause The error underneath.
   */
  constructor(code: StoreErrorCode, reason: string, cause?: unknown) {
    super(reason, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}
