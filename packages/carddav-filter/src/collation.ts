import { asciiUpperCase } from "./ascii-case.ts";
import { unicodeCasemapKey } from "./casemap-key.ts";

/** A collation that text can be matched by (RFC 6352 section 8.3). */
export type Collation = "i;ascii-casemap" | "i;octet" | "i;unicode-casemap";

/** What `CARDDAV:supported-collation-set` lists (RFC 6352 section 8.3.1), in its order. */
export const SUPPORTED_COLLATIONS: readonly Collation[] = [
  "i;ascii-casemap",
  "i;octet",
  "i;unicode-casemap",
];

/** The collation of a text-match that names none, or `default` (RFC 6352 section 8.3). */
export const DEFAULT_COLLATION: Collation = "i;unicode-casemap";

/**
 * Finds the collation of an identifier (RFC 4790 section 3.1).
 *
 * @param identifier As written; `undefined` and `default` stand for {@link DEFAULT_COLLATION}.
 * @returns `undefined` for an identifier that is not supported, wildcards among them.
 */
export function findCollation(identifier: string | undefined): Collation | undefined {
  if (identifier === undefined || identifier === "default") return DEFAULT_COLLATION;
  return SUPPORTED_COLLATIONS.find((collation) => collation === identifier);
}

/**
 * Makes the string that stands for a text under a collation: texts are equal, or one contains,
 * starts or ends with the other, as their keys do, compared by code units.
 *
 * @param collation `i;octet` (RFC 4790 section 9.3), `i;ascii-casemap` (section 9.2) or
 *   `i;unicode-casemap` (RFC 5051).
 * @param text Any text. One with a lone surrogate is not Unicode: under `i;unicode-casemap` it is
 *   compared as it is (RFC 5051 section 2, step 1 b).
 * @returns The key; the same on each JavaScript engine with Unicode 15 or later.
 */
export function collationKey(collation: Collation, text: string): string {
  switch (collation) {
    case "i;octet":
      return text;
    case "i;ascii-casemap":
      return asciiUpperCase(text);
    case "i;unicode-casemap":
      return unicodeCasemapKey(text);
  }
}
