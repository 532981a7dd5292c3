/** Why a request of the user starts no transaction. */
export type TransactionErrorCode =
  /** Its top Via is missing or cannot be read. */
  | "invalid-via"
  /** Its branch does not begin with `z9hG4bK`. */
  | "no-magic-cookie"
  /** Its CSeq is missing, cannot be read or names another method. */
  | "invalid-cseq"
  /** There is a transaction of this branch and method already. */
  | "duplicate-branch"
  /** It is an ACK, which is sent without a transaction. */
  | "ack-without-transaction"
  /** The table is full. */
  | "too-many-transactions";

/** What {@link sendRequest} throws. */
export class TransactionError extends Error {
  override readonly name: string = "TransactionError";

  /** Why, for programs. */
  readonly code: TransactionErrorCode;

  constructor(code: TransactionErrorCode, reason: string) {
    super(reason);
    this.code = code;
  }
}
