import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  HEADER_NAMES,
  type HeaderValues,
  parseHeaderValue,
  parseMessage,
  readHeader,
  splitValues,
  stringifyDate,
} from "../src/index.ts";
import { errorOf, octets, request } from "./octets.ts";

const address = (uri: string, ...parameters: readonly (readonly [string, string?])[]) => ({
  displayName: undefined,
  uri,
  parameters: parameters.map(([name, value]) => ({ name, value })),
});
const item = (token: string, ...parameters: readonly (readonly [string, string?])[]) => ({
  token,
  parameters: parameters.map(([name, value]) => ({ name, value })),
});
const credentials = {
  scheme: "Digest",
  parameters: [
    { name: "realm", value: '"a, b"' },
    { name: "nc", value: "00000001" },
    { name: "uri", value: '"sip:c"' },
  ],
};
const credentialsText = 'Digest realm="a, b", nc=00000001 ,uri="sip:c"';
const product = (name?: string, version?: string, comment?: string) => ({ name, version, comment });

/** A value of every header field that is known, as it is written and as it is read. */
const examples: { readonly [Name in keyof HeaderValues]: readonly [string, HeaderValues[Name]] } = {
  Accept: [
    "text/* ;q=0.5, */*",
    [
      { type: "text", subtype: "*", parameters: [{ name: "q", value: "0.5" }] },
      { type: "*", subtype: "*", parameters: [] },
    ],
  ],
  "Accept-Contact": [
    '*;audio;+g.x="A,!#>=2";require;EXPLICIT',
    [
      {
        features: [
          { tag: "audio", values: [{ kind: "boolean", isNegated: false, boolean: true }] },
          {
            tag: "+g.x",
            values: [
              { kind: "token", isNegated: false, token: "A" },
              { kind: "numeric", isNegated: true, least: 2, most: Infinity },
            ],
          },
        ],
        isRequired: true,
        isExplicit: true,
        parameters: [
          { name: "audio", value: undefined },
          { name: "+g.x", value: '"A,!#>=2"' },
          { name: "require", value: undefined },
          { name: "EXPLICIT", value: undefined },
        ],
      },
    ],
  ],
  "Accept-Encoding": ["gzip;q=1, *", [item("gzip", ["q", "1"]), item("*")]],
  "Accept-Language": ["da, en-gb;q=0.8", [item("da"), item("en-gb", ["q", "0.8"])]],
  "Alert-Info": ["<http://a.example/x?y>;z", [address("http://a.example/x?y", ["z"])]],
  Allow: ["INVITE, ACK ,BYE", ["INVITE", "ACK", "BYE"]],
  "Allow-Events": ["conference, presence.winfo", ["conference", "presence.winfo"]],
  "Authentication-Info": ['nextnonce="a"', [{ name: "nextnonce", value: '"a"' }]],
  Authorization: [credentialsText, [credentials]],
  "Call-ID": ['f81d4fae@<>:\\"/[]?{}()', 'f81d4fae@<>:\\"/[]?{}()'],
  "Call-Info": [
    "<http://a>;purpose=icon,<http://b>",
    [address("http://a", ["purpose", "icon"]), address("http://b")],
  ],
  Contact: ["sip:a@b;q=0.5", [address("sip:a@b", ["q", "0.5"])]],
  "Content-Disposition": ["session;handling=optional", item("session", ["handling", "optional"])],
  "Content-Encoding": ["tar, gzip", ["tar", "gzip"]],
  "Content-Language": ["fr", ["fr"]],
  "Content-Length": ["0349", 349],
  "Content-Type": [
    'multipart/mixed;boundary="x y"',
    { type: "multipart", subtype: "mixed", parameters: [{ name: "boundary", value: '"x y"' }] },
  ],
  "Contribution-ID": ["0123456789abcdef0123456789abcdef", "0123456789abcdef0123456789abcdef"],
  "Conversation-ID": [
    "f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
    "f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
  ],
  CSeq: ["0009 \t INVITE", { sequence: 9, method: "INVITE" }],
  Date: ["Sat, 13 Nov 2010 23:29:00 GMT", Date.UTC(2010, 10, 13, 23, 29)],
  "Error-Info": ["<sip:not-in-service@atlanta.com>", [address("sip:not-in-service@atlanta.com")]],
  Event: ["conference.x;id=1", item("conference.x", ["id", "1"])],
  Expires: ["4294967295", 4_294_967_295],
  "Flow-Timer": ["120", 120],
  From: [
    '"A. \\"B\\", C" <sip:c@d;e?f=g>;tag=h',
    { ...address("sip:c@d;e?f=g", ["tag", "h"]), displayName: '"A. \\"B\\", C"' },
  ],
  "History-Info": [
    "<sip:a@b>;index=1.1;foo=bar",
    [address("sip:a@b", ["index", "1.1"], ["foo", "bar"])],
  ],
  "In-Reply-To": ["a@b, c", ["a@b", "c"]],
  "InReplyTo-Contribution-ID": ["abc", "abc"],
  "Max-Breadth": ["60", 60],
  "Max-Forwards": ["0070", 70],
  "Message-Expires": ["Thu, 01 Jan 1970 00:00:01 GMT", { dateMs: 1000 }],
  "MIME-Version": ["1.0", { major: 1, minor: 0 }],
  "Min-Expires": ["60", 60],
  "Min-SE": ["90;x", { seconds: 90, parameters: [{ name: "x", value: undefined }] }],
  Organization: ["Boxes by Böb", "Boxes by Böb"],
  "P-Asserted-Identity": [
    '"Alice" <sip:alice@a.example>, <tel:+1>',
    [{ ...address("sip:alice@a.example"), displayName: '"Alice"' }, address("tel:+1")],
  ],
  "P-Asserted-Service": [
    "urn:urn-7:3gpp-service.ims.icsi.oma.cpm.session",
    ["urn:urn-7:3gpp-service.ims.icsi.oma.cpm.session"],
  ],
  "P-Associated-URI": ["<sip:a@b>;x", [address("sip:a@b", ["x"])]],
  "P-Preferred-Identity": ["<tel:+1>", [address("tel:+1")]],
  "P-Preferred-Service": ["urn:urn-7:a.b, URN:urn-7:c", ["urn:urn-7:a.b", "URN:urn-7:c"]],
  Path: [
    "<sip:p1.example;lr>,<sip:p2.example;lr>",
    [address("sip:p1.example;lr"), address("sip:p2.example;lr")],
  ],
  Priority: ["non-urgent", "non-urgent"],
  Privacy: ["id ; header;critical", ["id", "header", "critical"]],
  "Proxy-Authenticate": [credentialsText, [credentials]],
  "Proxy-Authorization": [credentialsText, [credentials]],
  "Proxy-Require": ["foo", ["foo"]],
  RAck: ["776656 1 INVITE", { response: 776_656, sequence: 1, method: "INVITE" }],
  Reason: [
    'SIP;cause=200;text="Call completed elsewhere", Q.850;x',
    [
      {
        protocol: "SIP",
        cause: 200,
        text: "Call completed elsewhere",
        parameters: [
          { name: "cause", value: "200" },
          { name: "text", value: '"Call completed elsewhere"' },
        ],
      },
      {
        protocol: "Q.850",
        cause: undefined,
        text: undefined,
        parameters: [{ name: "x", value: undefined }],
      },
    ],
  ],
  "Record-Route": ["<sip:p1.example.com;lr>", [address("sip:p1.example.com;lr")]],
  "Refer-To": ["<sip:a@b?Replaces=c%40d>", address("sip:a@b?Replaces=c%40d")],
  "Referred-By": ['<sip:a@b>;cid="2@c"', address("sip:a@b", ["cid", '"2@c"'])],
  "Reject-Contact": [
    "*;video",
    [
      {
        features: [
          { tag: "video", values: [{ kind: "boolean", isNegated: false, boolean: true }] },
        ],
        isRequired: false,
        isExplicit: false,
        parameters: [{ name: "video", value: undefined }],
      },
    ],
  ],
  "Reply-To": [
    "Bob <sip:bob@biloxi.com>",
    { ...address("sip:bob@biloxi.com"), displayName: "Bob" },
  ],
  Replaces: [
    "a@b;to-tag=1;from-tag=2;early-only",
    {
      callId: "a@b",
      toTag: "1",
      fromTag: "2",
      isEarlyOnly: true,
      parameters: [
        { name: "to-tag", value: "1" },
        { name: "from-tag", value: "2" },
        { name: "early-only", value: undefined },
      ],
    },
  ],
  "Request-Disposition": ["proxy, no-fork", ["proxy", "no-fork"]],
  Require: ["100rel,timer", ["100rel", "timer"]],
  "Retry-After": [
    "18000 (I'm in a \\(meeting\\));duration=3600",
    {
      seconds: 18_000,
      comment: "(I'm in a \\(meeting\\))",
      parameters: [{ name: "duration", value: "3600" }],
    },
  ],
  Route: [
    "<sip:orig@s.example:5060;lr;transport=tcp>, A B<sip:i.example;lr>;x",
    [
      address("sip:orig@s.example:5060;lr;transport=tcp"),
      { ...address("sip:i.example;lr", ["x"]), displayName: "A B" },
    ],
  ],
  RSeq: ["988789", 988_789],
  "Security-Client": [
    "ipsec-3gpp;q=0.1;alg=hmac",
    [item("ipsec-3gpp", ["q", "0.1"], ["alg", "hmac"])],
  ],
  "Security-Server": ["tls, digest", [item("tls"), item("digest")]],
  "Security-Verify": ["tls", [item("tls")]],
  Server: ["HomeServer v2", [product("HomeServer"), product("v2")]],
  "Service-Route": ["<sip:p2.example;lr>", [address("sip:p2.example;lr")]],
  "Session-Expires": [
    "1800;refresher=UAS",
    { seconds: 1800, refresher: "uas", parameters: [{ name: "refresher", value: "UAS" }] },
  ],
  "Session-Replaces": ["abc", "abc"],
  Subject: ["", ""],
  "Subscription-State": [
    "Terminated;reason=timeout;retry-after=5;expires=0",
    {
      state: "terminated",
      reason: "timeout",
      expires: 0,
      retryAfter: 5,
      parameters: [
        { name: "reason", value: "timeout" },
        { name: "retry-after", value: "5" },
        { name: "expires", value: "0" },
      ],
    },
  ],
  Supported: ["", []],
  Timestamp: ["54.5 .25", { seconds: 54.5, delay: 0.25 }],
  To: ["sip:bob@example.com;tag=1", address("sip:bob@example.com", ["tag", "1"])],
  Unsupported: ["foo", ["foo"]],
  "User-Agent": [
    "CPM-client/OMA2.2 RCS-client / UP_2.4 (a \\) (b, (c)) d)",
    [
      product("CPM-client", "OMA2.2"),
      product("RCS-client", "UP_2.4"),
      product(undefined, undefined, "(a \\) (b, (c)) d)"),
    ],
  ],
  Via: [
    "SIP / 2.0 / UDP first.example.com : 4000 ; ttl=16 ;branch=z9hG4bKa, SIP/2.0/TCP [::1]",
    [
      {
        protocol: "SIP",
        version: "2.0",
        transport: "UDP",
        host: "first.example.com",
        port: 4000,
        parameters: [
          { name: "ttl", value: "16" },
          { name: "branch", value: "z9hG4bKa" },
        ],
      },
      {
        protocol: "SIP",
        version: "2.0",
        transport: "TCP",
        host: "[::1]",
        port: undefined,
        parameters: [],
      },
    ],
  ],
  Warning: [
    '399 pf.example:5060 "122 Function \\"not\\" allowed", 370 isi "b"',
    [
      { code: 399, agent: "pf.example:5060", text: '122 Function "not" allowed' },
      { code: 370, agent: "isi", text: "b" },
    ],
  ],
  "WWW-Authenticate": [credentialsText, [credentials]],
};

