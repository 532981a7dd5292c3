import { DEFAULT_LIMITS } from "@callingcard/carddav-server";
import { ExitError } from "./surroundings.ts";

/**
 * Reads the name of a book as a path can carry it: a book of another name could be reached by no client.
 *
 * @param value The name as given.
 * @param setting Where it was given, for the message.
 * @throws ExitError Status 2.
 */
export function readBookName(value: string, setting: string): string {
  const isUsable =
    value !== "" &&
    value !== "." &&
    value !== ".." &&
    value.length <= DEFAULT_LIMITS.maxSegmentLength &&
    value.isWellFormed() &&
    !/[/\\\p{Cc}]/u.test(value);
  if (isUsable) return value;
  const most = DEFAULT_LIMITS.maxSegmentLength;
  throw new ExitError(
    2,
    `${setting} is not the name of a book: 1 to ${most} characters without / \\`,
  );
}
