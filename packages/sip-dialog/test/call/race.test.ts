import type { SipMessage } from "@callingcard/sip";
import { expect, test } from "vitest";
import { acknowledges, cooperates, reportsOf, responds, rings, session } from "./reactions.ts";
import { createWorld, type Host, inviteCommand, type Reaction, type World } from "./world.ts";

function pair(settings: {
  readonly a?: Reaction;
  readonly b?: Reaction;
  readonly invited?: (_: unknown, host: Host) => void;
}): { readonly world: World; readonly a: Host; readonly b: Host } {
  const world = createWorld();
  const a = world.host("a", { react: settings.a ?? cooperates });
  const invited = settings.invited ?? rings(5, 10);
  const b = world.host("b", { react: settings.b ?? cooperates, invited });
  return { world, a, b };
}

function is(message: SipMessage, what: string | number): boolean {
  return message.kind === "request" ? message.method === what : message.statusCode === what;
}

test("a BYE that overtakes the ACK ends the dialog, and the ACK says nothing any more", () => {
  const { world, a, b } = pair({});
  world.fate = (message) => (is(message, "ACK") ? [300] : [10]);
  a.tell(inviteCommand("b"));
  a.tell({ kind: "bye", dialog: "d1" }, 60);
  world.run();
  expect(b.kinds()).toEqual(["ended", "ignored", "over"]);
  expect(a.kinds()).toEqual(["progress", "answered", "released", "over"]);
});

test("a re-INVITE that overtakes the ACK is refused with 491 and comes again", () => {
  const { world, a, b } = pair({});
  world.fate = (message) => (is(message, "ACK") && world.now() < 1000 ? [300] : [10]);
  a.tell(inviteCommand("b"));
  a.tell({ kind: "offer", dialog: "d1", method: "INVITE", ...session("a", 2) }, 60);
  world.run(10_000);
  expect(b.kinds()).toEqual(["acknowledged", "offered", "acknowledged"]);
  expect(reportsOf(a, "answered-offer")).toMatchObject([{ response: { statusCode: 200 } }]);
});

test("a 2xx that overtakes the provisional response makes the dialog, and the other one is only progress", () => {
  const { world, a } = pair({});
  world.fate = (message) => (is(message, 180) ? [300] : [10]);
  a.tell(inviteCommand("b"));
  world.run(1000);
  expect(a.kinds()).toEqual(["answered"]);
  expect(a.call?.dialogs.map(({ stage }) => stage)).toEqual(["confirmed"]);
});

test("a CANCEL that comes behind the 2xx changes nothing at the callee", () => {
  const { world, a, b } = pair({});
  world.fate = (message) => (is(message, 200) && world.now() < 100 ? [100] : [10]);
  a.tell(inviteCommand("b"));
  a.tell({ kind: "cancel" }, 60);
  world.run(90);
  expect(world.log.filter((line) => /CANCEL|487/.test(line))).toHaveLength(1);
  world.run();
  expect(b.kinds()).toEqual(["acknowledged", "ended", "over"]);
  expect(a.kinds()).toEqual(["progress", "answered", "released", "over"]);
});

test("an answer of the user that crosses the CANCEL inside the callee is ignored", () => {
  const { world, a, b } = pair({ invited: responds(180) });
  a.tell(inviteCommand("b"));
  a.tell({ kind: "cancel" }, 990);
  b.tell({ kind: "respond", status: 200, ...session("b", 1) }, 1001);
  world.run();
  expect(b.kinds()).toEqual(["cancelled", "ignored", "over"]);
  expect(reportsOf(a, "refused")[0]?.response.statusCode).toBe(487);
});

test("a second 2xx of a fork that comes while the first dialog is being ended is a dialog of its own", () => {
  const world = createWorld();
  world.forks.set("proxy", ["b", "c"]);
  const a = world.host("a", { react: acknowledges });
  const b = world.host("b", { invited: rings(5, 10) });
  const c = world.host("c", { invited: rings(5, 100) });
  a.tell(inviteCommand("proxy"));
  a.tell({ kind: "bye", dialog: "d1" }, 118);
  a.tell({ kind: "bye", dialog: "d2" }, 500);
  world.run();
  expect(reportsOf(a, "answered").map(({ dialog }) => dialog)).toEqual(["d1", "d2"]);
  expect(reportsOf(a, "released").map(({ dialog }) => dialog)).toEqual(["d1", "d2"]);
  expect([b.kinds(), c.kinds()]).toEqual([
    ["acknowledged", "ended", "over"],
    ["acknowledged", "ended", "over"],
  ]);
});

