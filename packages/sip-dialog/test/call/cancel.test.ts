import { readHeader } from "@callingcard/sip";
import { expect, test } from "vitest";
import { acknowledges, reportsOf, responds, rings, session } from "./reactions.ts";
import { createWorld, inviteCommand } from "./world.ts";

const REASON = [{ name: "Reason", value: 'SIP;cause=200;text="Call completed elsewhere"' }];

test("a CANCEL before the answer ends the INVITE with 487 on both sides", () => {
  const world = createWorld();
  const a = world.host("a", { react: acknowledges });
  const b = world.host("b", { invited: rings(50, 5000) });
  a.tell(inviteCommand("b"));
  a.tell({ kind: "cancel", headers: REASON }, 1000);
  world.run();
  expect(a.kinds()).toEqual(["progress", "refused", "over"]);
  expect(reportsOf(a, "refused")[0]?.response.statusCode).toBe(487);
  expect(b.kinds()).toEqual(["cancelled", "ignored", "over"]);
  const [cancelled] = reportsOf(b, "cancelled");
  expect(cancelled && readHeader(cancelled.request, "Reason")?.[0]?.cause).toBe(200);
});

test("a CANCEL waits for a provisional response", () => {
  const world = createWorld();
  const a = world.host("a", { react: acknowledges });
  const b = world.host("b", { invited: responds(180, 100) });
  a.tell(inviteCommand("b"));
  a.tell({ kind: "cancel" }, 1);
  world.run(500);
  expect(world.log.filter((line) => line.includes("CANCEL"))).toEqual([
    "120 a>b CANCEL sip:b SIP/2.0",
  ]);
  world.run();
  expect(a.kinds()).toEqual(["progress", "refused", "over"]);
  expect(b.kinds()).toEqual(["cancelled", "over"]);
});

test("a CANCEL that is never due, as no response comes, ends with the timeout of the INVITE", () => {
  const world = createWorld();
  const a = world.host("a");
  a.tell(inviteCommand("nobody"));
  a.tell({ kind: "cancel" }, 1);
  world.run();
  expect(a.kinds()).toEqual(["refused", "over"]);
  expect(world.log.some((line) => line.includes("CANCEL"))).toBe(false);
});

test("a CANCEL that crosses the 2xx leaves a dialog that is reported as cancelled, and is ended", () => {
  const world = createWorld();
  const a = world.host("a", { react: acknowledges });
  const b = world.host("b", { invited: rings(5, 100) });
  a.tell(inviteCommand("b"));
  a.tell({ kind: "cancel" }, 115);
  world.run();
  expect(reportsOf(a, "answered")).toMatchObject([{ cancelled: true }]);
  expect(a.kinds()).toEqual(["progress", "answered", "released", "over"]);
  expect(b.kinds()).toEqual(["acknowledged", "ended", "over"]);
});

test("an INVITE that stays without final response 64*T1 after its CANCEL is given up", () => {
  const world = createWorld();
  const a = world.host("a");
  world.host("b", { invited: rings(5, 10) });
  // The final response and all its copies are lost.
  world.fate = (message) => (message.kind === "response" && message.statusCode === 487 ? [] : [10]);
  a.tell(inviteCommand("b"));
  world.host("b", { invited: responds(180, 5) });
  a.tell({ kind: "cancel" }, 100);
  world.run();
  expect(reportsOf(a, "refused")).toMatchObject([{ local: true, response: { statusCode: 487 } }]);
  expect(a.kinds()).toEqual(["progress", "refused", "over"]);
});

test("a 2xx that comes after an INVITE was given up finds no call, and its sender ends it", () => {
  const world = createWorld();
  const a = world.host("a");
  const b = world.host("b", { invited: rings(5, 40_000) });
  world.fate = (message) => {
    const isCancel = message.kind === "request" && message.method === "CANCEL";
    return isCancel || (message.kind === "response" && message.statusCode === 487) ? [] : [10];
  };
  a.tell(inviteCommand("b"));
  a.tell({ kind: "cancel" }, 8000);
  world.run();
  expect(reportsOf(a, "refused")).toMatchObject([{ local: true }]);
  expect(reportsOf(a, "answered")).toEqual([]);
  expect(b.kinds()).toEqual(["lost", "over"]);
});

test("a CANCEL of a re-INVITE refuses it with 487 and leaves the dialog", () => {
  const world = createWorld();
  const a = world.host("a", { react: acknowledges });
  const b = world.host("b", { invited: rings(5, 10) });
  a.tell(inviteCommand("b"));
  a.tell({ kind: "offer", dialog: "d1", method: "INVITE", ...session("a", 2) }, 1000);
  world.run(1100);
  const [reinvite] = world.sent.filter(
    ({ message }) =>
      message.kind === "request" &&
      message.method === "INVITE" &&
      readHeader(message, "CSeq")?.sequence === 2,
  );
  expect(reinvite).toBeDefined();
  if (reinvite?.message.kind !== "request") return;
  const { headers } = reinvite.message;
  const cancel = {
    ...reinvite.message,
    method: "CANCEL",
    body: new Uint8Array(0),
    headers: headers
      .filter(({ name }) => /^(via|from|to|call-id|max-forwards)$/i.test(name))
      .concat([
        { name: "CSeq", value: "2 CANCEL" },
        { name: "Content-Length", value: "0" },
      ]),
  };
  b.give({ kind: "message", message: cancel, source: { transport: "udp", host: "a", port: 5060 } });
  world.run(5000);
  expect(b.kinds()).toEqual(["acknowledged", "offered", "cancelled"]);
  expect(reportsOf(a, "answered-offer")[0]?.response.statusCode).toBe(487);
  expect(a.call?.dialogs[0]?.negotiation.pending).toBeUndefined();
  expect(b.call?.dialogs[0]?.negotiation.pending).toBeUndefined();
});
