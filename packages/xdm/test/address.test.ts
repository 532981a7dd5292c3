import { describe, expect, test } from "vitest";
import { address } from "../src/generated/address.ts";
import { addressDomain, canonicalAddress } from "../src/index.ts";

describe("canonicalAddress", () => {
  test.each([
    ["sip:alice@example.com", "sip:alice@example.com"],
    ["SIP:alice@EXAMPLE.com:5060;transport=tcp?Subject=x", "sip:alice@example.com:5060"],
    ["sips:alice@example.com", "sip:alice@example.com"],
    ["sip:%61lice@example.com", "sip:alice@example.com"],
    ["sip:a%40b@example.com", "sip:a%40b@example.com"],
    ["sip:a%3bb@example.com", "sip:a%3Bb@example.com"],
    ["sip:%2B12025550123%3Bx@example.com", "sip:%2B12025550123%3Bx@example.com"],
    ["sip:alice:secret@example.com", "sip:alice@example.com"],
    ["sip:Alice@example.com", "sip:Alice@example.com"],
    ["sip:example.com", "sip:example.com"],
    ["sip:[2001:DB8::1]", "sip:[2001:db8::1]"],
    ["tel:+1-202-555-0123", "tel:+12025550123"],
    ["TEL:+1(202)555.0123;ext=1", "tel:+12025550123"],
    ["sip:+1-202-555-0123@example.com;user=phone", "tel:+12025550123"],
    ["sip:+12025550123@example.com", "tel:+12025550123"],
    ["sip:+12025550123;ext=1@example.com", "tel:+12025550123"],
    ["sip:5550123@example.com", "sip:5550123@example.com"],
    [
      "sip:555-0123;phone-context=example.com@example.com;user=phone",
      "tel:5550123;phone-context=example.com",
    ],
    ["tel:555-0123;phone-context=Example.com", "tel:5550123;phone-context=example.com"],
    ["tel:5550123", "tel:5550123"],
    ["sip:alice@example.com;user=phone", "sip:alice@example.com"],
    ["mailto:alice@example.com", "mailto:alice@example.com"],
    ["sip:alice@", "sip:alice@"],
    ["", ""],
  ])("%s is %s", (uri, address) => {
    expect(canonicalAddress(uri)).toBe(address);
  });
});

test.each(["a;b?c", "a;b?ä", "ä;b?c"])(
  "the user %s has what looks like parameters and headers",
  (user) => {
    const uri = `sip:${user}@example.com`;
    expect(canonicalAddress(uri)).toBe(uri);
    const parts = { scheme: "sip", user, host: "example.com", parameters: [] };
    expect(address.parse(uri)).toEqual(parts);
    expect(address.parseOctets(new TextEncoder().encode(uri))).toEqual(parts);
  },
);

describe("addressDomain", () => {
  test.each([
    ["sip:alice@EXAMPLE.com:5060;transport=tcp", "example.com"],
    ["sip:example.com", "example.com"],
    ["mailto:alice@Example.net", "example.net"],
    ["xmpp:alice@example.net?message", "example.net"],
    ["tel:+12025550123", undefined],
    ["urn:uuid:0", undefined],
    ["sip:alice@example.com@example.net", undefined],
  ])("of %s is %s", (uri, domain) => {
    expect(addressDomain(uri)).toBe(domain);
  });
});
