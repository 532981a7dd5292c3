/**
 * Gives a name in upper case. ASCII letters alone have case in names (RFC 6350 section 3.3): a name with
 * others stays as it is, for the capital of a dotless i is an I.
 *
 * @param name The name.
 * @returns The name in upper case.
 */
export function upperCaseName(name: string): string {
  return /[^\0-\x7f]/.test(name) ? name : name.toUpperCase();
}
