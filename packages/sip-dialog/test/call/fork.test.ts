import { createResponse } from "@callingcard/sip";
import { expect, test } from "vitest";
import { createOutgoingCall } from "../../src/index.ts";
import { acknowledges, cooperates, reportsOf, responds, rings } from "./reactions.ts";
import { createWorld, inviteCommand } from "./world.ts";

test("each 2xx of a forked INVITE is a dialog of its own", () => {
  const world = createWorld();
  world.forks.set("proxy", ["b", "c"]);
  const a = world.host("a", { react: acknowledges });
  const b = world.host("b", { invited: rings(5, 100) });
  const c = world.host("c", { invited: rings(6, 200) });
  a.tell(inviteCommand("proxy"));
  a.tell({ kind: "bye", dialog: "d2" }, 3000);
  world.run(10_000);
  expect(reportsOf(a, "answered").map(({ dialog }) => dialog)).toEqual(["d1", "d2"]);
  expect(b.kinds()).toEqual(["acknowledged"]);
  expect(c.kinds()).toEqual(["acknowledged", "ended"]);
  b.tell({ kind: "bye", dialog: "d1" });
  world.run();
  expect(a.kinds()).toEqual([
    "progress",
    "progress",
    "answered",
    "answered",
    "released",
    "ended",
    "over",
  ]);
});

test("an early dialog without a 2xx is forgotten with the INVITE, and does not keep the call", () => {
  const world = createWorld();
  world.forks.set("proxy", ["b", "c"]);
  const a = world.host("a", { react: acknowledges });
  world.host("b", { invited: rings(5, 100) });
  world.host("c", { invited: responds(180) });
  a.tell(inviteCommand("proxy"));
  world.run(1000);
  expect(a.call?.dialogs.map(({ stage }) => stage)).toEqual(["early", "confirmed"]);
  world.run(40_000);
  expect(a.call?.dialogs.map(({ stage }) => stage)).toEqual(["confirmed"]);
  a.tell({ kind: "bye", dialog: a.call?.dialogs[0]?.id ?? "" });
  world.run();
  expect(a.kinds().at(-1)).toBe("over");
});

test("a 2xx of more dialogs than the limit is acknowledged and ended", () => {
  const world = createWorld();
  const names = ["b", "c", "d"];
  world.forks.set("proxy", names);
  const a = world.host("a", { react: cooperates, options: { maxDialogs: 2 } });
  for (const name of names) world.host(name, { invited: rings(5, 100) });
  a.tell(inviteCommand("proxy"));
  world.run(5000);
  expect(reportsOf(a, "answered")).toHaveLength(2);
  expect(a.kinds().filter((kind) => kind === "progress")).toHaveLength(3);
  expect(a.call?.dialogs.map(({ stage }) => stage)).toEqual(["confirmed", "confirmed", "gone"]);
  expect(world.log.filter((line) => line.includes("BYE"))).toEqual([
    "120 a>d BYE sip:d;transport=udp SIP/2.0",
  ]);
});

test.each([Number.NaN, -1, 0])("a limit of %d dialogs is none", (maxDialogs) => {
  const options = { contact: "<sip:a>", createId: () => "id", via: () => "SIP/2.0/UDP a" };
  expect(() => createOutgoingCall({ ...options, maxDialogs })).toThrow(RangeError);
});

test("a flood of dialogs is kept from growing", () => {
  const world = createWorld();
  const a = world.host("a", { react: cooperates, options: { maxDialogs: 2 } });
  world.host("b");
  a.tell(inviteCommand("b"));
  world.run(50);
  const [sent] = world.sent;
  if (sent?.message.kind !== "request") throw new Error("no INVITE");
  const headers = [{ name: "Contact", value: "<sip:b;transport=udp>" }];
  for (let index = 0; index < 100; index++) {
    const message = createResponse(sent.message, 200, { toTag: `t${index}`, headers });
    a.give({ kind: "message", message, source: { transport: "udp", host: "b", port: 5060 } });
  }
  expect(a.call?.dialogs).toHaveLength(4);
  expect(reportsOf(a, "answered")).toHaveLength(2);
});

test("a second copy of an INVITE that was forked on its way is refused with 482", () => {
  const world = createWorld();
  const a = world.host("a", { react: acknowledges });
  const b = world.host("b", { invited: rings(5, 1000) });
  a.tell(inviteCommand("b"));
  world.run(100);
  const [sent] = world.sent;
  if (sent?.message.kind !== "request") throw new Error("no INVITE");
  const { headers } = sent.message;
  const copy = {
    ...sent.message,
    headers: headers.map((header) =>
      header.name === "Via" ? { name: "Via", value: "SIP/2.0/UDP p;branch=z9hG4bKother" } : header,
    ),
  };
  b.give({ kind: "message", message: copy, source: { transport: "udp", host: "p", port: 5060 } });
  expect(world.log.at(-1)).toBe("100 b>p SIP/2.0 482 Loop Detected");
});