test("a 603 of a fork behind a 2xx changes nothing", () => {
  const world = createWorld();
  world.forks.set("proxy", ["b", "c"]);
  const a = world.host("a", { react: acknowledges });
  world.host("b", { invited: rings(5, 10) });
  world.host("c", { invited: responds(603, 100) });
  a.tell(inviteCommand("proxy"));
  world.run(5000);
  expect(a.kinds()).toEqual(["progress", "answered"]);
});

test("copies of the INVITE, also late ones, begin nothing new", () => {
  const { world, a, b } = pair({ invited: rings(5, 3000) });
  world.fate = (message) => (is(message, "INVITE") ? [10, 20, 2000, 5000] : [10]);
  a.tell(inviteCommand("b"));
  world.run(10_000);
  expect(b.kinds()).toEqual(["acknowledged"]);
  expect(a.kinds().filter((kind) => kind !== "progress")).toEqual(["answered"]);
});

test("copies of the 2xx and of the ACK are each told once", () => {
  const { world, a, b } = pair({});
  world.fate = () => [10, 40, 600, 5000];
  a.tell(inviteCommand("b"));
  world.run(20_000);
  expect(a.kinds().filter((kind) => kind === "answered")).toHaveLength(1);
  expect(b.kinds()).toEqual(["acknowledged"]);
});

test("a BYE that crosses a re-INVITE ends both, and the offer is told no more", () => {
  const { world, a, b } = pair({});
  a.tell(inviteCommand("b"));
  a.tell({ kind: "offer", dialog: "d1", method: "INVITE", ...session("a", 2) }, 1000);
  b.tell({ kind: "bye", dialog: "d1" }, 1005);
  world.run();
  expect(a.kinds()).toEqual(["progress", "answered", "ended", "over"]);
  expect(b.kinds()).toEqual(["acknowledged", "released", "over"]);
});

test("a re-INVITE that nobody answers any more is given up 64*T1 after its dialog", () => {
  const { world, a } = pair({ b: acknowledges });
  a.tell(inviteCommand("b"));
  a.tell({ kind: "offer", dialog: "d1", method: "INVITE", ...session("a", 2) }, 1000);
  world.at(1100, () => {
    world.fate = (message) => (is(message, 487) ? [] : [10]);
  });
  a.tell({ kind: "bye", dialog: "d1" }, 50_000);
  world.run();
  expect(a.kinds()).toEqual(["progress", "answered", "released", "over"]);
  expect(world.log).toContain("82020 a : over");
});

test("a re-INVITE that times out behind its dialog keeps the call no longer", () => {
  const { world, a } = pair({});
  a.tell(inviteCommand("b"));
  world.at(900, () => {
    world.fate = (message) => (is(message, "INVITE") ? [] : [10]);
  });
  a.tell({ kind: "offer", dialog: "d1", method: "INVITE", ...session("a", 2) }, 1000);
  a.tell({ kind: "bye", dialog: "d1" }, 20_000);
  world.run();
  expect(a.kinds()).toEqual(["progress", "answered", "released", "over"]);
  expect(world.log).toContain("33000 a : over");
});

test("a session timer that runs out while a BYE is on its way is told no more", () => {
  const world = createWorld();
  const options = { sessionTimer: { intervalSeconds: 90, refresher: "uac" } } as const;
  const a = world.host("a", { react: cooperates, options });
  world.host("b", { react: cooperates, invited: rings(5, 10) });
  a.tell(inviteCommand("b"));
  world.at(1000, () => {
    world.fate = () => [];
  });
  a.tell({ kind: "bye", dialog: "d1" }, 44_000);
  world.run(70_000);
  expect(a.kinds()).toEqual(["progress", "answered"]);
  world.run();
  expect(a.kinds()).toEqual(["progress", "answered", "released", "over"]);
});