test("the 44 header fields of RFC 3261 section 20 are known", () => {
  const rfc = readFileSync(new URL("../../../../shared/rfc/rfc3261.txt", import.meta.url), "utf8");
  const names = Array.from(rfc.matchAll(/^20\.\d+ ([A-Z][A-Za-z-]+)$/gm), ([, name]) => name);
  expect(names).toHaveLength(44);
  expect(names.filter((name) => !HEADER_NAMES.some((known) => known === name))).toEqual([]);
});

test("every known header field has an example", () => {
  expect(Object.keys(examples).toSorted()).toEqual([...HEADER_NAMES].toSorted());
});

test.each(Object.entries(examples))("%s: %j", (name, [value, expected]) => {
  const known = HEADER_NAMES.find((one) => one === name) ?? "To";
  const message = parseMessage(octets(`SIP/2.0 200 OK\n${name}: ${value}\n\n${"x".repeat(349)}`));
  expect(readHeader(message, known)).toEqual(expected);
  expect(parseHeaderValue(known, value)).toEqual(expected);
});

describe("several fields of one name", () => {
  const message = parseMessage(
    octets(`SIP/2.0 200 OK
Via: SIP/2.0/UDP a
v: SIP/2.0/UDP b, SIP/2.0/UDP c
X: y
VIA: SIP/2.0/UDP d
CSeq: 1 A
cseq: 2 A

`),
  );

  test("a list has the values of all of them, in their order", () => {
    expect(readHeader(message, "Via")?.map(({ host }) => host)).toEqual(["a", "b", "c", "d"]);
  });

  test("one that may come once is refused", () => {
    expect(errorOf(() => readHeader(message, "CSeq"))?.[0]).toBe("repeated-header");
  });

  test("one that is not there is undefined", () => {
    expect(readHeader(message, "To")).toBeUndefined();
    expect(readHeader(message, "Allow")).toBeUndefined();
  });
});

