/**
 * Makes a JSON pointer (RFC 6901) of its reference tokens, without the slash in front, as the paths of
 * a PatchObject and of JSPTR are written.
 *
 * @param tokens The reference tokens.
 * @returns The path; empty for no tokens.
 */
export function joinPath(tokens: readonly string[]): string {
  return tokens.map(escapeToken).join("/");
}

/**
 * Escapes one reference token: `~` and `/` (RFC 6901 section 3).
 *
 * @param token The token.
 * @returns The token as in a pointer.
 */
export function escapeToken(token: string): string {
  return token.replaceAll("~", "~0").replaceAll("/", "~1");
}

/**
 * Splits a path into its reference tokens; a slash in front does not count (RFC 9555 section 3.2.1).
 *
 * @param path The path.
 * @returns The tokens; `undefined` where a `~` is followed by neither 0 nor 1.
 */
export function splitPath(path: string): string[] | undefined {
  if (/~(?![01])/.test(path)) return undefined;
  return (path.startsWith("/") ? path.slice(1) : path)
    .split("/")
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/**
 * Reads a reference token as the index of an array (RFC 6901 section 4).
 *
 * @param token The token.
 * @returns The index; `undefined` for a leading zero, `-` and anything else.
 */
export function arrayIndex(token: string): number | undefined {
  return /^(?:0|[1-9][0-9]{0,8})$/.test(token) ? Number(token) : undefined;
}
