import { readHeader } from "@callingcard/sip";
import { expect, test } from "vitest";
import { acknowledges, reportsOf, responds, session } from "./reactions.ts";
import { createWorld, type Host, inviteCommand, type World } from "./world.ts";

const REQUIRED = { headers: [{ name: "Require", value: "100rel" }] };

function provisionals(world: World): readonly string[] {
  return world.log.filter((line) => /18\d |PRACK/.test(line) && line.includes(">"));
}

test("a provisional response to an INVITE that requires it is sent reliably, and its PRACK is reported once", () => {
  const world = createWorld();
  const a = world.host("a", { react: acknowledges });
  const b = world.host("b", {
    invited: (_, host) => {
      host.tell({ kind: "respond", status: 183, ...session("b", 1) });
      host.tell({ kind: "respond", status: 200 }, 100);
    },
  });
  a.tell(inviteCommand("b", REQUIRED));
  world.run(5000);
  expect(b.kinds()).toEqual(["provisional-acknowledged", "acknowledged"]);
  expect(a.kinds()).toEqual(["progress", "answered"]);
  expect(a.call?.dialogs[0]?.negotiation.remote).toEqual(session("b", 1));
  expect(b.call?.dialogs[0]?.negotiation.local).toEqual(session("b", 1));
  const [progress] = reportsOf(a, "progress");
  const prack = world.sent.find(
    ({ message }) => message.kind === "request" && message.method === "PRACK",
  );
  expect(prack && readHeader(prack.message, "RAck")).toEqual({
    response: progress && readHeader(progress.response, "RSeq"),
    sequence: 1,
    method: "INVITE",
  });
});

test("a reliable provisional response is sent again until its PRACK comes, and reported once", () => {
  const world = createWorld();
  const a = world.host("a", { react: acknowledges });
  const b = world.host("b", { invited: responds(180) });
  let lost = 0;
  world.fate = (message) => {
    const isRinging = message.kind === "response" && message.statusCode === 180;
    return isRinging && lost++ < 3 ? [] : isRinging ? [10, 20, 30] : [10];
  };
  a.tell(inviteCommand("b", REQUIRED));
  world.run(10_000);
  expect(provisionals(world).map((line) => line.split(" ").slice(0, 3).join(" "))).toEqual([
    "10 b>a SIP/2.0",
    // The transaction answers the INVITE that comes again, too.
    "510 b>a SIP/2.0",
    "510 b>a SIP/2.0",
    "1510 b>a SIP/2.0",
    "1510 b>a SIP/2.0",
    "1520 a>b PRACK",
  ]);
  expect(a.kinds()).toEqual(["progress"]);
  expect(b.kinds()).toEqual(["provisional-acknowledged"]);
});

test("a reliable provisional response without PRACK for 64*T1 refuses the INVITE with 504", () => {
  const world = createWorld();
  const a = world.host("a", { react: acknowledges });
  const b = world.host("b", { invited: responds(180) });
  world.fate = (message) => (message.kind === "request" && message.method === "PRACK" ? [] : [10]);
  a.tell(inviteCommand("b", REQUIRED));
  world.run();
  expect(reportsOf(a, "refused")[0]?.response.statusCode).toBe(504);
  expect(b.kinds()).toEqual(["lost", "over"]);
  expect(a.kinds()).toEqual(["progress", "refused", "over"]);
});

test("a second reliable response and a 2xx wait for the PRACK of the first, which has a session", () => {
  const world = createWorld();
  const a = world.host("a", { react: acknowledges });
  const b = world.host("b", {
    invited: (_, host) => {
      host.tell({ kind: "respond", status: 183, ...session("b", 1) });
      host.tell({ kind: "respond", status: 180 });
      host.tell({ kind: "respond", status: 200 });
    },
  });
  world.fate = (message) =>
    message.kind === "request" && message.method === "PRACK" ? [200] : [10];
  a.tell(inviteCommand("b", REQUIRED));
  world.run(8000);
  const statuses = world.sent.flatMap(({ message, from }) =>
    message.kind === "response" && from === "b" && readHeader(message, "CSeq")?.method === "INVITE"
      ? [message.statusCode]
      : [],
  );
  expect(statuses).toEqual([183, 180, 200]);
  expect(a.kinds()).toEqual(["progress", "progress", "answered"]);
  const rseqs = reportsOf(a, "progress").map(({ response }) => readHeader(response, "RSeq") ?? 0);
  expect(rseqs[1]).toBe((rseqs[0] ?? 0) + 1);
  // The second one has no session, so that the 2xx does not wait for its PRACK.
  expect(b.kinds()).toEqual(["provisional-acknowledged", "acknowledged"]);
});