describe("lists that may be empty", () => {
  test.each(["Accept", "Accept-Encoding", "Accept-Language", "Allow", "Supported"] as const)(
    "%s",
    (name) => {
      expect(parseHeaderValue(name, "")).toEqual([]);
    },
  );

  test.each(["Require", "Route", "Via", "Contact"] as const)("%s may not", (name) => {
    expect(errorOf(() => parseHeaderValue(name, ""))).toEqual(["unexpected-end", 0]);
  });
});

test("the Contact of a REGISTER that removes all is an address with the URI *", () => {
  expect(parseHeaderValue("Contact", "*")).toEqual([address("*")]);
});

describe("values that are none", () => {
  test.each([
    ["Via", "SIP/2.0/UDP a;;branch=1", "unexpected-character", 14],
    ["Via", "SIP/2.0/UDP a:b", "unexpected-character", 14],
    ["Via", "SIP/2.0/UDP a:70000", "invalid-port", 14],
    ["Via", "SIP/2.0/UDP [1]", "invalid-host", 12],
    ["From", "<sip:a>, <sip:b>", "unexpected-character", 7],
    ["From", '"a <sip:b>', "unexpected-end", 10],
    ["From", "a b <sip:c", "unexpected-end", 10],
    ["From", "sip:a?b=c", "unexpected-character", 5],
    ["From", "< sip:a>", "unexpected-character", 1],
    ["From", '"é\\é" <sip:a>', "unexpected-character", 3],
    ["From", "<sip:a>;tag=", "unexpected-end", 12],
    ["From", "<sip:a>;tag=a/b", "unexpected-character", 13],
    ["Contact", "<sip:a>,", "unexpected-end", 8],
    ["CSeq", "2147483648 INVITE", "number-out-of-range", 0],
    ["CSeq", "1INVITE", "unexpected-character", 1],
    ["CSeq", "-1 INVITE", "unexpected-character", 0],
    ["Max-Forwards", "256", "number-out-of-range", 0],
    ["Expires", "4294967296", "number-out-of-range", 0],
    ["Expires", "1.5", "unexpected-character", 1],
    ["RAck", "1 2147483648 A", "number-out-of-range", 2],
    ["RAck", "4294967296 1 A", "number-out-of-range", 0],
    ["MIME-Version", "1.65536", "number-out-of-range", 2],
    ["Session-Expires", "9x", "unexpected-character", 1],
    ["Session-Expires", "90, 91", "unexpected-character", 2],
    ["Reason", "SIP;cause=x", "unexpected-character", 10],
    ["Subscription-State", "active;expires=99999999999", "number-out-of-range", 15],
    ["Call-ID", "a@b@c", "unexpected-character", 3],
    ["Call-ID", "a, b", "unexpected-character", 1],
    ["Date", "Fri, 13 Nov 2010 23:29:00 GMT", "invalid-date", 0],
    ["Date", "Sat, 31 Feb 2010 23:29:00 GMT", "invalid-date", 0],
    ["Date", "Sat, 13 Nox 2010 23:29:00 GMT", "invalid-date", 0],
    ["Date", "Sat, 13 Nov 2010 24:00:00 GMT", "invalid-date", 0],
    ["Date", "Sat, 13 Nov 2010 23:60:00 GMT", "invalid-date", 0],
    ["Date", "Sat, 13 Nov 2010 23:29:00 EST", "unexpected-character", 26],
    ["Warning", '39 a "b"', "unexpected-character", 2],
    ["Warning", "399 a b", "unexpected-character", 6],
    ["Authorization", "Digest", "unexpected-end", 6],
    ["Accept-Contact", '*;+a="b c"', "unexpected-character", 7],
    ["P-Asserted-Service", "urn:urn-8:a", "unexpected-character", 8],
    ["Conversation-ID", "a b", "unexpected-character", 1],
    ["Privacy", "id,none", "unexpected-character", 2],
    ["User-Agent", "(a", "unexpected-end", 2],
    ["User-Agent", "(a (b)", "unexpected-end", 6],
    ["User-Agent", "(".repeat(40), "too-deep", 32],
    ["Priority", "a, b", "unexpected-character", 1],
    ["Content-Type", "text", "unexpected-end", 4],
  ] as const)("%s: %s", (name, value, code, offset) => {
    expect(errorOf(() => parseHeaderValue(name, value))).toEqual([code, offset]);
  });

  test("a value that is too long", () => {
    const value = "a,".repeat(40_000);
    expect(errorOf(() => parseHeaderValue("Allow", value))).toEqual(["value-too-long", 65_536]);
  });
});

