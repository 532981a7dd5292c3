import { searchExpression } from "@callingcard/carddav-filter/arbitrary";
import type { Texts } from "../../src/specimen/draw-specimen.ts";

/**
 * Makes search expressions at random, as they have no grammar of ours.
 *
 * @returns Their arbitrary.
 */
export function searchTexts(): Texts {
  return searchExpression();
}
