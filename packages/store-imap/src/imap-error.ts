import { StoreError } from "@callingcard/cpm-server/store";

/** Response codes of servers that will never do what they were asked (RFC 5530, RFC 7889). */
const REFUSALS: ReadonlySet<string> = new Set(["CANNOT", "NOPERM", "CLIENTBUG", "BADCHARSET"]);
const TOO_LARGE: ReadonlySet<string> = new Set(["TOOBIG", "APPENDLIMIT"]);

/** What the client library says of a failed command, as far as it is looked at. */
interface CommandFailure {
  /** Response code of the server, as in `TRYCREATE`. */
  readonly responseCode: string | undefined;
  /** `NO` or `BAD` when the server has answered. */
  readonly status: string | undefined;
  readonly isThrottled: boolean;
  readonly isMailboxMissing: boolean;
}

/**
 * Reads what the client library says of a failure.
 *
 * @internal
 */
export function commandFailure(error: unknown): CommandFailure {
  const field = (name: string): unknown =>
    error instanceof Error && name in error ? Reflect.get(error, name) : undefined;
  const text = (name: string): string | undefined => {
    const value = field(name);
    return typeof value === "string" ? value.toUpperCase() : undefined;
  };
  return {
    responseCode: text("serverResponseCode"),
    status: text("responseStatus"),
    isThrottled: text("code") === "ETHROTTLE",
    isMailboxMissing: field("mailboxMissing") === true,
  };
}

/**
 * Makes an error of the contract of an error of the client library. What is not known to be refused
 * for good may succeed later: a full mailbox is emptied, a password is set right.
 *
 * @internal
 */
export function toStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const { responseCode = "", status, isThrottled } = commandFailure(error);
  const reason = reasonOf(error);
  if (TOO_LARGE.has(responseCode)) return new StoreError("too-large", reason, error);
  const isRefused = REFUSALS.has(responseCode) || (status === "BAD" && !isThrottled);
  return new StoreError(isRefused ? "refused" : "unavailable", reason, error);
}

/**
 * What the server says, else what the client library says.
 *
 * @internal
 */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "connection failed";
  const text: unknown = "responseText" in error ? error.responseText : undefined;
  return typeof text === "string" && text !== "" ? text : error.message;
}
