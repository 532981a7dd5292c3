import { describe, expect, test } from "vitest";
import {
  bodyEntity,
  bodyParts,
  encodeMessage,
  parseAddress,
  parseHeaderValue,
  parseMessage,
  readContactParameters,
  SipDecoder,
  splitValues,
  stringifyAddress,
} from "../src/index.ts";
import { errorOf, octets, request } from "./octets.ts";

const long = octets(request("A: b\n".repeat(600)));

describe("a limit that is undefined", () => {
  test("is the default of a message", () => {
    const limits = { maxHeaders: undefined, maxHeadOctets: undefined, maxBodyOctets: undefined };
    expect(errorOf(() => parseMessage(long, limits as never))?.[0]).toBe("too-many-headers");
    const body = new Uint8Array(1_048_577);
    const all = new Uint8Array([...octets(request()), ...body]);
    expect(errorOf(() => parseMessage(all, limits as never))?.[0]).toBe("body-too-long");
  });

  test("is the default of a stream", () => {
    const decoder = new SipDecoder({ maxHeaders: undefined } as never);
    expect(errorOf(() => [...decoder.push(long)])?.[0]).toBe("too-many-headers");
  });
});

describe("the place of what is refused", () => {
  test("is that of the octets, not of a U+FFFD before them", () => {
    const all = octets("SIP/2.0 200 OK\nA: \ufffdé_\n\n");
    expect(errorOf(() => parseMessage(all.with(all.indexOf(95), 0xff)))).toEqual([
      "invalid-utf-8",
      21,
    ]);
  });

  test("is the header field that is one too many", () => {
    const all = octets("SIP/2.0 200 OK\nA: b\n c\nB: c\nC: d\n\n");
    expect(errorOf(() => parseMessage(all, { maxHeaders: 2 }))).toEqual(["too-many-headers", 32]);
    expect(errorOf(() => parseMessage(all, { maxHeaders: 0 }))).toEqual(["too-many-headers", 16]);
  });

  test("is the first octet beyond a head's limit", () => {
    const all = octets("SIP/2.0 200 OK\nA: é\n\n");
    const limits = { maxHeadOctets: 21 };
    expect(errorOf(() => parseMessage(all, limits))).toEqual(["head-too-long", 20]);
    expect(errorOf(() => [...new SipDecoder(limits).push(all)])).toEqual(["head-too-long", 20]);
  });

  test("is behind the head for a body that is cut off or too long", () => {
    const all = octets("SIP/2.0 200 OK\nl: 3\n\nab");
    expect(errorOf(() => parseMessage(all))).toEqual(["incomplete-body", 24]);
    const decoder = new SipDecoder();
    expect([...decoder.push(all)]).toEqual([]);
    expect(errorOf(() => decoder.end())).toEqual(["incomplete-body", 24]);
    const free = octets("SIP/2.0 200 OK\n\nab");
    expect(errorOf(() => parseMessage(free, { maxBodyOctets: 1 }))).toEqual(["body-too-long", 18]);
    expect(errorOf(() => [...new SipDecoder().push(free)])).toEqual(["missing-content-length", 18]);
  });
});

describe("a stream", () => {
  test.each(["S", "\n", "\r\nS"])("does not end within a message, be it %j alone", (text) => {
    const decoder = new SipDecoder();
    expect([...decoder.push(new TextEncoder().encode(text))]).toEqual([]);
    expect(errorOf(() => decoder.end())).toEqual(["unexpected-end", 1]);
  });

  test.each(["", "\r", "\r\n", "\r\n\r"])("may end in %j", (text) => {
    const decoder = new SipDecoder();
    expect([...decoder.push(new TextEncoder().encode(text))]).toEqual([]);
    expect(() => decoder.end()).not.toThrow();
  });

  test("loses no octets that nobody asked for", () => {
    const all = octets("SIP/2.0 200 OK\nl: 1\n\naSIP/2.0 200 OK\nl: 0\n\n");
    const decoder = new SipDecoder();
    decoder.push(all.subarray(0, 25));
    decoder.push(all.subarray(25, 40));
    const items = [...decoder.push(all.subarray(40))];
    expect(items.map((item) => item.kind)).toEqual(["response", "response"]);
  });
});

test("a value with white space around it is refused, whatever its source says", () => {
  const { headers, ...message } = parseMessage(octets(request("X-Y:b\n")));
  for (const value of [" b", "b ", "\tb", " "]) {
    const changed = headers.map((header) => ({ ...header, value }));
    expect(() => encodeMessage({ ...message, headers: changed })).toThrow(RangeError);
  }
});

test("white space that is no space and no tab is part of a value of a list", () => {
  expect(splitValues("\u00a0a\u2003 ,\t\ufeffb")).toEqual(["\u00a0a\u2003", "\ufeffb"]);
});

test.each(["Content-Type: a/b\nc: a/c", "Content-ID: <1>\ncontent-id: <1>"])(
  "a body whose %j comes twice has no parts",
  (lines) => {
    const message = parseMessage(octets(request(`${lines}\n`, "hi")));
    expect(errorOf(() => bodyParts(message))).toEqual(["repeated-header", 0]);
  },
);

test("a body may have several languages and encodings", () => {
  const message = parseMessage(octets(request("Content-Language: a\nContent-Language: b\n", "hi")));
  expect(bodyEntity(message).fields.map(({ value }) => value)).toEqual(["a", "b"]);
});

test("a feature's string may have quotation marks and backslashes", () => {
  const contact = parseAddress(String.raw`<sip:a>;+sip.instance="<a\"b\\c>"`);
  expect(readContactParameters(contact).instance).toBe(String.raw`a"b\c`);
  expect(readContactParameters(contact).features[0]?.values[0]).toEqual({
    kind: "string",
    isNegated: false,
    string: String.raw`a"b\c`,
  });
});

test("the Contact * is written as it is read", () => {
  const [contact = parseAddress("sip:a")] = parseHeaderValue("Contact", "*");
  expect(stringifyAddress(contact)).toBe("*");
  expect(() => stringifyAddress({ ...contact, displayName: "a" })).toThrow(RangeError);
});
