import * as fc from "fast-check";
import { stringifyJsContact } from "../parse.ts";
import { jsContactCard, type JsContactConstraints } from "./card.ts";

/**
 * Valid cards as JSON text: compact or indented, characters beyond ASCII as they are or escaped.
 *
 * @param constraints What the cards have to be like.
 * @returns The arbitrary. It shrinks towards `{"@type":"Card","version":"1.0","uid":"a"}` and the like.
 */
export function document(constraints?: JsContactConstraints): fc.Arbitrary<string> {
  return fc
    .tuple(jsContactCard(constraints), fc.boolean(), fc.boolean())
    .map(([card, isIndented, isEscaped]) => {
      const text = isIndented ? JSON.stringify(card, undefined, 2) : stringifyJsContact(card);
      return isEscaped ? escaped(text) : text;
    });
}

function escaped(text: string): string {
  return text.replaceAll(/[\u007f-\uffff]/g, (unit) => {
    return String.raw`\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}
