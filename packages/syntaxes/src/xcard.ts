import { fromXCard, toXCard, VCARD_NAMESPACE } from "@callingcard/vcard/xcard";
import { xmlIr } from "@callingcard/xml/grammar";
import { parseXml } from "@callingcard/xml";
import type { Syntax } from "./syntax.ts";
import { readXmlAs } from "./xml-reading.ts";

/**
 * xCard. A document is accepted if it has a card and the codec finds no departure from RFC 6351. The value is
 * the list of cards, as of `vcard`.
 */
export const xcard: Syntax = {
  name: "xcard",
  title: "xCard",
  specification: "RFC 6351",
  grammars: [xmlIr],
  example:
    '<?xml version="1.0" encoding="utf-8"?>\n' +
    `<vcards xmlns="${VCARD_NAMESPACE}"><vcard><fn><text>Ada Lovelace</text></fn>` +
    "<bday><date>18151210</date></bday></vcard></vcards>",
  read: (octets) =>
    readXmlAs(octets, (input, draft) => {
      const { root } = parseXml(input);
      const cards = fromXCard(input, {
        onProblem: ({ code, message, offset }) => {
          // Elements that are not known are ignored, as the RFC wants.
          const severity = code === "unknown-element" ? "warning" : "error";
          draft.add({ severity, start: offset, code, message });
        },
      });
      if (cards.length === 0) {
        const message = "the document has no card";
        draft.add({ start: root.offset, code: "no-card", message });
      }
      const value = cards.map(({ version, properties }) => ({ version, properties }));
      return { value, write: () => toXCard(cards) };
    }),
};
