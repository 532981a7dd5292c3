import { ParseError } from "@callingcard/grammar";
import { type Card, parseCard, stringifyCard } from "@callingcard/vcard";
import { convertCard } from "@callingcard/vcard/convert";
import type { FileFormat } from "./file-format.ts";

/** What the cards of an export become. */
export interface WrittenFormat {
  readonly format: FileFormat;
  /** Of vCards; `undefined` for each as it is stored. */
  readonly version: "3.0" | "4.0" | undefined;
}

const encoder = new TextEncoder();
const LINE_BREAK = encoder.encode("\r\n");

/**
 * Writes stored cards one after the other, as octets of one file.
 *
 * @param cards The stored octets.
 * @param written As what: a format, and the version of vCards.
 * @param onLeftOut Called with the reason for a card that cannot be converted: among vCards it stays as it is
 *   stored, elsewhere it is left out.
 * @yields Octets.
 */
export async function* writeCards(
  cards: AsyncIterable<Uint8Array>,
  written: WrittenFormat,
  onLeftOut: (reason: string) => void,
): AsyncGenerator<Uint8Array> {
  const { format, version } = written;
  if (format === "vcard") {
    yield* vcards(cards, version, onLeftOut);
    return;
  }
  const write = await itemWriter(format);
  let before = write.start;
  for await (const octets of cards) {
    const item = attempt(() => write.item(parseCard(octets)), onLeftOut);
    if (item === undefined) continue;
    yield encoder.encode(before + item);
    before = write.between;
  }
  yield encoder.encode(before === write.start ? write.start + write.end : write.end);
}

async function* vcards(
  cards: AsyncIterable<Uint8Array>,
  version: "3.0" | "4.0" | undefined,
  onLeftOut: (reason: string) => void,
): AsyncGenerator<Uint8Array> {
  for await (const octets of cards) {
    const text =
      version === undefined
        ? undefined
        : attempt(() => stringifyCard(convertCard(parseCard(octets), version).card), onLeftOut);
    const written = text === undefined ? octets : encoder.encode(text);
    yield written;
    // END:VCARD without a line break would run into the next BEGIN.
    if (written.at(-1) !== 0x0a) yield LINE_BREAK;
  }
}

interface ItemWriter {
  readonly start: string;
  readonly between: string;
  readonly end: string;
  readonly item: (card: Card) => string;
}

async function itemWriter(format: Exclude<FileFormat, "vcard">): Promise<ItemWriter> {
  const json = { start: "[", between: ",\n", end: "]\n" };
  switch (format) {
    case "jcard": {
      const { stringifyJCard } = await import("@callingcard/vcard/jcard");
      return { ...json, item: (card) => stringifyJCard(convertCard(card, "4.0").card) };
    }
    case "jscontact": {
      const { stringifyJsContact, toJsContact } = await import("@callingcard/jscontact");
      return { ...json, item: (card) => stringifyJsContact(toJsContact(card).card) };
    }
    case "csv": {
      const { csvHead, csvRow } = await import("./csv-rows.ts");
      return { start: csvHead(), between: "", end: "", item: csvRow };
    }
  }
}

function attempt(write: () => string, onLeftOut: (reason: string) => void): string | undefined {
  try {
    return write();
  } catch (error) {
    if (!(error instanceof ParseError) && !(error instanceof RangeError)) throw error;
    onLeftOut(error.message);
    return undefined;
  }
}
