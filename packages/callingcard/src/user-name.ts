import { ExitError } from "./surroundings.ts";

/** Longest user name, in UTF-16 code units. */
const MAX_LENGTH = 255;

/**
 * Reads a user name as clients will send it: in NFC, without what a path or Basic authentication
 * (RFC 7617 section 2) cannot carry.
 *
 * @param value The name as given.
 * @param setting Where it was given, for the message.
 * @throws ExitError Status 2.
 */
export function readUserName(value: string, setting: string): string {
  const name = value.normalize("NFC");
  // A colon would end the name in an Authorization header; a percent sign would be decoded twice.
  const isUsable =
    name !== "" &&
    name !== "." &&
    name !== ".." &&
    name.length <= MAX_LENGTH &&
    name.isWellFormed() &&
    !/[:/\\%\p{Cc}]/u.test(name) &&
    name.trim() === name;
  if (isUsable) return name;
  throw new ExitError(
    2,
    `${setting} is not a user name: 1 to ${MAX_LENGTH} characters without : / \\ %`,
  );
}
