import { findHeader, readHeader } from "@callingcard/sip";
import { expect, test } from "vitest";
import { acknowledges, cooperates, reportsOf, responds, rings, session } from "./reactions.ts";
import { createWorld, inviteCommand } from "./world.ts";

test("a call is answered, acknowledged and ended by the caller", () => {
  const world = createWorld();
  const a = world.host("a", { react: acknowledges });
  const b = world.host("b", { invited: rings(50, 100) });
  a.tell(inviteCommand("b"));
  a.tell({ kind: "bye", dialog: "d1" }, 2000);
  world.run();
  expect(a.kinds()).toEqual(["progress", "answered", "released", "over"]);
  expect(b.kinds()).toEqual(["acknowledged", "ended", "over"]);
  expect(world.log.filter((line) => line.includes(">"))).toEqual([
    "0 a>b INVITE sip:b SIP/2.0",
    "60 b>a SIP/2.0 180 Ringing",
    "110 b>a SIP/2.0 200 OK",
    "120 a>b ACK sip:b;transport=udp SIP/2.0",
    "2000 a>b BYE sip:b;transport=udp SIP/2.0",
    "2010 b>a SIP/2.0 200 OK",
  ]);
});

test("a call at rest has no timers of its own, and later none at all", () => {
  const world = createWorld();
  const a = world.host("a", { react: acknowledges });
  const b = world.host("b", { invited: rings(50, 100) });
  a.tell(inviteCommand("b"));
  world.run(300);
  expect([a.call?.timers.size, b.call?.timers.size]).toEqual([0, 0]);
  world.run(40_000);
  expect([a.timers.size, b.timers.size]).toEqual([0, 0]);
});

test("the callee ends the call, and both have the same dialog", () => {
  const world = createWorld();
  const a = world.host("a", { react: acknowledges });
  const b = world.host("b", { invited: rings(50, 100) });
  a.tell(inviteCommand("b"));
  world.run(1000);
  const [atA] = a.call?.dialogs ?? [];
  const [atB] = b.call?.dialogs ?? [];
  expect(atA?.dialog.localTag).toBe(atB?.dialog.remoteTag);
  expect(atA?.dialog.remoteTag).toBe(atB?.dialog.localTag);
  expect(atA?.negotiation.local).toEqual(atB?.negotiation.remote);
  expect(atA?.negotiation.remote).toEqual(atB?.negotiation.local);
  b.tell({ kind: "bye", dialog: "d1", headers: [{ name: "Reason", value: "SIP;cause=200" }] });
  world.run();
  const [ended] = reportsOf(a, "ended");
  expect(ended && readHeader(ended.request, "Reason")?.[0]?.cause).toBe(200);
  expect(a.kinds()).toEqual(["progress", "answered", "ended", "over"]);
  expect(b.kinds()).toEqual(["acknowledged", "released", "over"]);
});

test("a refusal is acknowledged by the transaction and ends the call", () => {
  const world = createWorld();
  const a = world.host("a");
  const b = world.host("b", { invited: responds(486) });
  a.tell(inviteCommand("b"));
  world.run();
  expect(reportsOf(a, "refused")[0]?.response.statusCode).toBe(486);
  expect(a.kinds()).toEqual(["refused", "over"]);
  expect(b.kinds()).toEqual(["over"]);
});

test("an INVITE that nobody answers is refused by a local 408", () => {
  const world = createWorld();
  const a = world.host("a");
  a.tell(inviteCommand("nobody"));
  world.run();
  expect(reportsOf(a, "refused")).toMatchObject([{ local: true, response: { statusCode: 408 } }]);
  expect(a.kinds()).toEqual(["refused", "over"]);
  expect(world.log.at(-1)).toBe("32000 a : over");
});

test("an INVITE that cannot be sent is refused by a local 503", () => {
  const world = createWorld();
  const a = world.host("a");
  a.tell(inviteCommand("nobody"));
  world.run(1);
  const [invite] = world.sent;
  expect(invite).toBeDefined();
  if (invite !== undefined) a.give({ kind: "transport-error", message: invite.message });
  world.run();
  expect(reportsOf(a, "refused")).toMatchObject([{ local: true, response: { statusCode: 503 } }]);
  expect(a.kinds()).toEqual(["refused", "over"]);
});

