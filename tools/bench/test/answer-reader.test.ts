import { describe, expect, test } from "vitest";
import { readAnswer } from "../src/server/answer-reader.ts";

function read(text: string, size: number) {
  const reader = readAnswer();
  reader.next();
  const octets = Buffer.from(text);
  for (let at = 0; ; at += size) {
    // Behind the last octets comes the end of the connection.
    const { done, value } = reader.next(octets.subarray(at, at + size));
    if (done !== true) continue;
    const { status, etag, body } = value.answer;
    return { status, etag, body: body.toString(), isLast: value.isLast };
  }
}

const ANSWERS = [
  {
    framing: "a length",
    octets: 'HTTP/1.1 200 OK\r\nETag: "a"\r\ncontent-length: 6\r\n\r\nZoë\r\n',
    expected: { status: 200, etag: '"a"', body: "Zoë\r\n", isLast: false },
  },
  {
    framing: "chunks and a trailer",
    octets:
      "HTTP/1.1 207 Multi-Status\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n" +
      "5;x=y\r\nabc\r\n\r\nA\r\n0123456789\r\n0\r\nX: y\r\n\r\n",
    expected: { status: 207, etag: undefined, body: "abc\r\n0123456789", isLast: true },
  },
  {
    framing: "the end of the connection",
    octets: "HTTP/1.0 200 OK\r\n\r\nto the end",
    expected: { status: 200, etag: undefined, body: "to the end", isLast: true },
  },
  {
    framing: "no body",
    octets: "HTTP/1.1 204 No Content\r\n\r\n",
    expected: { status: 204, etag: undefined, body: "", isLast: false },
  },
];

describe("an answer", () => {
  test.each(ANSWERS)("with $framing is read however it is cut", ({ octets, expected }) => {
    for (let size = 1; size <= octets.length + 1; size += 1) {
      expect(read(octets, size)).toEqual(expected);
    }
  });

  test.each([
    "HTTP/1.1 200 OK\r\n",
    "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nab",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n",
  ])("that the connection breaks off is refused: %j", (octets) => {
    expect(() => read(octets, octets.length)).toThrow("ended before the answer did");
  });

  test("of another protocol is refused", () => {
    expect(() => read("SIP/2.0 200 OK\r\n\r\n", 100)).toThrow("is no answer of HTTP/1.1");
  });
});
