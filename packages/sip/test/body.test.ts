import { MimeError } from "@callingcard/mime";
import { describe, expect, test } from "vitest";
import {
  bodyParts,
  createMultipart,
  createRequest,
  encodeMessage,
  findBodyPart,
  parseMessage,
  setBody,
} from "../src/index.ts";
import { octets, request, textOf } from "./octets.ts";
import { tortureOctets } from "./torture.ts";

const parts = (lines: string, body: string) =>
  bodyParts(parseMessage(octets(request(lines, body))));

describe("a body that is no multipart", () => {
  test("is one part, of the header fields of the message", () => {
    const [part, another] = parts("c: application/SDP\nContent-ID: <1@a>\nX-Y: z\n", "v=0\n");
    expect(another).toBeUndefined();
    expect(part).toMatchObject({
      contentType: { type: "application", subtype: "SDP" },
      disposition: { type: "session", parameters: [] },
      isOptional: false,
      contentId: "1@a",
    });
    expect(part?.fields.map(({ name }) => name)).toEqual(["Content-Type", "Content-ID"]);
    expect(textOf(part?.body ?? new Uint8Array())).toBe("v=0\r\n");
  });

  test("is to be rendered where it does not say, and may be disregarded where it does", () => {
    expect(parts("c: text/plain\n", "x")[0]?.disposition.type).toBe("render");
    const [part] = parts("c: text/plain\nContent-Disposition: icon; Handling=OPTIONAL\n", "x");
    expect(part).toMatchObject({ disposition: { type: "icon" }, isOptional: true });
  });

  test("may be of no type", () => {
    expect(parts("", "x")[0]?.contentType).toBeUndefined();
    expect(parts("", "")).toEqual([]);
  });
});

test("the parts of a multipart are found, also inside another", () => {
  const inner = createMultipart(
    [
      { contentType: "text/plain", body: octets("a") },
      { contentType: "application/sdp", body: octets("v=0\n") },
    ],
    "in",
  );
  const body = createMultipart(
    [
      { contentType: "multipart/mixed;boundary=in", body: inner },
      {
        contentType: "application/resource-lists+xml",
        contentDisposition: "recipient-list-history; handling=optional",
        contentId: "<1@a>",
        body: octets("<x/>"),
      },
    ],
    "out",
  );
  const made = createRequest("INVITE", "sip:a", {
    body,
    contentType: "multipart/mixed;boundary=out",
  });
  const found = bodyParts(parseMessage(encodeMessage(made)));
  expect(found.map(({ body: octetsOfPart }) => textOf(octetsOfPart))).toEqual([
    "a",
    "v=0\r\n",
    "<x/>",
  ]);
  expect(findBodyPart(found, "application/sdp")?.disposition.type).toBe("session");
  expect(findBodyPart(found, "application/resource-lists+xml")).toMatchObject({
    disposition: { type: "recipient-list-history" },
    isOptional: true,
    contentId: "1@a",
  });
  expect(findBodyPart(found, "text/html")).toBeUndefined();
});

test("a part that ends before its empty line is empty", () => {
  const [part] = parts(
    "c: multipart/mixed;boundary=b\n",
    "--b\nContent-Type: text/plain\n\n--b--\n",
  );
  expect(part?.contentType?.subtype).toBe("plain");
  expect(part?.body).toHaveLength(0);
});

test("the signed message of RFC 4475 has two parts", () => {
  const found = bodyParts(parseMessage(tortureOctets("mpart01.dat")));
  expect(found.map(({ contentType }) => contentType?.subtype)).toEqual(["plain", "octet-stream"]);
  expect(found.map(({ body }) => body.length)).toEqual([5, 342]);
});

test("a multipart that is none is refused", () => {
  expect(() => parts("c: multipart/mixed\n", "x")).toThrow(MimeError);
  expect(() => parts("c: multipart/mixed;boundary=a\n", "x")).toThrow(MimeError);
  const message = setBody(parseMessage(octets(request())), octets("x"), "nonsense");
  expect(() => bodyParts(message)).toThrow(MimeError);
});

test("what would break a part is refused", () => {
  const part = { contentType: "text/plain", body: octets("\n--b\n") };
  expect(() => createMultipart([part], "b")).toThrow(RangeError);
  expect(() => createMultipart([{ ...part, contentType: "a\r\nX: y" }], "c")).toThrow(RangeError);
});
