// Reads octets as a datagram and as a stream, judges and writes what is read, and reads each value.

import { deepStrictEqual, ok } from "node:assert";
import {
  bodyParts,
  createResponse,
  encodeMessage,
  HEADER_NAMES,
  parseHeaderValue,
  parseMessage,
  parseUri,
  readContactParameters,
  sameUri,
  SipDecoder,
  SipError,
  type SipMessage,
  splitValues,
  stringifyUri,
  validateMessage,
} from "@callingcard/sip";
import { MimeError } from "@callingcard/mime";

/** Words that messages are made of. */
export const dictionary: readonly string[] = [
  "\r\n\r\n",
  "\r\n ",
  "Content-Length: ",
  "l:0\r\n",
  "SIP/2.0",
  "sip:a@[::1]:5060;lr?b=c",
  "tel:+1;phone-context=",
  '"\\"" <',
  ";q=0.5",
  "multipart/mixed;boundary=b",
  "--b\r\n",
  '+sip.instance="<urn:uuid:1>"',
];

/** The target of tools/fuzz. */
export function fuzz(data: Uint8Array): void {
  const message = attempt(() => parseMessage(data));
  if (message !== undefined) look(data, message);
  const whole = decode([data]);
  deepStrictEqual(
    decode([data.subarray(0, data.length >> 1), data.subarray(data.length >> 1)]),
    whole,
  );
}

function look(data: Uint8Array, message: SipMessage): void {
  const octets = encodeMessage(message);
  deepStrictEqual(Buffer.from(octets), Buffer.from(data.subarray(0, octets.length)));
  validateMessage(message);
  attempt(() => bodyParts(message));
  for (const { value } of message.headers) {
    attempt(() => splitValues(value));
    for (const name of HEADER_NAMES) attempt(() => parseHeaderValue(name, value));
    for (const contact of attempt(() => parseHeaderValue("Contact", value)) ?? []) {
      attempt(() => readContactParameters(contact));
      attempt(() => {
        lookAtUri(contact.uri);
      });
    }
  }
  if (message.kind === "request") encodeMessage(createResponse(message, 200));
}

function lookAtUri(text: string): void {
  const uri = parseUri(text);
  ok(sameUri(uri, text));
  deepStrictEqual(parseUri(stringifyUri(uri)), uri);
}

/** What a stream holds, and the code of the error that ends it. */
function decode(chunks: readonly Uint8Array[]): readonly unknown[] {
  const decoder = new SipDecoder();
  const found: unknown[] = [];
  try {
    for (const chunk of chunks) for (const item of decoder.push(chunk)) found.push(item);
    decoder.end();
  } catch (error) {
    if (!(error instanceof SipError)) throw error;
    found.push(error.code);
  }
  return found;
}

/** Lets only bugs escape. */
function attempt<Result>(read: () => Result): Result | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof SipError || error instanceof MimeError) return undefined;
    throw error;
  }
}
