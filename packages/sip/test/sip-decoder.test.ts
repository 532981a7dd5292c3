import { describe, expect, test } from "vitest";
import { SipDecoder, type SipDecoderOptions } from "../src/index.ts";
import { errorOf, octets, request, textOf } from "./octets.ts";

const first = request("Content-Length: 5\n", "a\n\n");
const second = "SIP/2.0 200 OK\nl: 0\n\n";

/** What a stream in chunks of a size holds: bodies of messages, and kinds of keep-alives. */
function decode(text: string, size: number, options?: SipDecoderOptions): readonly string[] {
  const decoder = new SipDecoder(options);
  const all = octets(text);
  const found: string[] = [];
  for (let from = 0; from < all.length; from += size) {
    for (const item of decoder.push(all.subarray(from, from + size))) {
      found.push("body" in item ? `${item.kind} ${textOf(item.body)}` : item.kind);
    }
  }
  decoder.end();
  return found;
}

const sizes = [1, 2, 3, 5, 7, 64, 1000];

test.each(sizes)("in chunks of %i octets, messages and pings are told apart", (size) => {
  expect(decode(`\n\n${first}${second}\n${second}\n\n\n\n\n${first}`, size)).toEqual([
    "ping",
    "request a\r\n\r\n",
    "response ",
    "response ",
    "ping",
    "ping",
    "request a\r\n\r\n",
  ]);
});

test.each(sizes)("in chunks of %i octets, a client takes line breaks for pongs", (size) => {
  expect(decode(`\n${second}\n\n`, size, { side: "client" })).toEqual([
    "pong",
    "response ",
    "pong",
    "pong",
  ]);
});

test("a pong does not wait for what follows", () => {
  const decoder = new SipDecoder({ side: "client" });
  expect([...decoder.push(octets("\n"))]).toEqual([{ kind: "pong" }]);
});

test("the octets that were pushed can be used again", () => {
  const decoder = new SipDecoder();
  const chunk = octets(first);
  const [message] = decoder.push(chunk);
  chunk.fill(0);
  expect(message !== undefined && "body" in message && textOf(message.body)).toBe("a\r\n\r\n");
});

test("a long body in many chunks is put together", () => {
  const body = "x".repeat(100_000);
  const text = `SIP/2.0 200 OK\nl: ${body.length}\n\n${body}`;
  expect(decode(text + second, 1009)).toEqual([`response ${body}`, "response "]);
});

describe("what is refused", () => {
  test.each([
    ["no Content-Length", request(), "missing-content-length"],
    ["a line feed between messages", `\u000a${second}`, undefined],
    ["something else between messages", `${second}x\n\n`, "unexpected-character"],
    ["a body that is announced too long", "SIP/2.0 200 OK\nl: 1048577\n\n", "body-too-long"],
    ["a head that does not end", "A".repeat(70_000), "head-too-long"],
    ["a head that is too long", `SIP/2.0 200 OK\nA: ${"b".repeat(70_000)}\n\n`, "head-too-long"],
    ["the end inside a head", "SIP/2.0 200 OK\n", "unexpected-end"],
    ["the end inside a start line", "SI", "unexpected-end"],
    ["the end inside a body", "SIP/2.0 200 OK\nl: 3\n\nab", "incomplete-body"],
    ["the end behind a message", second, undefined],
    ["the end behind a line break", `${second}\n`, undefined],
  ])("%s", (_, text, code) => {
    for (const size of [1, 100_000]) {
      expect(errorOf(() => decode(text, size))?.[0]).toBe(code);
    }
  });

  test("a carriage return without a line feed between messages", () => {
    const decoder = new SipDecoder();
    expect(errorOf(() => [...decoder.push(Uint8Array.of(13, 65))])?.[0]).toBe(
      "lone-carriage-return",
    );
  });

  test("everything after an error", () => {
    const decoder = new SipDecoder();
    const code = () => errorOf(() => [...decoder.push(octets("\0\n\n"))])?.[0];
    expect([code(), code(), errorOf(() => decoder.end())?.[0]]).toEqual(["nul", "nul", "nul"]);
  });

  test("a limit that is set lower", () => {
    const decoder = new SipDecoder({ maxHeadOctets: 10 });
    expect(errorOf(() => [...decoder.push(octets(second))])?.[0]).toBe("head-too-long");
  });
});

test("what is refused can be looked at, and what waits for more", () => {
  const decoder = new SipDecoder();
  expect([...decoder.push(octets(`${second}${second}SIP/2.0 200`))]).toHaveLength(2);
  expect(textOf(decoder.pending)).toBe("SIP/2.0 200");
  errorOf(() => [...decoder.push(octets(" OK\nl: x\n\nrest"))]);
  expect(textOf(decoder.pending)).toBe("SIP/2.0 200 OK\r\nl: x\r\n\r\nrest");
});