test("an INVITE is sent again after a refusal, in the same call with the next CSeq", () => {
  const world = createWorld();
  const a = world.host("a", {
    react: (report, host) => {
      if (report.kind !== "refused") return;
      const headers = [{ name: "Authorization", value: 'Digest username="a"' }];
      host.tell(inviteCommand("b", { headers }));
    },
  });
  a.tell(inviteCommand("nobody"));
  world.run(33_000);
  const invites = world.sent.filter(
    ({ message }) => message.kind === "request" && message.method === "INVITE",
  );
  const [first, last] = [invites[0]?.message, invites.at(-1)?.message];
  expect(first && readHeader(first, "CSeq")?.sequence).toBe(1);
  expect(last && readHeader(last, "CSeq")?.sequence).toBe(2);
  expect(last && findHeader(last, "Authorization")?.value).toContain("Digest");
  expect(last && findHeader(last, "Call-ID")).toEqual(first && findHeader(first, "Call-ID"));
  expect(a.kinds()).toEqual(["refused", "over"]);
});

test("an INVITE without offer gets the offer in the 2xx and answers it in the ACK", () => {
  const world = createWorld();
  const a = world.host("a", {
    react: (report, host) => {
      if (report.kind !== "answered") return;
      host.tell({ kind: "acknowledge", dialog: report.dialog, ...session("a", 7) });
    },
  });
  const b = world.host("b", { invited: rings(5, 10) });
  a.tell(inviteCommand("b", { body: new Uint8Array(0) }));
  world.run(1000);
  expect(b.kinds()).toEqual(["acknowledged"]);
  expect(b.call?.dialogs[0]?.negotiation.remote).toEqual(session("a", 7));
  expect(a.call?.dialogs[0]?.negotiation.remote).toEqual(session("b", 1));
});

test("the INVITE and the responses have the header fields that dialogs need, and the user's instead of the machine's", () => {
  const world = createWorld();
  const a = world.host("a", { options: { userAgent: "A/1" } });
  world.host("b", {
    options: { server: "B/1", supported: ["timer"] },
    invited: (_, host) => {
      const headers = [
        { name: "Contact", value: "<sip:other>" },
        { name: "To", value: "<sip:forged>" },
      ];
      host.tell({ kind: "respond", status: 200, headers, ...session("b", 1) });
    },
  });
  const headers = [
    { name: "Max-Forwards", value: "42" },
    { name: "Route", value: "<sip:proxy;lr>" },
    { name: "X-Own", value: "kept" },
    { name: "CSeq", value: "99 INVITE" },
  ];
  a.tell(inviteCommand("b", { headers }));
  world.run(100);
  const [invite, success] = world.sent.map(({ message }) => message);
  const names = invite?.headers.map(({ name, value }) => `${name}: ${value}`);
  expect(names).toEqual([
    expect.stringMatching(/^Via: SIP\/2.0\/UDP a;branch=z9hG4bK/),
    expect.stringMatching(/^From: <sip:a>;tag=/),
    "To: <sip:b>",
    expect.stringMatching(/^Call-ID: /),
    "CSeq: 1 INVITE",
    "Contact: <sip:a;transport=udp>",
    "Allow: INVITE, ACK, CANCEL, BYE, PRACK, UPDATE, OPTIONS, INFO, MESSAGE, NOTIFY, REFER",
    "Supported: 100rel, timer",
    "User-Agent: A/1",
    "Max-Forwards: 42",
    "Route: <sip:proxy;lr>",
    "X-Own: kept",
    "Content-Type: application/sdp",
    "Content-Length: 90",
  ]);
  expect(success && readHeader(success, "To")?.uri).toBe("sip:b");
  expect(success && readHeader(success, "Contact")?.[0]?.uri).toBe("sip:other");
  expect(success && findHeader(success, "Server")?.value).toBe("B/1");
  expect(success && findHeader(success, "Supported")?.value).toBe("timer");
});

