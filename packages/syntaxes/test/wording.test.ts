import { describe, expect, test } from "vitest";
import { syntaxNamed } from "../src/index.ts";

const MESSAGE = [
  "INVITE sip:bob@b.example SIP/2.0",
  "Via: SIP/2.0/UDP a.example;branch=z9hG4bK1",
  "Max-Forwards: 70",
  "To: <sip:bob@b.example>",
  "From: <sip:a@a.example>;tag=1",
  "Call-ID: 1@a",
  "CSeq: 1 INVITE",
  "Contact: <sip:a@a.example>",
];
const FRAME = [
  "MSRP abcd SEND",
  "To-Path: msrp://a:1/x;tcp",
  "From-Path: msrp://b:1/y;tcp",
  "Message-ID: 1",
  "Byte-Range: 1-x/3",
  "Content-Type: text/plain",
  "",
  "abc",
  "-------abcd$",
  "",
];

function told(syntax: string, lines: readonly string[]): readonly string[] {
  const octets = new TextEncoder().encode(lines.join("\r\n"));
  return (syntaxNamed(syntax)?.read(octets).diagnostics ?? []).map(
    ({ line, column, message, expected }) =>
      [`${line}:${column} ${message}`, ...expected].join(" | "),
  );
}

describe("a diagnostic", () => {
  test("has one place, that in the whole text, and no other in its message", () => {
    const folded = MESSAGE.map((line) =>
      line.startsWith("Max") ? "Max-Forwards: \r\n\t700" : line,
    );
    expect(told("sip", [...folded, "", ""])).toEqual(["4:2 number above 255 (RFC 3261 1*DIGIT)"]);
    expect(told("sip", [...MESSAGE, "Subject: \u{1f600}", "Date: today", "", ""])).toEqual([
      '10:10 "a" cannot stand here (RFC 3261 date) | ","',
    ]);
  });

  test("names what is wrong once, and beside it what could have stood there", () => {
    const session = ["v=0", "o=- 1 1 IN IP4 1.2.3.4", "s=-", "t=0 0", "m=audio x RTP/AVP 0", ""];
    expect(told("sdp", session)).toEqual([
      '5:9 "x" cannot stand here (RFC 8866 mediavalue) | a digit',
    ]);
    const card = ["BEGIN:VCARD", "VERSION:4.0", "FN:\u{1f600}", "N?X:1", "END:VCARD", ""];
    expect(told("vcard", card)[0]).toMatch(/^4:2 "\?" cannot stand here; the line was left out/);
    expect(told("cpim", ["From: <im:a@b>", "To", "", ""])[0]).toMatch(
      /^2:3 a line break cannot stand here \(RFC 3862 header\) \| /,
    );
  });

  test("of syntax is one in a place, the one that says what could have stood there", () => {
    expect(told("msrp", FRAME)).toEqual(['5:15 "x" cannot stand here | a digit | "*"']);
  });
});
