import type { Card } from "@callingcard/vcard";
import { JCardError, parseJCard, stringifyJCard } from "@callingcard/vcard/jcard";
import { Draft } from "./draft.ts";
import { jsonPlaces } from "./json-places.ts";
import { octetText } from "./octet-text.ts";
import type { Reading, Syntax } from "./syntax.ts";

/**
 * jCard. A text is accepted if the codec finds no departure from RFC 7095 in it. The value is the card, as of
 * `vcard`.
 */
export const jcard: Syntax = {
  name: "jcard",
  title: "jCard",
  specification: "RFC 7095",
  grammars: [],
  example:
    '["vcard",[["version",{},"text","4.0"],["fn",{},"text","Ada Lovelace"],' +
    '["n",{},"text",["Lovelace","Ada","","",""]],["bday",{},"date","1815-12-10"]]]',
  read,
};

function read(octets: Uint8Array): Reading {
  const draft = new Draft(octetText(octets).text);
  const note = ({ code, message, position }: JCardError): void => {
    draft.add({ start: position?.offset ?? 0, code, message });
  };
  let card: Card | undefined;
  try {
    card = parseJCard(octets, { onProblem: note });
  } catch (error) {
    if (!(error instanceof JCardError)) throw error;
    note(error);
  }
  const { nodes } = jsonPlaces(draft);
  const written = card && new TextEncoder().encode(stringifyJCard(card));
  const value = card && [{ version: card.version, properties: card.properties }];
  return draft.finish(nodes, () => value, written);
}
