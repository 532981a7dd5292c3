import { describe, expect, test } from "vitest";
import { parseMessage, SipError } from "../src/index.ts";
import { errorOf, octets, request, textOf } from "./octets.ts";

const codeOf = (text: string) => errorOf(() => parseMessage(new TextEncoder().encode(text)))?.[0];

test("a request has a method, a Request-URI, header fields and a body", () => {
  const message = parseMessage(octets(request("Content-Length: 2\n", "hi and more")));
  expect(message).toMatchObject({
    kind: "request",
    method: "OPTIONS",
    requestUri: "sip:bob@example.com",
    version: "SIP/2.0",
  });
  expect(message.headers).toHaveLength(7);
  expect(message.headers[3]).toEqual({ name: "Call-ID", value: "1@a.example" });
  expect(textOf(message.body)).toBe("hi");
});

test("a response has a status and a phrase", () => {
  const message = parseMessage(octets('SIP/2.0 404 No, "not" 100 % é\nv: x\n\n'));
  expect(message).toMatchObject({
    kind: "response",
    statusCode: 404,
    reasonPhrase: 'No, "not" 100 % é',
    headers: [{ name: "v", value: "x" }],
  });
});

test("a method may be the name of the protocol", () => {
  expect(parseMessage(octets("SIP sip:a SIP/2.0\n\n"))).toMatchObject({ method: "SIP" });
  expect(parseMessage(octets("SIPS sip:a SIP/2.0\n\n"))).toMatchObject({ method: "SIPS" });
});

test("without Content-Length the rest of the datagram is the body", () => {
  expect(textOf(parseMessage(octets(request("", "a\n\nb"))).body)).toBe("a\r\n\r\nb");
});

test("a value is unfolded and trimmed, and its source is kept", () => {
  const { headers } = parseMessage(octets("SIP/2.0 200 OK\nSubject :\n \t a \n\tb  \nX:\nY:z\n\n"));
  expect(headers).toEqual([
    { name: "Subject", value: "a  b", source: "Subject :\r\n \t a \r\n\tb  " },
    { name: "X", value: "", source: "X:" },
    { name: "Y", value: "z", source: "Y:z" },
  ]);
});

test("a value that is empty but for its folds is empty", () => {
  const { headers } = parseMessage(octets("SIP/2.0 200 OK\nX: \n \nY:\n\t1\n\n"));
  expect(headers).toEqual([
    { name: "X", value: "", source: "X: \r\n " },
    { name: "Y", value: "1", source: "Y:\r\n\t1" },
  ]);
});

describe("what one hop could read otherwise than the next is refused", () => {
  test.each([
    [
      "a line feed alone behind a value",
      "SIP/2.0 200 OK\r\nA: b\nC: d\r\n\r\n",
      "lone-line-feed",
      20,
    ],
    [
      "a carriage return alone in a value",
      "SIP/2.0 200 OK\r\nA: b\rC: d\r\n\r\n",
      "lone-carriage-return",
      21,
    ],
    [
      "a carriage return at the end of a line",
      "SIP/2.0 200 OK\r\nA: b\r\r\n\r\n",
      "lone-carriage-return",
      21,
    ],
    [
      "a line feed alone behind the start line",
      "SIP/2.0 200 OK\nA: b\r\n\r\n",
      "lone-line-feed",
      14,
    ],
    ["a NUL", "SIP/2.0 200 OK\r\nA: b\0c\r\n\r\n", "nul", 20],
    ["a control character", "SIP/2.0 200 OK\r\nA: b\x07\r\n\r\n", "unexpected-character", 20],
    ["a folded start line", "SIP/2.0 200 OK\r\n A: b\r\n\r\n", "unexpected-character", 16],
    ["white space in a name", "SIP/2.0 200 OK\r\nA b: c\r\n\r\n", "unexpected-character", 18],
    ["no name behind a backslash", "SIP/2.0 200 OK\r\nA: b\\\r\n@", "unexpected-character", 23],
    ["the same beyond ASCII", "SIP/2.0 200 OK\r\nA: 😀\\\r\n@", "unexpected-character", 24],
    ["a line without a colon", "SIP/2.0 200 OK\r\nA\r\n\r\n", "unexpected-character", 17],
    [
      "a Content-Length with a sign",
      "SIP/2.0 200 OK\r\nl: +0\r\n\r\n",
      "invalid-content-length",
      16,
    ],
    [
      "a Content-Length in hexadecimal",
      "SIP/2.0 200 OK\r\nl: 0x1\r\n\r\nx",
      "invalid-content-length",
      16,
    ],
    [
      "an empty Content-Length",
      "SIP/2.0 200 OK\r\nContent-Length: \r\n\r\n",
      "invalid-content-length",
      16,
    ],
    ["a list in Content-Length", "SIP/2.0 200 OK\r\nl: 0, 0\r\n\r\n", "invalid-content-length", 16],
    [
      "two lengths",
      "SIP/2.0 200 OK\r\nContent-Length: 0\r\nL: 1\r\n\r\nx",
      "conflicting-content-length",
      35,
    ],
  ])("%s", (_, text, code, offset) => {
    expect(errorOf(() => parseMessage(new TextEncoder().encode(text)))).toEqual([code, offset]);
  });

  test("octets that are not UTF-8", () => {
    const all = octets("SIP/2.0 200 OK\nA: bc\n\n");
    for (const [index, octet] of [0xc0, 0xaf].entries()) all[19 + index] = octet;
    expect(errorOf(() => parseMessage(all))).toEqual(["invalid-utf-8", 19]);
  });
});

