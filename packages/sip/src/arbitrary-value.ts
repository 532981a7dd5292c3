import * as fc from "fast-check";
import type { Address } from "./address.ts";
import { host, port } from "./arbitrary-host.ts";
import { addressText, token, uriPart } from "./arbitrary-text.ts";
import type { Warning } from "./call-control.ts";
import type { Item } from "./field-value.ts";
import { type Parameter, quote } from "./parameter.ts";
import type { Via } from "./via.ts";

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
 * Tokens with parameters, as Event, Reason and many others have them.
 *
 * @returns The arbitrary.
 */
export function item(): fc.Arbitrary<Item> {
  return fc.record({ token: token(), parameters: fc.array(parameter(), { maxLength: 3 }) });
}

/**
 * Values of Warning.
 *
 * @returns The arbitrary.
 */
export function warning(): fc.Arbitrary<Warning> {
  return fc.record({
    code: fc.integer({ min: 100, max: 999 }),
    agent: fc.oneof(host(), token()),
    text: addressText(),
  });
}

/**
 * Instants that a Date can have, in milliseconds since 1970-01-01T00:00:00Z: whole seconds of four-digit years.
 *
 * @returns The arbitrary.
 */
export function dateMs(): fc.Arbitrary<number> {
  const last = Date.UTC(9999, 11, 31, 23, 59, 59) / 1000;
  return fc.integer({ min: -MOST_SECONDS_BEFORE, max: last }).map((seconds) => seconds * 1000);
}

/** Seconds from the beginning of the year 0 to 1970. */
const MOST_SECONDS_BEFORE = 62_167_219_200;
