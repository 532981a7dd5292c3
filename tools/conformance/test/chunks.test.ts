import { setTimeout as sleep } from "node:timers/promises";
import type { ReceivedFrame } from "@callingcard/lab";
import type { MsrpFrame } from "@callingcard/msrp";
import { expect, test } from "vitest";
import { bodyText, chatOf, say, statusOf } from "./world/chat.ts";
import { field, joinedText, reportsOf, sendChunk, sendParts, takeWhole } from "./world/chunk.ts";
import { createPair } from "./world/pair.ts";

/** Octets that Message-Direction adds. */
const SHIFT = "Message-Direction: sent\r\n".length;

function idOf({ frame }: ReceivedFrame): string {
  return frame.head.transactionId;
}

test("[CPM-D06] chunks go on as they come, with the Message-ID of the sender and transactions of each leg", async () => {
  const { originator, first, second } = await createPair();
  const octets = chatOf("a".repeat(900));
  const messageId = "inParts1";
  const sent: MsrpFrame[] = [];
  const received: ReceivedFrame[] = [];
  const size = 400;
  const total = octets.length;
  for (let at = 0; at < total; at += size) {
    const end = Math.min(at + size, total);
    const flag = end === total ? "$" : "+";
    const range = `${at + 1}-${end}/${total}`;
    const body = octets.subarray(at, end);
    sent.push(sendChunk(originator, { messageId, range, flag, body }));
    for (const leg of [first, second]) {
      const part = await leg.takeSend();
      received.push(part);
      expect(part.frame.flag).toBe(flag);
      expect(field(part, "Message-ID")).toBe(messageId);
      expect(field(part, "Byte-Range")).toBe(range);
      expect(field(part, "Content-Type")).toBe("message/cpim");
      expect(bodyText(part.frame)).toBe(new TextDecoder().decode(body));
    }
  }
  expect(sent.length).toBeGreaterThan(2);
  for (const frame of sent) expect(await statusOf(originator, frame)).toBe(200);
  const identifiers = [...sent.map(({ head }) => head.transactionId), ...received.map(idOf)];
  expect(new Set(identifiers).size).toBe(sent.length * 3);
});

test("[CPM-D06] a long message is interrupted by a short one, and goes on behind it", async () => {
  const { originator, first } = await createPair();
  const octets = chatOf("b".repeat(500));
  const total = octets.length;
  const half = { messageId: "long1", range: `1-300/${total}`, body: octets.subarray(0, 300) };
  sendChunk(originator, half);
  const short = say(originator, "just this");
  const rest = { messageId: "long1", range: `301-${total}/${total}`, body: octets.subarray(300) };
  sendChunk(originator, { ...rest, flag: "$" });
  const [one, two, three] = [
    await first.takeSend(),
    await first.takeSend(),
    await first.takeSend(),
  ] as const;
  expect([one, two, three].map(({ frame }) => frame.flag)).toEqual(["+", "$", "$"]);
  expect(bodyText(two.frame)).toBe(bodyText(short));
  expect(joinedText([one, three])).toBe(new TextDecoder().decode(octets));
});

test("[CPM-D06] a message that its sender gives up is given up on each leg", async () => {
  const { originator, first, second } = await createPair();
  const octets = chatOf("c".repeat(500));
  const messageId = "givenUp1";
  const body = octets.subarray(0, 400);
  sendChunk(originator, { messageId, range: `1-400/${octets.length}`, body });
  for (const leg of [first, second]) expect((await leg.takeSend()).frame.flag).toBe("+");
  const range = `401-400/${octets.length}`;
  sendChunk(originator, { messageId, range, body: undefined, flag: "#" });
  for (const { localUri, msrp } of [first, second]) {
    const { frame } = await msrp.take(
      ({ head, flag }) => flag === "#" && head.headers[0]?.value === localUri,
    );
    expect(frame.head.headers[2]?.value).toBe(messageId);
  }
  say(originator, "something else");
  for (const leg of [first, second]) {
    expect(bodyText((await leg.takeSend()).frame)).toContain("something else");
  }
});

