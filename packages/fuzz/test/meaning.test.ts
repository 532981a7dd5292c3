import { describe, expect, test } from "vitest";
import { byName } from "../src/by-name.ts";
import { meaningOf } from "../src/meaning.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function said(syntax: string, lines: readonly string[]): string {
  return JSON.stringify(meaningOf(syntax)?.(encode(lines.map((line) => `${line}\r\n`).join(""))));
}

describe("cards", () => {
  const card = (...lines: readonly string[]): string =>
    said("vcard", ["BEGIN:VCARD", "VERSION:4.0", "FN:Ada", ...lines, "END:VCARD"]);

  test.each([
    ["names, groups and types in any case", "a.TEL;TYPE=Home:1", "A.tel;type=HOME:1"],
    ["types as a list, a quoted list or one by one", "TEL;TYPE=a,b:1", 'TEL;TYPE="b,a":1'],
    ["types one by one", "TEL;TYPE=a,b:1", "TEL;TYPE=b;TYPE=a:1"],
    ["parameters in any order", "NOTE;PREF=1;LANGUAGE=en:x", "NOTE;language=EN;pref=1:x"],
    ["the type that it has anyway", "NOTE:x", "NOTE;VALUE=text:x"],
    ["line breaks as n or N", "NOTE:a\\nb", "NOTE:a\\Nb"],
    ["an escape that need not be", "NOTE:a;b", "NOTE:a\\;b"],
    ["folds", "NOTE:ab", "NOTE:a\r\n b"],
    ["empty components at the end", "N:a;b;;;", "N:a;b"],
  ])("say the same with %s", (_, one, other) => {
    expect(card(one)).toBe(card(other));
  });

  test("say the same in any order", () => {
    expect(card("NOTE:a", "NOTE:b", "TITLE:c")).toBe(card("TITLE:c", "NOTE:b", "NOTE:a"));
  });

  test.each([
    ["a text", "NOTE:a", "NOTE:A"],
    ["the type of a value", "TEL:tel:1", "TEL;VALUE=uri:tel:1"],
    ["a component", "N:a;b;;;", "N:a;;b;;"],
    ["where a component divides", "N:a\\,b;;;;", "N:a,b;;;;"],
    ["a parameter", "NOTE;LANGUAGE=en:x", "NOTE:x"],
    ["a group", "a.NOTE:x", "NOTE:x"],
    ["octets", "PHOTO:data:;base64,AAAA", "PHOTO:data:;base64,AAAB"],
  ])("say something else with another %s", (_, one, other) => {
    expect(card(one)).not.toBe(card(other));
  });
});

describe("SIP messages", () => {
  const request = (...lines: readonly string[]): string =>
    said("sip", [
      "OPTIONS sip:b@example.com SIP/2.0",
      "Via: SIP/2.0/UDP h;branch=z9hG4bKa",
      "Call-ID: c",
      "CSeq: 1 OPTIONS",
      ...lines.filter((line) => line !== ""),
      "",
    ]);

  test.each([
    ["compact names", "From: <sip:a@h>;tag=1", "f:<sip:a@h>;tag=1"],
    ["angle brackets or none", "From: sip:a@h", "From: <sip:a@h>"],
    ["parameters in any order", "From: <sip:a@h>;x=1;tag=1", 'From: <sip:a@h>;TAG=1;x="1"'],
    ["a display name as token or text", "From: Ada <sip:a@h>", 'From: "Ada" <sip:a@h>'],
    ["escapes that need not be", "From: <sip:%61b@h>", "From: <sip:ab@h>"],
    ["escapes in any case", "From: <sip:%2f@h>", "From: <sip:%2F@h>"],
    ["transports in any case", "Via: SIP/2.0/TCP h", "Via: SIP/2.0/tcp h"],
    ["the length of the body or without it", "Content-Length: 0", ""],
    ["white space in unknown fields", "X-A: b  c", "X-A: b\r\n c"],
  ])("say the same with %s", (_, one, other) => {
    expect(request(one)).toBe(request(other));
  });

  test.each([
    ["user that is reserved", "From: <sip:a%2Fb@h>", "From: <sip:a/b@h>"],
    ["port", "From: <sip:a@h:5060>", "From: <sip:a@h>"],
    ["parameter", "From: <sip:a@h>;tag=1", "From: <sip:a@h>"],
    ["value behind a comma", "Route: <sip:a>, <sip:b>", "Route: <sip:b>, <sip:a>"],
  ])("say something else with another %s", (_, one, other) => {
    expect(request(one)).not.toBe(request(other));
  });

  test("say the same with two fields or one with two values", () => {
    expect(request("Route: <sip:a>", "Route: <sip:b>")).toBe(request("Route: <sip:a>,<sip:b>"));
  });
});

describe("session descriptions", () => {
  const description = (...lines: readonly string[]): string =>
    said("sdp", ["v=0", "o=a 1 1 IN IP4 192.0.2.1", "s=-", "t=0 0", ...lines]);

  test("say the same with attributes of several names in any order", () => {
    expect(description("a=x:1", "a=y")).toBe(description("a=y", "a=x:1"));
    expect(description("a=x:1", "a=x:2")).not.toBe(description("a=x:2", "a=x:1"));
    expect(description("m=a 1 b c", "a=x")).not.toBe(description("a=x", "m=a 1 b c"));
  });
});

describe("documents", () => {
  test.each([
    ["attributes in any order", '<a b="1" c="2"/>', "<a c='2' b='1'></a>"],
    ["other prefixes", '<x:a xmlns:x="urn:n"/>', '<a xmlns="urn:n"/>'],
    ["text in any escape", "<a>&#38;<![CDATA[<]]></a>", "<a>&amp;&lt;</a>"],
    ["and without comments", "<a>x<!-- c -->y</a>", "<a>xy</a>"],
  ])("say the same with %s", (_, one, other) => {
    expect(said("xml", [one])).toBe(said("xml", [other]));
  });

  test.each([
    ["text", "<a>\r</a>", "<a>&#13;</a>"],
    ["namespace", '<a xmlns="urn:n"/>', "<a/>"],
    ["instruction", "<a><?p x?></a>", "<a/>"],
    ["order of children", "<a><b/>x</a>", "<a>x<b/></a>"],
  ])("say something else with another %s", (_, one, other) => {
    expect(said("xml", [one])).not.toBe(said("xml", [other]));
  });
});

test("a name of an object's own members is a name like any other", () => {
  const named = byName([
    ["__proto__", 1],
    ["constructor", 2],
    ["__proto__", 3],
  ]);
  expect(JSON.stringify(named)).toBe('{"__proto__":[1,3],"constructor":[2]}');
});

test("in other syntaxes all that was read counts", () => {
  expect(meaningOf("jcard")).toBeUndefined();
});