test("a 2xx does not wait for the PRACK of a response without session, which is taken nevertheless", () => {
  const world = createWorld();
  const a = world.host("a", { react: acknowledges });
  const b = world.host("b", {
    invited: (_, host) => {
      host.tell({ kind: "respond", status: 180 });
      host.tell({ kind: "respond", status: 200, ...session("b", 1) }, 5);
    },
  });
  a.tell(inviteCommand("b", REQUIRED));
  world.run(8000);
  expect(b.kinds()).toEqual(["acknowledged"]);
  expect(world.log.filter((line) => /PRACK|481/.test(line))).toHaveLength(1);
  expect(a.kinds()).toEqual(["progress", "answered"]);
});

test("a response is sent reliably where the caller supports it and the callee wants it", () => {
  const world = createWorld();
  const a = world.host("a", { react: acknowledges });
  world.host("b", {
    invited: (_, host) => {
      host.tell({ kind: "respond", status: 180 });
      host.tell({ kind: "respond", status: 183, reliable: true }, 10);
    },
  });
  a.tell(inviteCommand("b"));
  world.run(1000);
  const [first, second] = reportsOf(a, "progress").map(({ response }) => response);
  expect(first && readHeader(first, "RSeq")).toBeUndefined();
  expect(second && readHeader(second, "RSeq")).toBeGreaterThan(0);
});

test("an INVITE without offer gets it in a reliable response, and the PRACK has the user's answer", () => {
  const world = createWorld();
  const a = world.host("a", {
    react: (report, host) => {
      if (report.kind === "progress" && report.awaitsAnswer === true) {
        host.tell({
          kind: "answer-provisional",
          dialog: report.dialog ?? "",
          ...session("a", 1),
        });
      }
      acknowledges(report, host);
    },
  });
  const b = world.host("b", {
    invited: (_, host) => {
      host.tell({ kind: "respond", status: 183, ...session("b", 1) });
      host.tell({ kind: "respond", status: 200 }, 100);
    },
  });
  a.tell(inviteCommand("b", { ...REQUIRED, body: new Uint8Array(0) }));
  world.run(5000);
  expect(b.call?.dialogs[0]?.negotiation).toMatchObject({
    local: session("b", 1),
    remote: session("a", 1),
    pending: undefined,
  });
  expect(a.call?.dialogs[0]?.negotiation).toMatchObject({
    local: session("a", 1),
    remote: session("b", 1),
    pending: undefined,
  });
  expect(a.kinds()).toEqual(["progress", "answered"]);
});

test("a PRACK of nothing is refused with 481", () => {
  const world = createWorld();
  const a = world.host("a", { react: acknowledges });
  world.host("b", { invited: responds(180) });
  a.tell(inviteCommand("b", REQUIRED));
  world.run(1000);
  a.tell({
    kind: "request",
    dialog: "d1",
    method: "PRACK",
    headers: [{ name: "RAck", value: "1 1 INVITE" }],
  });
  world.run(1100);
  expect(reportsOf(a, "ignored").map(({ reason }) => reason)).toEqual([
    "PRACK has a command of its own",
  ]);
  const [prack] = world.sent.filter(
    ({ message }) => message.kind === "request" && message.method === "PRACK",
  );
  if (prack?.message.kind !== "request") throw new Error("no PRACK");
  const headers = prack.message.headers.map((header) => {
    if (header.name === "RAck") return { name: "RAck", value: "1 1 INVITE" };
    if (header.name === "Via") return { name: "Via", value: "SIP/2.0/UDP a;branch=z9hG4bKx" };
    return header.name === "CSeq" ? { name: "CSeq", value: "9 PRACK" } : header;
  });
  give(world, "b", { ...prack.message, headers });
  expect(world.log.at(-1)).toContain("481");
});

function give(world: World, name: string, message: Parameters<typeof world.fate>[0]): void {
  const host: Host | undefined = world.hosts.get(name);
  host?.give({ kind: "message", message, source: { transport: "udp", host: "a", port: 5060 } });
}
