import * as fc from "fast-check";
import { host, port } from "./arbitrary-host.ts";
import { uriPart } from "./arbitrary-text.ts";
import type { Parameter } from "./parameter.ts";
import { stringifyUri } from "./stringify-uri.ts";
import type { OtherUri, SipUri, TelUri, Uri } from "./uri.ts";

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
 * URIs as texts that a Request-URI and an address can have: of the scheme `sip` mostly, and without header
 * fields.
 *
 * @returns The arbitrary. It shrinks towards `sip:a`.
 */
export function uriText(): fc.Arbitrary<string> {
  const bare = uri().map((one) => (one.kind === "sip" ? { ...one, headers: [] } : one));
  const usual = fc.constantFrom("sip:a", "sip:alice@example.com", "sips:bob@192.0.2.1:5061;lr");
  return fc.oneof({ withCrossShrink: true }, usual, bare.map(stringifyUri));
}

function uriParameter(more: string): fc.Arbitrary<Parameter> {
  const value = fc.option(uriPart(more), { nil: undefined });
  const name = fc.oneof(fc.constantFrom("transport", "lr", "gr", "maddr"), uriPart(more));
  return fc.record({ name, value });
}
