import { expect, test } from "vitest";
import {
  parseAddress,
  parseHeaderValue,
  parseMessage,
  parseUri,
  parseVia,
  parseVias,
  setHeader,
  validateMessage,
} from "../src/index.ts";
import { errorOf, octets, request } from "./octets.ts";

const message = parseMessage(octets(request()));
const problems = (changed: typeof message) =>
  validateMessage(changed).map(({ code, offset }) => [code, offset]);

test.each([
  ["sip:70000@h:70000", "invalid-port", 12],
  ["sip:h:70000", "invalid-port", 6],
  ["sip:1.1.1.999@1.1.1.999", "invalid-host", 14],
  ["sips:1.1.1.999;a=1.1.1.999", "invalid-host", 5],
])("of the URI %s, the host or port itself is the place", (uri, code, offset) => {
  expect(errorOf(() => parseUri(uri))).toEqual([code, offset]);
});

test("of a list of hops, the host or port of the wrong one is the place", () => {
  const list = 'SIP/2.0/UDP a;x=70000;y=",", 70000 /\t2.0 / UDP  b : 70000;z=70000';
  expect(errorOf(() => parseVias(list))).toEqual(["invalid-port", 52]);
  const host = "1.1.1.999/2.0/UDP a,1.1.1.999/2.0/UDP 1.1.1.999";
  expect(errorOf(() => parseVias(host))).toEqual(["invalid-host", 38]);
});

test("of several values where there is one, the comma is the place", () => {
  expect(errorOf(() => parseHeaderValue("Event", 'a;x="1,\\"2", b'))).toEqual([
    "unexpected-character",
    11,
  ]);
  expect(errorOf(() => parseAddress('"a,b" <sip:a,b>,\t<sip:b>'))).toEqual([
    "unexpected-character",
    15,
  ]);
  expect(errorOf(() => parseVia('SIP/2.0/UDP a;x=","  ,  SIP/2.0/UDP b'))).toEqual([
    "unexpected-character",
    21,
  ]);
});

test.each([
  ["Reason", 'SIP;text="1;cause=x,2", SIP;text=a ; cause=1x', "unexpected-character", 44],
  ["Reason", 'SIP;cause="12\\x3"', "unexpected-character", 13],
  ["Reason", "SIP;cause;text=a", "unexpected-end", 9],
  ["Reason", 'SIP;cause=""', "unexpected-end", 11],
  ["Subscription-State", "active;expires", "unexpected-end", 14],
  ["Subscription-State", "active;retry-after=9999999999", "number-out-of-range", 19],
  ["Session-Expires", "9x;refresher=uac", "unexpected-character", 1],
  ["RAck", "1 \t9999999999 INVITE", "number-out-of-range", 3],
  ["RAck", "9 9999999999 INVITE", "number-out-of-range", 2],
  ["MIME-Version", "1.99999", "number-out-of-range", 2],
  ["Accept-Contact", '*;+a="b",*;+c="d\\?"', "unexpected-character", 16],
  ["Accept-Contact", '*;+a=""', "unexpected-end", 6],
  ["Timestamp", `1 ${"9".repeat(400)}`, "number-out-of-range", 2],
  ["Timestamp", "9".repeat(400), "number-out-of-range", 0],
] as const)("the place in the %s %s is that of what is wrong", (name, value, code, offset) => {
  expect(errorOf(() => parseHeaderValue(name, value))).toEqual([code, offset]);
});

test.each([
  ['"sip:[>" <sip:a>, "<sip:[>\\"" <sip:[>', [["unexpected-end", 36]]],
  ["sip:a, sip:b:70000", [["invalid-port", 13]]],
  ["<sip:tag>;tag=tag;a=1;tag=2;z=tag", [["repeated-parameter", 22]]],
  [
    "sip:a;b;b, sip:c;d ; d",
    [
      ["repeated-parameter", 8],
      ["repeated-parameter", 21],
    ],
  ],
])("a problem with the Contact %s has its place", (contact, expected) => {
  expect(problems(setHeader(message, "Contact", contact))).toEqual(expected);
});

test("a problem with the header fields of a Request-URI has their place", () => {
  const requestUri = "sip:a?b@c;d?e=f?g";
  expect(problems(Object.assign({}, message, { requestUri }))).toEqual([
    ["headers-in-request-uri", 11],
  ]);
});
