import * as fc from "fast-check";
import { addressText, token, uriPart } from "./arbitrary-text.ts";
import type { HeaderField, SipMessage, SipRequest, SipResponse } from "./message.ts";
import { quote } from "./parameter.ts";

/**
 * Header fields, known and unknown, with values of which many are not what their names ask for.
 *
 * @returns The arbitrary.
 */
export function headerField(): fc.Arbitrary<HeaderField> {
  const known = fc.constantFrom("Via", "v", "FROM", "t", "Contact", "Subject", "X-Y", "__proto__");
  const value = fc
    .oneof(addressText(), addressText().map(quote), fc.constantFrom("<sip:a@b>;tag=1", "1 ACK", ""))
    .map((text) => text.trim());
  return fc.record({ name: fc.oneof(known, token()), value });
}

/**
 * Requests. Content-Length, if there is one, is that of the body.
 *
 * @returns The arbitrary.
 */
export function sipRequest(): fc.Arbitrary<SipRequest> {
  const method = fc.oneof(fc.constantFrom("INVITE", "MESSAGE", "BYE", "SIP", "invite"), token());
  const requestUri = uriPart(";/?:@&=+$,[]").map((rest) => `sip:${rest}`);
  return fc
    .record({ kind: fc.constant("request" as const), method, requestUri, ...parts() })
    .map(withLength);
}

/**
 * Responses. Content-Length, if there is one, is that of the body.
 *
 * @returns The arbitrary.
 */
export function sipResponse(): fc.Arbitrary<SipResponse> {
  const kind = fc.constant("response" as const);
  const statusCode = fc.integer({ min: 100, max: 699 });
  const reasonPhrase = fc.oneof(fc.constantFrom("", "OK", " 2\t"), addressText());
  return fc.record({ kind, statusCode, reasonPhrase, ...parts() }).map(withLength);
}

/**
 * Messages.
 *
 * @returns The arbitrary.
 */
export function sipMessage(): fc.Arbitrary<SipMessage> {
  return fc.oneof(sipRequest(), sipResponse());
}

interface Parts {
  readonly version: fc.Arbitrary<string>;
  readonly headers: fc.Arbitrary<readonly HeaderField[]>;
  readonly body: fc.Arbitrary<Uint8Array>;
}

function parts(): Parts {
  const isLength = /^(?:l|content-length)$/i;
  return {
    version: fc.constantFrom("SIP/2.0", "sip/2.0", "SIP/7.10"),
    headers: fc.array(
      headerField().filter(({ name }) => !isLength.test(name)),
      { maxLength: 6 },
    ),
    body: fc.uint8Array({ maxLength: 20 }),
  };
}

function withLength<Message extends SipMessage>(message: Message): Message {
  const name = message.body.length % 2 === 0 ? "Content-Length" : "l";
  const length: HeaderField = { name, value: String(message.body.length) };
  return { ...message, headers: [...message.headers, length] };
}
