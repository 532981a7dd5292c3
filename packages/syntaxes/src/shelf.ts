import type { Syntax } from "./syntax.ts";
import { vcard } from "./vcard.ts";

/** All syntaxes, the ones of contacts before those of messaging. */
export const syntaxes: readonly Syntax[] = [vcard];

/**
 * Finds a syntax.
 *
 * @param name Its name, as `vcard`.
 * @returns The syntax; `undefined` if there is none of that name.
 */
export function syntaxNamed(name: string): Syntax | undefined {
  return syntaxes.find((syntax) => syntax.name === name);
}
