import { parseCard, stringifyCard, type Card } from "../../src/index.ts";

/** A card of a version with these lines. */
export function cardOf(version: string, ...lines: string[]): Card {
  return parseCard(["BEGIN:VCARD", `VERSION:${version}`, ...lines, "END:VCARD", ""].join("\r\n"));
}

/** The lines of a card, unfolded, without its marks and VERSION. */
export function linesOf(card: Card): string[] {
  return stringifyCard(card)
    .replaceAll(/\r?\n[ \t]/g, "")
    .split(/\r?\n/)
    .slice(2, -2);
}
