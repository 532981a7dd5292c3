import { fromJsContact, JsContactError, parseJsContact } from "@callingcard/jscontact";
import { type Card, stringifyCard } from "@callingcard/vcard";
import { fromJCard, JCardError } from "@callingcard/vcard/jcard";
import type { CardFile, FileCard, FileProblem } from "../card-file.ts";

/**
 * Reads a JSON file of one card or an array of them: jCards (RFC 7095), or JSContact cards (RFC 9553). The number
 * of a card stands for its line.
 *
 * @param octets The file.
 * @param format Which of the two.
 */
export function readJsonCards(octets: Uint8Array, format: "jcard" | "jscontact"): CardFile {
  const items = readItems(octets);
  if (items === undefined) {
    return { cards: [], problems: [{ message: "the file is not JSON in UTF-8", line: 1 }] };
  }
  const cards: FileCard[] = [];
  const problems: FileProblem[] = [];
  for (const [index, item] of items.entries()) {
    const line = index + 1;
    try {
      const card = format === "jcard" ? fromJCard(item) : cardOfJsContact(item);
      cards.push({ card, text: stringifyCard(card), line, problems: [] });
    } catch (error) {
      if (!isAboutData(error)) throw error;
      problems.push({ message: error.message, line });
    }
  }
  return { cards, problems };
}

function cardOfJsContact(item: unknown): Card {
  return fromJsContact(parseJsContact(JSON.stringify(item))).card;
}

function isAboutData(error: unknown): error is Error {
  return (
    error instanceof JCardError || error instanceof JsContactError || error instanceof RangeError
  );
}

function readItems(octets: Uint8Array): readonly unknown[] | undefined {
  try {
    const json: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(octets));
    return Array.isArray(json) && json[0] !== "vcard" ? json : [json];
  } catch {
    return undefined;
  }
}
