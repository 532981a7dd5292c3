import { describe, expect, test } from "vitest";
import { encodeMessage, parseMessage, setHeader, type SipMessage } from "../src/index.ts";
import { octets, request, textOf } from "./octets.ts";

const simple = parseMessage(octets(request("Content-Length: 2\n", "hi")));
const withHeader = (name: string, value: string, source?: string): SipMessage => ({
  ...simple,
  headers: [...simple.headers, source === undefined ? { name, value } : { name, value, source }],
});

test("what was read and not changed is written octet for octet", () => {
  const all = octets(request("subject  :a\n\tb \nX:y\nX-e: \nY:é😀\nl: 3 \n", "\0\xff"));
  expect(encodeMessage(parseMessage(all))).toEqual(all);
});

test("a change of one header field changes its line alone", () => {
  const text = request("Subject:  a\n  b\nX:y\nContent-Length: 0\n");
  const changed = setHeader(parseMessage(octets(text)), "s", "c");
  expect(textOf(encodeMessage(changed))).toBe(
    text.replace("Subject:  a\n  b", "Subject: c").replaceAll("\n", "\r\n"),
  );
});

test("a field that was copied with another value is not written from its source", () => {
  const message = parseMessage(octets("SIP/2.0 200 OK\nA:b\nl: 0\n\n"));
  const headers = message.headers.map((header) => ({ ...header, value: `${header.value}0` }));
  const { headers: again } = parseMessage(
    encodeMessage({ ...message, headers, body: new Uint8Array() }),
  );
  expect(again.map(({ value }) => value)).toEqual(["b0", "00"]);
});

describe("what would break a line is refused", () => {
  test.each([
    ["a line break", "X", "a\r\nEvil: b"],
    ["a line break that leaves the number of lines as it is", "X", "a\r\nX: b\r\n\r\n"],
    ["a fold", "X", "a\r\n b"],
    ["a carriage return", "X", "a\rb"],
    ["a line feed", "X", "a\nb"],
    ["a line feed behind a backslash", "X", "a\\\nb"],
    ["a NUL", "X", "a\0b"],
    ["a control character", "X", "a\x7f"],
    ["white space in front", "X", " a"],
    ["white space behind", "X", "a\t"],
    ["half of a pair of surrogates", "X", "a\ud800"],
    ["a colon in a name", "X: y", "a"],
    ["white space in a name", "X ", "a"],
    ["a line break in a name", "X\r\nY", "a"],
    ["an empty name", "", "a"],
    ["a name beyond ASCII", "é", "a"],
  ])("%s", (_, name, value) => {
    expect(() => encodeMessage(withHeader(name, value))).toThrow(RangeError);
  });

  test.each([
    ["a line break in a method", { ...simple, method: "A b:c SIP/2.0\r\nX" }],
    ["white space in a Request-URI", { ...simple, requestUri: "sip:a b" }],
    ["an empty Request-URI", { ...simple, requestUri: "" }],
    ["another version of the syntax", { ...simple, version: "HTTP/1.1" }],
    ["a line break in a version", { ...simple, version: "SIP/2.0\r\nX: y" }],
  ])("%s", (_, message) => {
    expect(() => encodeMessage(message as SipMessage)).toThrow(RangeError);
  });

  test.each([
    ["a line break in a phrase", 200, "OK\r\nX: y"],
    ["a status of two digits", 99, "OK"],
    ["a status of four digits", 1000, "OK"],
    ["a status that is no integer", 200.5, "OK"],
  ])("%s", (_, statusCode, reasonPhrase) => {
    const { version, headers, body } = simple;
    const kind = "response" as const;
    expect(() => encodeMessage({ kind, statusCode, reasonPhrase, version, headers, body })).toThrow(
      RangeError,
    );
  });

  test.each([
    ["another field", "X: b"],
    ["another value", "A: c"],
    ["two fields", "A: b\r\nX: y"],
    ["the end of the head", "A: b\r\n\r\nX: y"],
    ["a lone line feed", "A: b\n"],
  ])("a source that says %s is not used", (_, source) => {
    const { headers } = parseMessage(encodeMessage(withHeader("A", "b", source)));
    expect(headers.at(-1)).toEqual({ name: "A", value: "b" });
  });
});

test("a fold in a value is refused, whatever the source says", () => {
  expect(() => encodeMessage(withHeader("X-Y", "a\r\n b", "X-Y: a\r\n b"))).toThrow(RangeError);
});

test.each(["A:\tb", "A: \tb", "A :b", "A:b", "A: b\t", "A:\n b", "A:", "A: ", "A:\t", "A:\n "])(
  "%j is written as it was",
  (line) => {
    const all = octets(`SIP/2.0 200 OK\n${line}\nB: c\n\n`);
    expect(encodeMessage(parseMessage(all))).toEqual(all);
  },
);

test("a control character behind a backslash is written", () => {
  const message = withHeader("X", '"\\\0\\\x07"');
  expect(parseMessage(encodeMessage(message)).headers).toEqual(message.headers);
});

test("a Content-Length that is not that of the body is refused", () => {
  expect(() => encodeMessage({ ...simple, body: new Uint8Array(3) })).toThrow(
    "Content-Length is 2 for a body of 3 octets",
  );
  expect(() => encodeMessage(withHeader("l", "02"))).not.toThrow();
  expect(() => encodeMessage(withHeader("l", "2 "))).toThrow(RangeError);
});

test("a message survives structuredClone", () => {
  const message = parseMessage(octets(request("A:b\n c\n")));
  expect(encodeMessage(structuredClone(message))).toEqual(encodeMessage(message));
});
