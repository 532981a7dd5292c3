import { expect, test } from "vitest";
import { spliceDirection } from "../src/direction/splice-direction.ts";

const encode = (text: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(new TextEncoder().encode(text));
const MESSAGE = "From: <im:a@b>\r\nMood: good\r\n\r\nContent-Type: text/plain\r\n\r\nHi";

test.each(["sent", "received"] as const)(
  "Message-Direction %s is put in behind the last header, and nothing else changes",
  (direction) => {
    const before = encode(MESSAGE);
    const spliced = spliceDirection(before, direction);
    if ("problem" in spliced) throw new Error(spliced.problem);
    const { octets, start, end } = spliced;
    const decoder = new TextDecoder();
    expect(decoder.decode(octets.subarray(start, end))).toBe(`Message-Direction: ${direction}\r\n`);
    expect(decoder.decode(octets.subarray(0, start))).toBe("From: <im:a@b>\r\nMood: good\r\n");
    expect([...octets.subarray(0, start), ...octets.subarray(end)]).toEqual([...before]);
  },
);

test("a message that has it, or is none, is told of", () => {
  const twice = spliceDirection(encode(`Message-Direction: sent\r\n${MESSAGE}`), "sent");
  expect("problem" in twice && twice.problem).toMatch(/Message-Direction/);
  expect(spliceDirection(encode("nothing"), "sent")).toHaveProperty("problem");
});