test("the 2xx is sent again until its ACK comes, and the ACK again for each copy of the 2xx", () => {
  const world = createWorld();
  const a = world.host("a", { react: acknowledges });
  const b = world.host("b", { invited: rings(5, 10) });
  let lost = 0;
  world.fate = (message) => {
    const isAck = message.kind === "request" && message.method === "ACK";
    return isAck && lost++ < 2 ? [] : [10];
  };
  a.tell(inviteCommand("b"));
  world.run(10_000);
  const lines = world.log.filter((line) => /200 OK|ACK/.test(line));
  expect(lines.map((line) => line.split(" ").slice(0, 3).join(" "))).toEqual([
    "20 b>a SIP/2.0",
    "30 a>b ACK",
    "520 b>a SIP/2.0",
    "530 a>b ACK",
    "1520 b>a SIP/2.0",
    "1530 a>b ACK",
  ]);
  expect(b.kinds()).toEqual(["acknowledged"]);
  expect(a.kinds()).toEqual(["progress", "answered"]);
});

test("a 2xx without ACK for 64*T1 ends the dialog by a BYE", () => {
  const world = createWorld();
  const a = world.host("a");
  const b = world.host("b", { invited: rings(5, 10) });
  a.tell(inviteCommand("b"));
  world.run();
  expect(b.kinds()).toEqual(["lost", "over"]);
  expect(a.kinds()).toEqual(["progress", "answered", "ended", "over"]);
  const [bye] = world.sent.filter(
    ({ message }) => message.kind === "request" && message.method === "BYE",
  );
  expect(bye?.from).toBe("b");
  expect(world.log).toContain("32020 b>a BYE sip:a;transport=udp SIP/2.0");
});

test("a BYE of the callee waits for the ACK", () => {
  const world = createWorld();
  const a = world.host("a", {
    react: (report, host) => {
      if (report.kind === "answered") host.tell({ kind: "acknowledge", dialog: "d1" }, 700);
    },
  });
  const b = world.host("b", { invited: rings(5, 10) });
  a.tell(inviteCommand("b"));
  b.tell({ kind: "bye", dialog: "d1" }, 100);
  world.run();
  expect(b.kinds()).toEqual(["acknowledged", "released", "over"]);
  expect(world.log).toContain("740 b>a BYE sip:a;transport=udp SIP/2.0");
});

test("a BYE of the callee goes out after 64*T1 where no ACK comes", () => {
  const world = createWorld();
  const a = world.host("a");
  const b = world.host("b", { invited: rings(5, 10) });
  a.tell(inviteCommand("b"));
  b.tell({ kind: "bye", dialog: "d1" }, 100);
  world.run();
  expect(b.kinds()).toEqual(["released", "over"]);
});

test("a BYE of the caller sends the ACK first that the user did not", () => {
  const world = createWorld();
  const a = world.host("a", {
    react: (report, host) => {
      if (report.kind === "answered") host.tell({ kind: "bye", dialog: report.dialog });
    },
  });
  const b = world.host("b", { invited: rings(5, 10) });
  a.tell(inviteCommand("b"));
  world.run();
  expect(a.kinds()).toEqual(["progress", "answered", "released", "over"]);
  expect(b.kinds()).toEqual(["acknowledged", "ended", "over"]);
});

test("commands that come too late are ignored, and a call that is over ignores everything", () => {
  const world = createWorld();
  const a = world.host("a", { react: cooperates });
  const b = world.host("b", { invited: responds(603), react: cooperates });
  a.tell(inviteCommand("b"));
  b.tell({ kind: "respond", status: 200 }, 1000);
  a.tell({ kind: "bye", dialog: "d1" }, 1000);
  a.tell({ kind: "acknowledge", dialog: "d1" }, 1000);
  a.tell({ kind: "cancel" }, 1000);
  a.tell({ kind: "offer", dialog: "d1", method: "INVITE" }, 1000);
  a.tell({ kind: "request", dialog: "d1", method: "INFO" }, 1000);
  a.tell({ kind: "answer", key: "x", status: 200 }, 1000);
  a.tell({ kind: "answer-provisional", dialog: "d1" }, 1000);
  a.tell({ kind: "cancel" }, 60_000);
  world.run();
  expect(reportsOf(a, "ignored").map(({ reason }) => reason)).toEqual([
    "no dialog to end",
    "no 2xx to acknowledge",
    "no INVITE to cancel",
    "no dialog to offer in",
    "no dialog for it",
    "no request to answer",
    "no provisional response to answer",
    "the call is over",
  ]);
  expect(reportsOf(b, "ignored").map(({ reason }) => reason)).toEqual(["no INVITE to answer"]);
});
