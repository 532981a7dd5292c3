import * as fc from "fast-check";
import { stringifyAddress } from "./address.ts";
import { sentence, type SipRule } from "./arbitrary-rule.ts";
import { addressText } from "./arbitrary-text.ts";
import { uriText } from "./arbitrary-uri.ts";
import { address, via } from "./arbitrary-value.ts";
import type { Parameter } from "./parameter.ts";
import { stringifyVia } from "./via.ts";

/** Compact names (RFC 3261 section 7.3.3, and those registered since) of the fields that messages have. */
export const COMPACT_NAMES: ReadonlyMap<string, string> = new Map([
  ["Via", "v"],
  ["From", "f"],
  ["To", "t"],
  ["Call-ID", "i"],
  ["Contact", "m"],
  ["Subject", "s"],
  ["Supported", "k"],
  ["Content-Type", "c"],
  ["Event", "o"],
  ["Session-Expires", "x"],
  ["Allow-Events", "u"],
  ["Refer-To", "r"],
]);

/**
 * Values of Via, one hop each.
 *
 * @returns The arbitrary.
 */
export function viaValue(): fc.Arbitrary<string> {
  const others = via().map((hop) =>
    stringifyVia({ ...hop, parameters: distinct(hop.parameters, ["branch"]) }),
  );
  return fc.oneof(
    crossShrink,
    fc.constantFrom("SIP/2.0/UDP a;branch=z9hG4bK0", "SIP/2.0/TCP a:5060;branch=z9hG4bK1;rport"),
    others.map((text) => `${text};branch=z9hG4bKa`),
  );
}

/**
 * Values of From and To.
 *
 * @param tag A tag that they have; without it they have none.
 * @returns The arbitrary.
 */
export function partyValue(tag: string | undefined): fc.Arbitrary<string> {
  const end = tag === undefined ? "" : `;tag=${tag}`;
  return addressValue().map((text) => text + end);
}

/**
 * Values of Call-ID.
 *
 * @returns The arbitrary.
 */
export function callIdValue(): fc.Arbitrary<string> {
  return usual("field/callid", "a", "0@example.com");
}

/**
 * Values of header fields that a message may have, by their names: usual ones and sentences of the grammar.
 *
 * @returns An arbitrary for each name.
 */
export function moreValues(): ReadonlyMap<string, fc.Arbitrary<string>> {
  const seconds = fc.constantFrom("0", "1800", "4294967295");
  return new Map([
    ["Subject", fc.oneof(crossShrink, fc.constant(""), addressText().map(trimmed))],
    ["Contact", addressValue()],
    ["Route", addressValue()],
    ["Record-Route", addressValue()],
    ["Refer-To", addressValue()],
    ["P-Asserted-Identity", addressValue()],
    ["Accept", usual("field/mediaranges", "application/sdp", "text/*, message/cpim")],
    ["Allow", usual("field/tokens", "INVITE", "INVITE, ACK, BYE")],
    ["Supported", usual("field/tokens", "path", "timer, gruu")],
    ["Require", usual("field/tokens", "pref")],
    ["Allow-Events", usual("field/tokens", "reg")],
    ["Event", usual("field/item", "presence", "reg;id=1")],
    ["Security-Client", usual("field/items", "tls", "digest;q=0.1, tls")],
    ["Expires", seconds],
    ["Session-Expires", seconds.map((text) => `${text};refresher=uac`)],
    ["Min-SE", seconds],
    ["RSeq", seconds],
    ["RAck", fc.constantFrom("1 1 INVITE", "4294967295 2147483647 UPDATE")],
    ["Retry-After", fc.constantFrom("0", "5 (busy);duration=60")],
    ["Timestamp", fc.constantFrom("0", "1.5 .2")],
    ["Date", fc.constantFrom("Sat, 13 Nov 2010 23:29:00 GMT")],
    ["Warning", usual("field/warnings", '301 a "b"')],
    ["Replaces", usual("field/replaces", "a;to-tag=b;from-tag=c")],
    ["In-Reply-To", usual("field/callids", "a", "a@b, c")],
    ["Privacy", usual("field/privacies", "id", "header;id")],
    ["Authorization", usual("field/credentials", 'Digest username="a", response="0"')],
    ["WWW-Authenticate", usual("field/credentials", 'Digest realm="a", nonce="0"')],
    ["Authentication-Info", usual("field/authparams", 'nextnonce="0"')],
    [
      "P-Asserted-Service",
      usual("field/serviceids", "urn:urn-7:3gpp-service.ims.icsi.oma.cpm.msg"),
    ],
    ["Conversation-ID", usual("field/identifier", "a")],
    ["User-Agent", usual("field/products", "a", "a/1 (b)")],
    ["MIME-Version", fc.constantFrom("1.0")],
    ["X-A", addressText().map(trimmed)],
  ]);
}

function addressValue(): fc.Arbitrary<string> {
  const named = fc.tuple(address(), uriText()).map(([{ displayName, parameters }, uri]) => {
    return stringifyAddress({ displayName, uri, parameters: distinct(parameters, ["tag"]) });
  });
  const usualOnes = fc.constantFrom("<sip:a>", '"A" <sip:a@example.com>', "sip:a@example.com");
  return fc.oneof(crossShrink, usualOnes, named);
}

// Usual values, to which all others shrink.
function usual(rule: SipRule, ...values: string[]): fc.Arbitrary<string> {
  return fc.oneof(
    crossShrink,
    { weight: 1, arbitrary: fc.constantFrom(...values) },
    { weight: 1, arbitrary: sentence(rule, { maxRepeat: 3 }) },
  );
}

// The parameters without a second one of a name, and without those named.
function distinct(parameters: readonly Parameter[], without: readonly string[]): Parameter[] {
  const seen = new Set(without);
  return parameters.filter(({ name }) => {
    const lower = name.toLowerCase();
    if (seen.has(lower)) return false;
    seen.add(lower);
    return true;
  });
}

function trimmed(text: string): string {
  return text.trim();
}

const crossShrink = { withCrossShrink: true } as const;