test("a NUL may stand behind a backslash", () => {
  const { headers } = parseMessage(octets('SIP/2.0 200 OK\nA: "\\\0\\\x07"\n\n'));
  expect(headers[0]?.value).toBe('"\\\0\\\x07"');
});

test("a backslash may end a value, and stand before any character", () => {
  const { headers } = parseMessage(octets("SIP/2.0 200 OK\nA: b\\\nC: \\é\\\\😀\n\n"));
  expect(headers.map(({ value }) => value)).toEqual(["b\\", "\\é\\\\😀"]);
});

test("the same Content-Length twice is no danger", () => {
  expect(codeOf("SIP/2.0 200 OK\r\nl: 1\r\nContent-Length: 01\r\n\r\nx")).toBeUndefined();
});

test.each(["Content-Length", "content-length", "CONTENT-LENGTH", "l", "L"])(
  "%s is a length",
  (name) => {
    const { body } = parseMessage(octets(`SIP/2.0 200 OK\n${name}: 1\n\nab`));
    expect(textOf(body)).toBe("a");
  },
);

test("no other name of its size is a length", () => {
  expect(parseMessage(octets("SIP/2.0 200 OK\nContent-Breath: x\n\nab")).body).toHaveLength(2);
});

test("a head without an end is refused at its end", () => {
  expect(errorOf(() => parseMessage(octets("SIP/2.0 200 OK\nA: b\n")))).toEqual([
    "unexpected-end",
    22,
  ]);
  expect(codeOf("")).toBe("unexpected-end");
});

test("fewer octets than Content-Length says are refused", () => {
  expect(codeOf("SIP/2.0 200 OK\r\nl: 3\r\n\r\nab")).toBe("incomplete-body");
});

describe("limits", () => {
  const message = octets(request("A: b\nC: d\n", "12345"));
  const limited = (limits: object) => errorOf(() => parseMessage(message, limits))?.[0];
  const head = message.length - 5;

  test("octets of the head", () => {
    expect(limited({ maxHeadOctets: head })).toBeUndefined();
    expect(limited({ maxHeadOctets: head - 1 })).toBe("head-too-long");
  });

  test("octets of the body, as they are and as they are announced", () => {
    expect(limited({ maxBodyOctets: 5 })).toBeUndefined();
    expect(limited({ maxBodyOctets: 4 })).toBe("body-too-long");
    expect(codeOf(`SIP/2.0 200 OK\r\nl: ${"9".repeat(400)}\r\n\r\n`)).toBe("body-too-long");
  });

  test("header fields", () => {
    expect(limited({ maxHeaders: 8 })).toBeUndefined();
    expect(limited({ maxHeaders: 7 })).toBe("too-many-headers");
  });
});

test("an error says where and by which rule, without the message", () => {
  const run = () => parseMessage(octets("SIP/2.0 200 OK\nA: b\nC\td: e\n\n"));
  expect(run).toThrow(SipError);
  expect(run).toThrow(/^"d" cannot stand here at line 3 column 3 \(RFC 3261 HCOLON\)$/);
});
