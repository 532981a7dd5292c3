import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { answerSend, chatOf, say, statusOf } from "./world/chat.ts";
import { field, reportOn, reportsOf, responsesTo, takeReport } from "./world/chunk.ts";
import { createPair } from "./world/pair.ts";

/** Octets that Message-Direction adds. */
const SHIFT = "Message-Direction: sent\r\n".length;

const REPORTS = [["Success-Report", "yes"]] as const;

test("[CPM-D07] a REPORT about a copy comes back with the octets that the sender knows", async () => {
  const { originator, first, second } = await createPair();
  const octets = chatOf("reported");
  const total = octets.length;
  first.send("message/cpim", octets, REPORTS);
  await originator.takeSend();
  const copy = await second.takeSend();
  expect(field(copy, "Success-Report")).toBe("yes");
  reportOn(second, copy, 200, [1, total + SHIFT, total + SHIFT]);
  const report = await takeReport(first);
  expect(field(report, "Byte-Range")).toBe(`1-${total}/${total}`);
  expect(field(report, "Status")).toMatch(/^000 200\b/);
  expect(field(report, "To-Path")).toBe(first.localUri);
});

test("[CPM-D08] the first client that reports all octets is the one that the sender hears of", async () => {
  const { originator, first, second } = await createPair();
  const octets = chatOf("who has it?");
  const total = octets.length;
  originator.send("message/cpim", octets, REPORTS);
  const [one, two] = [await first.takeSend(), await second.takeSend()];
  expect([one, two].map((part) => field(part, "Success-Report"))).toEqual(["yes", "yes"]);
  reportOn(first, one, 200, [1, 20, total]);
  await sleep(50);
  expect(reportsOf(originator)).toEqual([]);
  reportOn(second, two, 200, [1, total, total]);
  const report = await takeReport(originator);
  expect(field(report, "Status")).toMatch(/^000 200\b/);
  expect(field(report, "Byte-Range")).toBe(`1-${total}/${total}`);
  expect(field(report, "From-Path")).toBe(originator.remoteUri);
  reportOn(first, one, 200, [21, total, total]);
  reportOn(second, two, 200, [1, total, total]);
  await sleep(50);
  expect(reportsOf(originator)).toHaveLength(1);
});

test.each(["first", "second"] as const)(
  "[CPM-D08] only when it has failed on all legs, the %s one before the other, the sender hears of a failure",
  async (name) => {
    const { originator, ...clients } = await createPair();
    const before = clients[name];
    const behind = name === "first" ? clients.second : clients.first;
    const sent = say(originator, "nobody wants it");
    const total = sent.body?.length ?? 0;
    expect(await statusOf(originator, sent)).toBe(200);
    // As where a relay stands in front of the client: it takes the message, and reports what became of it.
    reportOn(before, await before.takeSend(), 413, [1, total, total]);
    const last = await behind.takeSend("none");
    await sleep(50);
    expect(reportsOf(originator)).toEqual([]);
    answerSend(behind, last, 415);
    const report = await takeReport(originator);
    expect(field(report, "Status")).toMatch(/^000 41[35]\b/);
    expect(field(report, "Message-ID")).toBe(sent.head.headers[2]?.value);
    expect(field(report, "Byte-Range")).toBe(`1-${total}/${total}`);
    expect(responsesTo(originator, sent)).toHaveLength(1);
  },
);

test("[CPM-D08] with Failure-Report: no the sender hears of no failure", async () => {
  const { originator, first, second } = await createPair();
  originator.send("message/cpim", chatOf("never mind"), [["Failure-Report", "no"]]);
  for (const leg of [first, second]) await leg.takeSend(413);
  await sleep(100);
  expect(reportsOf(originator)).toEqual([]);
});
