import { bodyEntity, encodeMessage, SipError, type SipMessage } from "@callingcard/sip";
import { fieldIr, messageIr, uriIr } from "@callingcard/sip/grammar";
import type { HeaderField } from "@callingcard/mime";
import { Draft } from "./draft.ts";
import { readBody } from "./entity-tree.ts";
import { octetText } from "./octet-text.ts";
import { cut, type Part } from "./part.ts";
import { plainOf } from "./plain.ts";
import { addFindings } from "./sip-findings.ts";
import { readHead } from "./sip-head.ts";
import { readMessage } from "./sip-message.ts";
import type { Reading, Syntax } from "./syntax.ts";

const EXAMPLE: string = [
  "INVITE sip:bob@biloxi.example.com SIP/2.0",
  "Via: SIP/2.0/UDP pc33.atlanta.example.com;branch=z9hG4bK776asdhds",
  "Max-Forwards: 70",
  'To: "Bob" <sip:bob@biloxi.example.com>',
  "From: Alice <sip:alice@atlanta.example.com>;tag=1928301774",
  "Call-ID: a84b4c76e66710@pc33.atlanta.example.com",
  "CSeq: 314159 INVITE",
  "Contact: <sip:alice@pc33.atlanta.example.com>",
  "Content-Type: text/plain",
  "Content-Length: 5",
  "",
  "Hello",
].join("\r\n");

/**
 * SIP messages as they come in a datagram. A message is accepted if the codec reads and validates it without a
 * problem. The value is the message with its header fields as they are written, unfolded.
 */
export const sip: Syntax = {
  name: "sip",
  title: "SIP message",
  specification: "RFC 3261",
  grammars: [messageIr, fieldIr, uriIr],
  example: EXAMPLE,
  read,
};

function read(octets: Uint8Array): Reading {
  const decoded = octetText(octets);
  const draft = new Draft(decoded.text);
  const part = headPart(draft.text);
  const head = readHead(draft, part);
  const message = readMessage(draft, octets, part, head);
  const headEnd = part.text.length;
  if (message === undefined) {
    const tree = draft.node("message", 0, draft.text.length, () => [head.nodes]);
    return draft.finish(tree, () => undefined, undefined);
  }
  addFindings(draft, message, head, headEnd);
  const bodyEnd = decoded.unitOf(message.body.byteOffset - octets.byteOffset + message.body.length);
  if (bodyEnd < draft.text.length) {
    const text = "octets behind the body are not part of the message";
    const place = { start: bodyEnd, end: draft.text.length };
    draft.add({ severity: "warning", ...place, code: "octets-behind-body", message: text });
  }
  const { nodes, value: body } = readBody(
    { draft, octets, decoded, severity: "warning" },
    bodyFields(message),
    message.body,
  );
  const tree = draft.node("message", 0, draft.text.length, () => [head.nodes, nodes]);
  return draft.finish(tree, () => plainOf({ ...message, body }), encodeMessage(message));
}

// With the empty line; all of a text without one.
function headPart(text: string): Part {
  const blank = text.indexOf("\r\n\r\n");
  return cut(text, 0, blank === -1 ? text.length : blank + 4);
}

// A field that comes twice has been noted already.
function bodyFields(message: SipMessage): readonly HeaderField[] {
  try {
    return bodyEntity(message).fields;
  } catch (error) {
    if (!(error instanceof SipError)) throw error;
    return [];
  }
}
