/**
 * Arbitraries for fast-check: URIs, addresses, hops and messages as data, and the sentences of the RFCs'
 * own rules as text.
 *
 * @module
 */

import { type SentenceOptions, nearMisses, sentences } from "@callingcard/grammar/arbitrary";
import * as fc from "fast-check";
import type { Address } from "./address.ts";
import { addressText, token, uriPart } from "./arbitrary-text.ts";
import { fieldIr } from "./generated/field.ir.ts";
import { uriIr } from "./generated/uri.ir.ts";
import type { HeaderField, SipMessage, SipRequest, SipResponse } from "./message.ts";
import { type Parameter, quote } from "./parameter.ts";
import type { OtherUri, SipUri, TelUri, Uri } from "./uri.ts";
import type { Via } from "./via.ts";

/** A rule of the grammar of header field values; `vias`, `addresses`, `cseq` and others. */
export type FieldRule = string;

/**
 * Values of header fields as texts: sentences of a rule of `grammar/field.ne`.
 *
 * @param rule One of the entries named in that file.
 * @param options How long the texts get.
 * @returns The arbitrary.
 */
export function fieldValue(rule: FieldRule, options?: SentenceOptions): fc.Arbitrary<string> {
  return sentences(fieldIr, rule, options);
}

/**
 * Texts that are nearly values of header fields: sentences of a rule but for one place.
 *
 * @param rule One of the entries named in `grammar/field.ne`.
 * @returns The arbitrary.
 */
export function nearFieldValue(rule: FieldRule): fc.Arbitrary<string> {
  return nearMisses(fieldIr, rule).map(({ text }) => text);
}

/**
 * URIs as texts: sentences of `useruri`, `hosturi`, `telephoneuri` and `absoluteuri`. Not all of them are
 * URIs: what addresses and ports can be is not said by the grammar.
 *
 * @returns The arbitrary.
 */
export function uriText(): fc.Arbitrary<string> {
  return fc.oneof(...uriIr.entries.map((rule) => sentences(uriIr, rule)));
}

/**
 * SIP and SIPS URIs.
 *
 * @returns The arbitrary.
 */
export function sipUri(): fc.Arbitrary<SipUri> {
  const user = fc.option(uriPart("&=+$,;?/"), { nil: undefined });
  return fc
    .record({
      kind: fc.constant("sip" as const),
      scheme: fc.constantFrom("sip" as const, "sips" as const),
      user,
      password: fc.option(uriPart("&=+$,"), { nil: undefined }),
      host: host(),
      port: port(),
      parameters: fc.array(uriParameter("[]/:&+$"), { maxLength: 3 }),
      headers: fc.array(fc.record({ name: uriPart("[]/?:+$"), value: uriPart("[]/?:+$") }), {
        maxLength: 2,
      }),
    })
    .map((uri) => (uri.user === undefined ? { ...uri, password: undefined } : uri));
}

/**
 * Telephone numbers, global and local.
 *
 * @returns The arbitrary.
 */
export function telUri(): fc.Arbitrary<TelUri> {
  const digits = fc.stringMatching(/^[0-9][0-9.()-]{0,9}$/);
  const name = fc.stringMatching(/^[A-Za-z0-9-]{1,5}$/);
  const value = fc.option(uriPart("[]/:&+$"), { nil: undefined });
  const parameters = fc.array(fc.record({ name, value }), { maxLength: 2 });
  const context: Parameter = { name: "phone-context", value: "+1" };
  return fc.tuple(fc.boolean(), digits, parameters).map(([isGlobal, number, others]) => ({
    kind: "tel",
    number: isGlobal ? `+${number}` : number,
    parameters: isGlobal ? others : [context, ...others],
  }));
}

/**
 * URIs of other schemes.
 *
 * @returns The arbitrary.
 */
export function otherUri(): fc.Arbitrary<OtherUri> {
  return fc.record({
    kind: fc.constant("other" as const),
    scheme: fc.constantFrom("urn", "http", "im", "pres", "si", "tele", "x-sip+1.0"),
    rest: uriPart(";/?:@&=+$,[]"),
  });
}

/**
 * URIs of all kinds.
 *
 * @returns The arbitrary.
 */
export function uri(): fc.Arbitrary<Uri> {
  return fc.oneof({ arbitrary: sipUri(), weight: 3 }, telUri(), otherUri());
}

/**
 * Parameters of header fields, quoted and not.
 *
 * @returns The arbitrary.
 */
export function parameter(): fc.Arbitrary<Parameter> {
  return fc.record({
    name: fc.oneof(fc.constantFrom("tag", "branch", "Q", "+sip.instance", "lr"), token()),
    value: fc.option(fc.oneof(token(), addressText().map(quote), fc.constant("[2001:db8::1]")), {
      nil: undefined,
    }),
  });
}

/**
 * Addresses of From, To, Contact and others.
 *
 * @returns The arbitrary.
 */
export function address(): fc.Arbitrary<Address> {
  const words = fc.array(token(), { minLength: 1, maxLength: 3 }).map((all) => all.join(" "));
  return fc.record({
    displayName: fc.option(fc.oneof(addressText().map(quote), words), { nil: undefined }),
    uri: fc
      .oneof(
        fc.tuple(uriPart(";/?:@&=+$,[]"), fc.constantFrom("sip:", "sips:", "urn:")),
        fc.tuple(fc.constantFrom("a@b.example", "[2001:db8::1]:5060;lr"), fc.constant("sip:")),
      )
      .map(([rest, scheme]) => scheme + rest),
    parameters: fc.array(parameter(), { maxLength: 3 }),
  });
}

/**
 * Hops of Via.
 *
 * @returns The arbitrary.
 */
export function via(): fc.Arbitrary<Via> {
  return fc.record({
    protocol: fc.constantFrom("SIP", "sip", "X"),
    version: fc.constantFrom("2.0", "7"),
    transport: fc.oneof(fc.constantFrom("UDP", "TCP", "TLS", "tls"), token()),
    host: host(),
    port: port(),
    parameters: fc.array(parameter(), { maxLength: 3 }),
  });
}

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

function host(): fc.Arbitrary<string> {
  return fc.constantFrom(
    "example.com",
    "a-b.Example.",
    "x",
    "3com.example",
    "192.0.2.1",
    "[2001:db8::9:1]",
    "[::ffff:192.0.2.10]",
  );
}

function port(): fc.Arbitrary<number | undefined> {
  return fc.option(fc.integer({ min: 0, max: 65_535 }), { nil: undefined });
}

function uriParameter(more: string): fc.Arbitrary<Parameter> {
  const value = fc.option(uriPart(more), { nil: undefined });
  const name = fc.oneof(fc.constantFrom("transport", "lr", "gr", "maddr"), uriPart(more));
  return fc.record({ name, value });
}
