import { describe, expect, test } from "vitest";
import {
  parseMsrpPath,
  parseMsrpUri,
  sameMsrpUri,
  stringifyMsrpPath,
  stringifyMsrpUri,
} from "../src/index.ts";
import { errorOf } from "./plain.ts";

describe("an MSRP-URI", () => {
  test("has all of its parts", () => {
    expect(parseMsrpUri("msrps://bob@[2001:db8::1]:2855/iau39/x+=;tcp;a;b=c")).toEqual({
      scheme: "msrps",
      userinfo: "bob",
      host: "[2001:db8::1]",
      port: "2855",
      sessionId: "iau39/x+=",
      transport: "tcp",
      parameters: [
        { name: "a", value: undefined },
        { name: "b", value: "c" },
      ],
    });
  });

  test.each(["%41:80", "%41b:", "a%41:80", "a:80", "a:b", "%41", ""])(
    "has any userinfo: %j",
    (userinfo) => {
      const uri = parseMsrpUri(`msrp://${userinfo}@%42%43:1/x;tcp`);
      expect([uri.userinfo, uri.host, uri.port]).toEqual([userinfo, "%42%43", "1"]);
    },
  );

  test("needs scheme, host and transport alone", () => {
    expect(parseMsrpUri("msrp://a;ws")).toEqual({
      scheme: "msrp",
      userinfo: undefined,
      host: "a",
      port: undefined,
      sessionId: undefined,
      transport: "ws",
      parameters: [],
    });
  });

  test.each([
    ["sip://a;tcp", 0],
    ["msrp://;tcp", 7],
    ["msrp://a", 8],
    ["msrp://a:;tcp", 9],
    ["msrp://a/;tcp", 9],
    ["msrp://a/%41;tcp", 9],
    ["msrp://a/b;", 11],
    ["msrp://a;tcp;", 13],
    ["msrp://é;tcp", 7],
    ["msrp://a;tcp msrp://b;tcp", 12],
  ])("is not %s", (text, offset) => {
    expect(errorOf(() => parseMsrpUri(text)).offset).toBe(offset);
  });

  test.each([
    { host: "a;b" },
    { host: "a/b" },
    { host: "a:1" },
    { userinfo: "a@b" },
    { userinfo: "a;b" },
    { sessionId: "a;tcp" },
    { transport: "tcp;x" },
    { parameters: [{ name: "x;y", value: undefined }] },
    { parameters: [{ name: "x=y", value: undefined }] },
    { parameters: [{ name: "x", value: "y;z" }] },
    { host: "a\r\nX: y" },
    { scheme: "sip" },
  ])("is not written from %j", (part) => {
    const uri = { ...parseMsrpUri("msrp://a:1/b;tcp"), ...part };
    expect(() => stringifyMsrpUri(uri)).toThrow(RangeError);
  });
});

test("a path is URIs with one space between two", () => {
  const text = "msrp://a:1/b;tcp msrps://c;tcp";
  expect(stringifyMsrpPath(parseMsrpPath(text))).toBe(text);
  expect(errorOf(() => parseMsrpPath("msrp://a;tcp  msrp://b;tcp")).offset).toBe(13);
  expect(errorOf(() => parseMsrpPath("")).code).toBe("unexpected-end");
  expect(() => stringifyMsrpPath([])).toThrow(RangeError);
});

// RFC 4975 section 6.1.
describe("two URIs", () => {
  const same = (first: string, second: string) =>
    sameMsrpUri(parseMsrpUri(first), parseMsrpUri(second));

  test.each([
    ["scheme, in any case", "msrp://a:1/s;tcp", "MSRP://a:1/s;tcp"],
    ["host, in any case", "msrp://a.B:1/s;tcp", "msrp://A.b:1/s;tcp"],
    ["host, with percent-encoded unreserved characters", "msrp://%61b;tcp", "msrp://aB;tcp"],
    ["transport, in any case", "msrp://a/s;tcp", "msrp://a/s;TCP"],
    ["port, as a number", "msrp://a:0080/s;tcp", "msrp://a:80/s;tcp"],
    [
      "IPv6 address, by value",
      "msrp://[2001:DB8::1]:1/s;tcp",
      "msrp://[2001:db8:0:0:0:0:0:1]:1/s;tcp",
    ],
    [
      "IPv6 address with an IPv4 one",
      "msrp://[::ffff:192.0.2.1]:1;tcp",
      "msrp://[::FFFF:c000:201]:1;tcp",
    ],
    ["userinfo does not count", "msrp://x@a/s;tcp", "msrp://y@a/s;tcp"],
    ["parameters do not count", "msrp://a/s;tcp;x=1", "msrp://a/s;tcp"],
  ])("are the same: %s", (_, first, second) => expect(same(first, second)).toBe(true));

  test.each([
    ["scheme", "msrp://a:1/s;tcp", "msrps://a:1/s;tcp"],
    ["port and none", "msrp://a:2855/s;tcp", "msrp://a/s;tcp"],
    ["none and a port", "msrp://a/s;tcp", "msrp://a:1/s;tcp"],
    ["session-id by case", "msrp://a/s;tcp", "msrp://a/S;tcp"],
    ["session-id and none", "msrp://a/s;tcp", "msrp://a;tcp"],
    ["transport", "msrp://a/s;tcp", "msrp://a/s;ws"],
    ["reserved characters stay encoded", "msrp://a%2fb;tcp", "msrp://a%3fb;tcp"],
    ["IPv6 addresses", "msrp://[::1];tcp", "msrp://[::2];tcp"],
    ["what looks like an IPv6 address", "msrp://[1:2];tcp", "msrp://[1:2::];tcp"],
    ["an octet beyond 255", "msrp://[::1.999.0.0];tcp", "msrp://[::4e7:0];tcp"],
    ["more than one gap", "msrp://[1::2::3];tcp", "msrp://[1::2:0:3];tcp"],
    ["too many groups", "msrp://[1:2:3:4:5:6:7:8::];tcp", "msrp://[1:2:3:4:5:6:7:8];tcp"],
  ])("differ: %s", (_, first, second) => expect(same(first, second)).toBe(false));
});
