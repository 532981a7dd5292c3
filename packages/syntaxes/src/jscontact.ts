import {
  type JsContactCard,
  JsContactError,
  type JsContactProblem,
  parseJsContact,
  stringifyJsContact,
} from "@callingcard/jscontact";
import { Draft } from "./draft.ts";
import { jsonPlaces } from "./json-places.ts";
import { octetText } from "./octet-text.ts";
import { plainOf } from "./plain.ts";
import type { Reading, Syntax } from "./syntax.ts";

/**
 * JSContact cards. A text is accepted if it is JSON in UTF-8 and the codec finds no problem in it. The value is
 * the card; it is written compact, its members in their order.
 */
export const jscontact: Syntax = {
  name: "jscontact",
  title: "JSContact card",
  specification: "RFC 9553, RFC 9982",
  grammars: [],
  example:
    '{"@type":"Card","version":"1.0","uid":"urn:uuid:22B2C7DF-9120-4969-8460-05956FE6B065",' +
    '"name":{"full":"Ada Lovelace"},"emails":{"e1":{"address":"ada@example.com"}}}',
  read,
};

function read(octets: Uint8Array): Reading {
  const draft = new Draft(octetText(octets).text);
  const { nodes, placeOf } = jsonPlaces(draft);
  const note = ({ code, pointer, reason }: Omit<JsContactProblem, "section">): void => {
    draft.add({ ...placeOf(pointer), code, message: reason });
  };
  let card: JsContactCard | undefined;
  const invalid = draft.text.search(/[\udc80-\udcff](?<![\ud800-\udbff].)/);
  if (invalid !== -1) {
    draft.add({ start: invalid, code: "invalid-utf-8", message: "octet is not UTF-8" });
  } else {
    try {
      card = parseJsContact(draft.text, { onProblem: note });
    } catch (error) {
      if (!(error instanceof JsContactError)) throw error;
      note({ code: error.code, pointer: error.pointer, reason: error.message });
    }
  }
  const written = card && new TextEncoder().encode(stringifyJsContact(card));
  return draft.finish(nodes, () => plainOf(card), written);
}
