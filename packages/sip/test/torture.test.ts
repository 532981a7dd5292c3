import { describe, expect, test } from "vitest";
import { encodeMessage, parseMessage, parseUri, readHeader, viaReceived } from "../src/index.ts";
import { factsOf, ipv6Tortures, judge, tortureOctets, tortures } from "./torture.ts";

const all = tortures();

describe("RFC 4475", () => {
  test("has 49 messages and 98 facts", () => {
    expect(all).toHaveLength(49);
    expect(all.reduce((sum, { facts }) => sum + Object.keys(facts ?? {}).length, 0)).toBe(98);
  });

  test.each(all.filter(({ want }) => want === "parse"))("$file is right", ({ file, facts }) => {
    const octets = tortureOctets(file);
    expect(judge(octets)).toEqual([]);
    const message = parseMessage(octets);
    expect(factsOf(message)).toMatchObject(facts ?? {});
    expect(encodeMessage(message)).toEqual(octets.subarray(0, encodeMessage(message).length));
  });

  // Those that may be taken as well are refused too: nothing is guessed.
  test.each([
    ["badinv01.dat", ["unexpected-character", "unexpected-character"]],
    ["clerr.dat", ["incomplete-body"]],
    ["ncl.dat", ["invalid-content-length"]],
    ["scalar02.dat", ["number-out-of-range", "number-out-of-range", "number-out-of-range"]],
    ["scalarlg.dat", ["number-out-of-range", "number-out-of-range", "unexpected-character"]],
    ["quotbal.dat", ["unexpected-end"]],
    ["ltgtruri.dat", ["unexpected-character"]],
    ["lwsruri.dat", ["unexpected-character"]],
    ["lwsstart.dat", ["unexpected-character"]],
    ["trws.dat", ["unexpected-character"]],
    ["escruri.dat", ["headers-in-request-uri"]],
    ["baddate.dat", ["unexpected-character"]],
    ["regbadct.dat", ["unexpected-character"]],
    ["badaspec.dat", ["unexpected-character"]],
    ["baddn.dat", ["unexpected-end"]],
    ["badvers.dat", ["unsupported-version"]],
    ["mismatch01.dat", ["method-mismatch"]],
    ["mismatch02.dat", ["method-mismatch"]],
    ["bigcode.dat", ["unexpected-character"]],
    ["insuf.dat", ["missing-header", "missing-header", "missing-header"]],
    ["multi01.dat", Array.from({ length: 5 }, () => "repeated-header")],
    ["mcl01.dat", ["conflicting-content-length"]],
    ["test.dat", ["unexpected-character"]],
  ])("%s is refused or found wrong", (file, codes) => {
    expect(judge(tortureOctets(file))).toEqual(codes);
  });

  test("every message that has to be refused is", () => {
    const rejected = all.filter(({ want }) => want === "reject");
    expect(rejected.filter(({ file }) => judge(tortureOctets(file)).length === 0)).toEqual([]);
  });
});

describe("RFC 5118", () => {
  const messages = ipv6Tortures();
  const read = (name: string) => parseMessage(new TextEncoder().encode(messages.get(name)));

  test("has 12 messages", () => {
    expect([...messages.keys()]).toEqual([
      "ipv6-good",
      "ipv6-bad",
      "port-ambiguous",
      "port-unambiguous",
      "via-received-param-with-delim",
      "via-received-param-no-delim",
      "ipv6-in-sdp",
      "mult-ip-in-header",
      "mult-ip-in-sdp",
      "ipv4-mapped-ipv6",
      "ipv6-bug-abnf-3-colons",
      "ipv6-correct-abnf-2-colons",
    ]);
  });

  test.each([...messages.keys()].filter((name) => name !== "ipv6-bad"))("%s is right", (name) => {
    expect(judge(new TextEncoder().encode(messages.get(name)))).toEqual([]);
  });

  test("an address without brackets is no host", () => {
    expect(judge(new TextEncoder().encode(messages.get("ipv6-bad")))).toEqual([
      "unexpected-character",
    ]);
  });

  test("a port is behind the brackets", () => {
    expect(parseUri("sip:[2001:db8::10:5070]")).toMatchObject({ port: undefined });
    expect(parseUri("sip:[2001:db8::10]:5070")).toMatchObject({ port: 5070 });
  });

  test("received has an address with brackets or without", () => {
    for (const name of ["via-received-param-with-delim", "via-received-param-no-delim"]) {
      const [via] = readHeader(read(name), "Via") ?? [];
      expect(via && viaReceived(via)).toBe("2001:db8::9:255");
    }
  });
});
