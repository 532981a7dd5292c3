import { describe, expect, test } from "vitest";
import {
  appendHeader,
  canonicalName,
  createRequest,
  createResponse,
  encodeMessage,
  findHeader,
  findHeaders,
  indexHeaders,
  parseMessage,
  prependHeader,
  reasonPhraseOf,
  removeFirstValue,
  removeHeader,
  sameHeaderName,
  setBody,
  setHeader,
  type SipMessage,
  type SipRequest,
} from "../src/index.ts";
import { errorOf, octets, textOf } from "./octets.ts";

const text = `INVITE sip:bob@example.com SIP/2.0
v: SIP/2.0/UDP b;branch=z9hG4bKb,
 SIP/2.0/UDP c
Via:SIP/2.0/UDP d
From: <sip:a@b>;tag=1
t: <sip:bob@example.com>
Call-ID: 1
CSeq: 1 INVITE
Timestamp: 54
Content-Type: text/plain
Content-Length: 2

hi`;
const message = parseMessage(octets(text)) as SipRequest;
const lines = (changed: SipMessage) => textOf(encodeMessage(changed)).split("\r\n");

describe("finding", () => {
  test("names are the same in any case, long or compact", () => {
    expect(findHeaders(message, "VIA").map(({ name }) => name)).toEqual(["v", "Via"]);
    expect(findHeader(message, "V")?.name).toBe("v");
    expect(findHeader(message, "to")?.value).toBe("<sip:bob@example.com>");
    expect(findHeader(message, "x")).toBeUndefined();
    expect(sameHeaderName("L", "content-LENGTH")).toBe(true);
    expect(sameHeaderName("q", "Q")).toBe(true);
    expect(canonicalName("X-Y")).toBe("x-y");
  });

  test("an index has all fields by their canonical names", () => {
    const index = indexHeaders(message);
    expect(index.get("via")).toEqual(findHeaders(message, "Via"));
    expect([...index.keys()]).toContain("content-length");
    expect(indexHeaders(setHeader(message, "__proto__", "a")).get("__proto__")).toHaveLength(1);
  });
});

describe("editing", () => {
  test("a field is set in its place and under its own name", () => {
    expect(lines(setHeader(message, "To", "<sip:c@d>"))[5]).toBe("t: <sip:c@d>");
    expect(lines(setHeader(message, "Via", "SIP/2.0/TCP x")).slice(1, 3)).toEqual([
      "v: SIP/2.0/TCP x",
      "From: <sip:a@b>;tag=1",
    ]);
  });

  test("a field that has the value already keeps its lines", () => {
    const value = findHeader(message, "v")?.value ?? "";
    expect(lines(setHeader(message, "v", value)).slice(1, 4)).toEqual([
      "v: SIP/2.0/UDP b;branch=z9hG4bKb,",
      " SIP/2.0/UDP c",
      "From: <sip:a@b>;tag=1",
    ]);
  });

  test("a field that is not there comes last", () => {
    expect(lines(setHeader(message, "Subject", "x"))).toContain("Subject: x");
    expect(appendHeader(message, "Via", "x").headers.at(-1)).toEqual({ name: "Via", value: "x" });
  });

  test("a hop puts its Via in front", () => {
    expect(lines(prependHeader(message, "Via", "SIP/2.0/UDP a")).slice(1, 3)).toEqual([
      "Via: SIP/2.0/UDP a",
      "v: SIP/2.0/UDP b;branch=z9hG4bKb,",
    ]);
    expect(lines(prependHeader(message, "Record-Route", "<sip:a;lr>"))[1]).toBe(
      "Record-Route: <sip:a;lr>",
    );
  });

  test("a hop takes its Via off", () => {
    const once = removeFirstValue(message, "Via");
    expect(lines(once).slice(1, 3)).toEqual(["v: SIP/2.0/UDP c", "Via:SIP/2.0/UDP d"]);
    const twice = removeFirstValue(once, "Via");
    expect(lines(twice)[1]).toBe("Via:SIP/2.0/UDP d");
    expect(findHeaders(removeFirstValue(twice, "Via"), "Via")).toEqual([]);
    expect(removeFirstValue(message, "Route")).toBe(message);
  });

  test("fields are removed by name", () => {
    expect(findHeaders(removeHeader(message, "via"), "Via")).toEqual([]);
    expect(removeHeader(message, "Route")).toBe(message);
  });

  test("a body comes with its length and type", () => {
    const changed = setBody(message, octets("<x/>"), "application/xml");
    expect(lines(changed).slice(-4)).toEqual([
      "Content-Type: application/xml",
      "Content-Length: 4",
      "",
      "<x/>",
    ]);
    expect(findHeader(setBody(message, octets("hello")), "c")?.value).toBe("text/plain");
    const empty = setBody(message, new Uint8Array());
    expect(findHeader(empty, "Content-Type")).toBeUndefined();
    expect(findHeader(empty, "Content-Length")?.value).toBe("0");
  });
});

describe("making", () => {
  test("a request", () => {
    const headers = [{ name: "Via", value: "SIP/2.0/UDP a" }];
    expect(lines(createRequest("BYE", "sip:a", { headers }))).toEqual([
      "BYE sip:a SIP/2.0",
      "Via: SIP/2.0/UDP a",
      "Content-Length: 0",
      "",
      "",
    ]);
    expect(lines(createRequest("BYE", "sip:a"))).toHaveLength(4);
  });

  test("a response has what the request has, line by line, and a tag", () => {
    const response = createResponse(message, 200, {
      toTag: "x",
      headers: [{ name: "Contact", value: "<sip:c>" }],
      body: octets("hi"),
      contentType: "text/plain",
    });
    expect(lines(response)).toEqual([
      "SIP/2.0 200 OK",
      "v: SIP/2.0/UDP b;branch=z9hG4bKb,",
      " SIP/2.0/UDP c",
      "Via:SIP/2.0/UDP d",
      "From: <sip:a@b>;tag=1",
      "t: <sip:bob@example.com>;tag=x",
      "Call-ID: 1",
      "CSeq: 1 INVITE",
      "Contact: <sip:c>",
      "Content-Type: text/plain",
      "Content-Length: 2",
      "",
      "hi",
    ]);
  });

  test("a To that has a tag keeps it", () => {
    const tagged = setHeader(message, "To", "<sip:a>;TAG=y");
    expect(findHeader(createResponse(tagged, 200, { toTag: "x" }), "To")?.value).toBe(
      "<sip:a>;TAG=y",
    );
  });

  test("a response 100 has the Timestamp, and needs no tag", () => {
    const trying = createResponse(message, 100);
    expect(lines(trying)).toContain("Timestamp: 54");
    expect(findHeader(trying, "To")?.value).toBe("<sip:bob@example.com>");
    expect(lines(createResponse(message, 180))).not.toContain("Timestamp: 54");
  });

  test("phrases are those of the RFC, or what is asked for", () => {
    expect(createResponse(message, 603).reasonPhrase).toBe("Decline");
    expect(createResponse(message, 599).reasonPhrase).toBe("");
    expect(createResponse(message, 403, { reasonPhrase: "No" }).reasonPhrase).toBe("No");
    expect(reasonPhraseOf(486)).toBe("Busy Here");
  });

  test("a tag that would break the value is refused", () => {
    expect(() => createResponse(message, 200, { toTag: "x;y" })).toThrow(RangeError);
    const broken = setHeader(message, "To", "<");
    expect(errorOf(() => createResponse(broken, 200, { toTag: "x" }))?.[0]).toBe("unexpected-end");
  });
});
