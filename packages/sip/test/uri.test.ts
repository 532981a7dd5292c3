import { describe, expect, test } from "vitest";
import {
  escapeUriText,
  parseSipUri,
  parseUri,
  sameHost,
  sameUri,
  stringifyUri,
  unescapeUriText,
} from "../src/index.ts";
import { errorOf } from "./octets.ts";

describe("SIP URIs", () => {
  test("all parts", () => {
    expect(parseUri("SIPS:a%40b:pw@[2001:DB8::1]:5061;transport=tcp;LR?subject=a%20b&to=")).toEqual(
      {
        kind: "sip",
        scheme: "sips",
        user: "a%40b",
        password: "pw",
        host: "[2001:DB8::1]",
        port: 5061,
        parameters: [
          { name: "transport", value: "tcp" },
          { name: "LR", value: undefined },
        ],
        headers: [
          { name: "subject", value: "a%20b" },
          { name: "to", value: "" },
        ],
      },
    );
  });

  test("no more than a host", () => {
    expect(parseUri("sip:example.com.")).toEqual({
      kind: "sip",
      scheme: "sip",
      user: undefined,
      password: undefined,
      host: "example.com.",
      port: undefined,
      parameters: [],
      headers: [],
    });
  });

  test("a user may have semicolons, question marks and slashes", () => {
    expect(parseSipUri("sip:user;par=u%40example.net?/@example.com").user).toBe(
      "user;par=u%40example.net?/",
    );
  });

  test.each([
    ["sip:", "unexpected-end", 4],
    ["sip:a@", "unexpected-end", 6],
    ["sip:a@b@c", "unexpected-character", 7],
    ["sip:a b@c", "unexpected-character", 5],
    ["sip:a%4@c", "unexpected-character", 7],
    ["sip:@c", "unexpected-character", 4],
    ["sip:a@-b", "unexpected-character", 6],
    ["sip:a@b..c", "unexpected-character", 8],
    ["sip:a@b:", "unexpected-end", 8],
    ["sip:a@b;", "unexpected-end", 8],
    ["sip:a@b;;lr", "unexpected-character", 8],
    ["sip:a@b?", "unexpected-end", 8],
    ["sip:a@b?c", "unexpected-end", 9],
    ["sip:a@b:65536", "invalid-port", 8],
    ["sip:a@1.2.3", "invalid-host", 6],
    ["sip:a@1.2.3.256", "invalid-host", 6],
    ["sip:a@1.2.3.04", "invalid-host", 6],
    ["sip:a@b.2", "invalid-host", 6],
    ["sip:a@[::1::]", "invalid-host", 6],
    ["sip:a@[1:2:3:4:5:6:7]", "invalid-host", 6],
    ["sip:a@[1:2:3:4:5:6:7:8:9]", "invalid-host", 6],
    ["sip:a@[1::2:3:4:5:6:7:8]", "invalid-host", 6],
    ["sip:a@[12345::]", "invalid-host", 6],
    ["sip:a@[1.2.3.4::]", "invalid-host", 6],
    ["sip:a@[::1.2.3]", "invalid-host", 6],
    ["sip:a@[:1]", "invalid-host", 6],
    ["sip:a@[]", "unexpected-character", 7],
    ["sip:a\rb", "lone-carriage-return", 5],
    ["sip:\r\n@b", "unexpected-character", 4],
    [`sip:[${"0".repeat(50)}::]`, "invalid-host", 4],
    ["sip:é@b", "unexpected-character", 4],
  ])("%j is refused", (text, code, offset) => {
    expect(errorOf(() => parseUri(text))).toEqual([code, offset]);
  });

  test.each(["1.2.3.4", "255.0.10.199", "3com.example", "a-b.c1", "[::]", "[1:2:3:4:5:6:7:8]"])(
    "%s is a host",
    (host) => {
      expect(parseSipUri(`sip:${host}`).host).toBe(host);
    },
  );

  test("no other scheme is a SIP URI", () => {
    expect(errorOf(() => parseSipUri("tel:+1"))?.[0]).toBe("unexpected-character");
    expect(parseUri("sipx:a").kind).toBe("other");
    expect(parseUri("telnet:a").kind).toBe("other");
  });

  test("one that is too long is refused", () => {
    expect(errorOf(() => parseUri(`sip:${"a".repeat(70_000)}`))).toEqual([
      "value-too-long",
      65_536,
    ]);
  });
});

describe("tel URIs", () => {
  test("global and local numbers", () => {
    expect(parseUri("tel:+1-201-555-0123;ext=22")).toEqual({
      kind: "tel",
      number: "+1-201-555-0123",
      parameters: [{ name: "ext", value: "22" }],
    });
    expect(parseUri("TEL:7042#*;phone-context=example.com")).toMatchObject({ number: "7042#*" });
  });

  test("a local number needs a context", () => {
    expect(errorOf(() => parseUri("tel:7042"))).toEqual(["missing-phone-context", 8]);
  });

  test("a number has a digit", () => {
    expect(errorOf(() => parseUri("tel:+-"))).toEqual(["unexpected-end", 6]);
    expect(errorOf(() => parseUri("tel:"))).toEqual(["unexpected-end", 4]);
  });
});