test("[CPM-D06] a leg that answers 413 gets no more of that message, and all of the next one", async () => {
  const { originator, first, second } = await createPair();
  const octets = chatOf("d".repeat(900));
  const total = octets.length;
  const part = (start: number, end: number, flag: "+" | "$"): MsrpFrame =>
    sendChunk(originator, {
      messageId: "tooLong1",
      range: `${start}-${end}/${total}`,
      body: octets.subarray(start - 1, end),
      flag,
    });
  part(1, 400, "+");
  await first.takeSend(413);
  const [begun] = [await second.takeSend()];
  await sleep(50);
  const last = part(401, total, "$");
  expect(await statusOf(originator, last)).toBe(200);
  expect(joinedText([begun, ...(await takeWhole(second))])).toBe(new TextDecoder().decode(octets));
  await first.expectNoSend(50);
  say(originator, "a short one");
  for (const leg of [first, second]) {
    expect(bodyText((await leg.takeSend()).frame)).toContain("a short one");
  }
  expect(reportsOf(originator)).toEqual([]);
});

test("[CPM-D07] of a message in chunks the first one grows by the new header field, the others move", async () => {
  const { originator, first, second } = await createPair();
  const octets = chatOf("e".repeat(500));
  const total = octets.length;
  sendParts(first, octets, 400, "moved1");
  const copy = await takeWhole(second);
  expect(copy.map((part) => field(part, "Byte-Range"))).toEqual([
    `1-${400 + SHIFT}/${total + SHIFT}`,
    `${401 + SHIFT}-${total + SHIFT}/${total + SHIFT}`,
  ]);
  expect(copy.map(({ frame }) => frame.body?.length)).toEqual([400 + SHIFT, total - 400]);
  const text = new TextDecoder().decode(octets);
  const marked = text.replace("\r\n\r\n", "\r\nMessage-Direction: sent\r\n\r\n");
  expect(joinedText(copy)).toBe(marked);
  const forwarded = await takeWhole(originator);
  expect(forwarded.map((part) => field(part, "Byte-Range"))).toEqual([
    `1-400/${total}`,
    `401-${total}/${total}`,
  ]);
  expect(joinedText(forwarded)).toBe(text);
});

test("[CPM-D07] a total that nobody knows stays unknown", async () => {
  const { first, second } = await createPair();
  const octets = chatOf("f".repeat(500));
  const messageId = "unknown1";
  sendChunk(first, { messageId, range: "1-*/*", body: octets.subarray(0, 400) });
  sendChunk(first, { messageId, range: "401-*/*", body: octets.subarray(400), flag: "$" });
  const copy = await takeWhole(second);
  const [start, behind] = copy.map((part) => field(part, "Byte-Range"));
  expect(start).toMatch(new RegExp(`^1-(?:\\*|${400 + SHIFT})/\\*$`));
  const end = `${octets.length + SHIFT}`;
  expect(behind).toMatch(new RegExp(`^${401 + SHIFT}-(?:\\*|${end})/(?:\\*|${end})$`));
  expect(joinedText(copy)).toContain("\r\nMessage-Direction: sent\r\n\r\n");
});

test("[CPM-D07] where the header fields themselves come in two chunks, nothing is lost", async () => {
  const { first, second } = await createPair();
  const octets = chatOf("g".repeat(50));
  sendParts(first, octets, 30, "torn1");
  const copy = await takeWhole(second);
  const text = new TextDecoder().decode(octets);
  expect(joinedText(copy)).toBe(text.replace("\r\n\r\n", "\r\nMessage-Direction: sent\r\n\r\n"));
  let next = 1;
  for (const part of copy) {
    const end = next + (part.frame.body?.length ?? 0) - 1;
    expect(field(part, "Byte-Range")).toMatch(new RegExp(`^${next}-(?:\\*|${end})/`));
    next = end + 1;
  }
});

test("[CPM-D07] octets that look like the end of the function's next frames do not end them", async () => {
  const { originator, first, second } = await createPair();
  say(originator, "what is your identifier?");
  const seen = idOf(await first.takeSend());
  await second.takeSend();
  const [, prefix, number] = /^(.*)(.)$/.exec(seen) as unknown as [string, string, string];
  const next = Array.from({ length: 6 }, (_, step) => (parseInt(number, 36) + step).toString(36));
  const ends = next.map((digit) => `\r\n-------${prefix}${digit}$\r\n`).join("");
  const sent = say(originator, `this is${ends}not the end`);
  const received = await first.takeSend();
  expect(bodyText(received.frame)).toBe(bodyText(sent));
  expect(ends).not.toContain(`-------${idOf(received)}`);
  say(originator, "and on");
  expect(bodyText((await first.takeSend()).frame)).toContain("and on");
});
