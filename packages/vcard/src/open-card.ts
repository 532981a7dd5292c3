import type { Position } from "@callingcard/grammar";
import type { Card, CardSource, Property } from "./card.ts";
import type { KeptText } from "./kept-text.ts";
import type { Charset } from "./octets.ts";

/** An AGENT whose card is being read. */
interface OpenAgent {
  /** Its text so far. */
  readonly text: KeptText;

  /** How many cards are open in it. */
  depth: number;
}

/** A card while it is read; places are of the whole text. */
export interface OpenCard {
  /** Where the text of this card starts, with what stood before the first card. */
  readonly from: number;

  /** Line, from 1, of that place. */
  readonly line: number;

  /** The place of BEGIN. */
  readonly position: Position;

  readonly start: number;
  readonly bodyStart: number;
  readonly properties: Property[];
  readonly spans: number[];

  /** Its text up to END; before that is read, what stood before the first card. */
  text: string;

  version: string | undefined;
  bodyEnd: number;
  end: number;

  /** Whether END was read. */
  ended: boolean;

  /** The last AGENT, if its card is being read. */
  agent: OpenAgent | undefined;

  /** Where the first property was that was left out. */
  overfullAt: Position | undefined;
}

/**
 * Makes a card of one that was read to its end.
 *
 * @param open The card.
 * @param behind What stands behind it.
 * @param charset How its octets were read.
 * @param lastOctet The octet behind the text, where half a code unit of UTF-16 is.
 * @returns The card.
 */
export function closedCard(
  open: OpenCard,
  behind: string,
  charset: Charset,
  lastOctet: number | undefined,
): Card {
  const { from, line, start, bodyStart, bodyEnd, end, version } = open;
  const properties = open.properties.slice();
  const source: CardSource = {
    text: open.text + behind,
    offset: from,
    line,
    start: start - from,
    bodyStart: bodyStart - from,
    bodyEnd: bodyEnd - from,
    end: end - from,
    properties,
    // What was pushed to has room for more, and most of what a card keeps is such room.
    spans: open.spans.slice(),
  };
  return { version, properties, source: withCharset(source, charset, lastOctet) };
}

function withCharset(
  source: CardSource,
  charset: Charset,
  lastOctet: number | undefined,
): CardSource {
  if (charset === "utf-8") return source;
  return { ...source, charset, ...(lastOctet === undefined ? {} : { lastOctet }) };
}