test("other URIs are a scheme and a rest", () => {
  expect(parseUri("urn:uuid:f81d4fae")).toEqual({
    kind: "other",
    scheme: "urn",
    rest: "uuid:f81d4fae",
  });
  expect(errorOf(() => parseUri("nothing"))).toEqual(["unexpected-end", 7]);
  expect(errorOf(() => parseUri("a:<"))).toEqual(["unexpected-character", 2]);
});

describe("equivalence (RFC 3261 section 19.1.4)", () => {
  test.each([
    ["sip:%61lice@atlanta.com;transport=TCP", "sip:alice@AtLanTa.CoM;Transport=tcp"],
    ["sip:carol@chicago.com", "sip:carol@chicago.com;newparam=5"],
    ["sip:carol@chicago.com", "sip:carol@chicago.com;security=on"],
    ["sip:carol@chicago.com;newparam=5", "sip:carol@chicago.com;security=on"],
    [
      "sip:biloxi.com;transport=tcp;method=REGISTER?to=sip:bob%40biloxi.com",
      "sip:biloxi.com;method=REGISTER;transport=tcp?to=sip:bob%40biloxi.com",
    ],
    [
      "sip:alice@atlanta.com?subject=project%20x&priority=urgent",
      "sip:alice@atlanta.com?priority=urgent&subject=project%20x",
    ],
    ["sip:a@[2001:db8::1]", "sip:a@[2001:DB8:0:0::0001]"],
    ["sip:a@[::ffff:192.0.2.1]", "sip:a@[::ffff:c000:201]"],
    ["sip:a%2fb@c", "sip:a%2Fb@c"],
    ["tel:+1-201-555-0123", "tel:+1(201)5550123"],
    ["tel:863-1234;phone-context=+1-914-555;ext=1", "TEL:8631234;EXT=1-;phone-context=+1914555"],
    ["tel:1;phone-context=Example.com", "tel:1;phone-context=example.com"],
    ["URN:a", "urn:a"],
  ])("%s and %s are", (left, right) => {
    expect(sameUri(left, right)).toBe(true);
    expect(sameUri(parseUri(right), parseUri(left))).toBe(true);
  });

  test.each([
    ["SIP:ALICE@AtLanTa.CoM;Transport=udp", "sip:alice@AtLanTa.CoM;Transport=UDP"],
    ["sip:bob@biloxi.com", "sip:bob@biloxi.com:5060"],
    ["sip:bob@biloxi.com", "sip:bob@biloxi.com;transport=udp"],
    ["sip:bob@biloxi.com", "sip:bob@biloxi.com:6000;transport=tcp"],
    ["sip:carol@chicago.com", "sip:carol@chicago.com?Subject=next%20meeting"],
    ["sip:bob@phone21.boxesbybob.com", "sip:bob@192.0.2.4"],
    ["sip:carol@chicago.com;security=on", "sip:carol@chicago.com;security=off"],
    ["sip:a@b", "sips:a@b"],
    ["sip:a@b", "sip:b"],
    ["sip:a@b", "sip:a:@b"],
    ["sip:a@b;maddr=c", "sip:a@b"],
    ["sip:a@b?c=1", "sip:a@b?c=2"],
    ["sip:a%2fb@c", "sip:a/b@c"],
    ["sip:a%2541@c", "sip:a%41@c"],
    ["sip:a@[::1]", "sip:a@[::2]"],
    ["tel:+1", "tel:1;phone-context=a"],
    ["tel:+1", "tel:+1;a"],
    ["tel:+1;a=1", "tel:+1;a=2"],
    ["tel:+1;a", "tel:+1;b"],
    ["tel:+1", "sip:+1@a;user=phone"],
    ["urn:a", "urn:A"],
  ])("%s and %s are not", (left, right) => {
    expect(sameUri(left, right)).toBe(false);
    expect(sameUri(right, left)).toBe(false);
  });

  test("a host that is no address is compared as it is written", () => {
    expect(sameHost("[x]", "[x]")).toBe(true);
    expect(sameHost("[x]", "[X]")).toBe(false);
  });
});

describe("writing", () => {
  const uri = parseSipUri("sip:a:b@c:1;d=e?f=g");

  test("gives back what was read", () => {
    expect(stringifyUri(uri)).toBe("sip:a:b@c:1;d=e?f=g");
    expect(stringifyUri(parseUri("tel:+1;a"))).toBe("tel:+1;a");
  });

  test.each([
    { ...uri, user: "a@b" },
    { ...uri, user: "a\r\n" },
    { ...uri, user: "a:b", password: undefined },
    { ...uri, user: undefined },
    { ...uri, host: "c;x" },
    { ...uri, host: "" },
    { ...uri, port: 65_536 },
    { ...uri, port: 1.5 },
    { ...uri, parameters: [{ name: "a;b", value: undefined }] },
    { ...uri, parameters: [{ name: "a", value: "b>" }] },
    { ...uri, headers: [{ name: "a", value: "b&c=d" }] },
  ])("refuses what would be read otherwise: %j", (changed) => {
    expect(() => stringifyUri(changed)).toThrow(RangeError);
  });

  test("percent-encodes and decodes", () => {
    expect(escapeUriText("a@é;")).toBe("a%40%C3%A9%3B");
    expect(unescapeUriText("a%40%c3%a9%3B")).toBe("a@é;");
    expect(unescapeUriText("%ff")).toBeUndefined();
    expect(() => escapeUriText("\ud800")).toThrow(RangeError);
  });
});