test("a refresher that is neither side is none", () => {
  expect(parseHeaderValue("Session-Expires", "90;refresher=proxy").refresher).toBeUndefined();
});

test("Message-Expires may be seconds", () => {
  expect(parseHeaderValue("Message-Expires", "3600")).toEqual({ seconds: 3600 });
});

test("a date is written as it is read", () => {
  const text = "Sat, 13 Nov 2010 23:29:00 GMT";
  expect(stringifyDate(parseHeaderValue("Date", text) + 999)).toBe(text);
  expect(parseHeaderValue("Date", "Sat, 01 Jan 0000 00:00:00 GMT")).toBe(-62_167_219_200_000);
  expect(() => stringifyDate(Number.NaN)).toThrow(RangeError);
  expect(() => stringifyDate(1e15)).toThrow(RangeError);
});

test("a delay is a number in any of its forms", () => {
  const delay = (value: string) => parseHeaderValue("Timestamp", value).delay;
  expect(["1", "1 2", "1 2.", "1 .", "1. .5"].map(delay)).toEqual([undefined, 2, 2, 0, 0.5]);
});

test("values are divided at commas outside of quotation marks and angle brackets", () => {
  expect(splitValues('"a,\\",b" <c,d>;e="f,g" , h\t,<,> ')).toEqual([
    '"a,\\",b" <c,d>;e="f,g"',
    "h",
    "<,>",
  ]);
  expect(errorOf(() => splitValues('a, "b'))).toEqual(["unexpected-end", 5]);
  expect(errorOf(() => splitValues("a, <b"))).toEqual(["unexpected-end", 5]);
});

test("names of no field are none of an object either", () => {
  const message = parseMessage(octets(request("__proto__: a\nconstructor: b\n")));
  expect(message.headers.slice(-2).map(({ name }) => name)).toEqual(["__proto__", "constructor"]);
});
