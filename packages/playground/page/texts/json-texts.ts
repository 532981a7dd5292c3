import { document as jscontactDocument } from "@callingcard/jscontact/arbitrary";
import { validCard } from "@callingcard/vcard/arbitrary";
import { stringifyJCard } from "@callingcard/vcard/jcard";
import type { Texts } from "../../src/specimen/draw-specimen.ts";

/**
 * Makes jCards at random, as JSON has no grammar here.
 *
 * @returns Their arbitrary.
 */
export function jcardTexts(): Texts {
  return validCard("4.0").map((card) => stringifyJCard(card));
}

/**
 * Makes JSContact cards at random.
 *
 * @returns Their arbitrary.
 */
export function jscontactTexts(): Texts {
  return jscontactDocument();
}
