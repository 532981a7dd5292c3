import { findHeader, readHeader, setBody, type SipRequest } from "@callingcard/sip";
import { expect, test } from "vitest";
import { acknowledges, answers, cooperates, reportsOf, rings, session } from "./reactions.ts";
import { createWorld, type Host, inviteCommand, type Reaction, type World } from "./world.ts";

/** Hosts a and b with a call between them, since a second ago. */
function established(reactions: { readonly a?: Reaction; readonly b?: Reaction } = {}): {
  readonly world: World;
  readonly a: Host;
  readonly b: Host;
} {
  const world = createWorld();
  const a = world.host("a", { react: reactions.a ?? cooperates });
  const b = world.host("b", { react: reactions.b ?? cooperates, invited: rings(5, 10) });
  a.tell(inviteCommand("b"));
  world.run(1000);
  a.reports.length = 0;
  b.reports.length = 0;
  return { world, a, b };
}

/** A request from a to b as a client of its own would send it, in the dialog of theirs. */
function foreign(
  world: World,
  method: string,
  sequence: number,
  more: readonly { name: string; value: string }[] = [],
): SipRequest {
  const [invite] = world.sent;
  const ack = world.sent.find(
    ({ message }) => message.kind === "request" && message.method === "ACK",
  );
  if (invite?.message.kind !== "request" || ack === undefined) throw new Error("no call");
  const { headers } = invite.message;
  const kept = headers.filter(({ name }) => /^(?:from|call-id|max-forwards|contact)$/i.test(name));
  return {
    ...invite.message,
    method,
    body: new Uint8Array(0),
    headers: [
      { name: "Via", value: `SIP/2.0/UDP a;branch=z9hG4bKf${method}${sequence}` },
      ...kept,
      { name: "To", value: findHeader(ack.message, "To")?.value ?? "" },
      { name: "CSeq", value: `${sequence} ${method}` },
      ...more,
      { name: "Content-Length", value: "0" },
    ],
  };
}

function give(host: Host, message: SipRequest): void {
  host.give({ kind: "message", message, source: { transport: "udp", host: "a", port: 5060 } });
}

test("a changed session is offered by re-INVITE, answered by the other user and acknowledged by the machine", () => {
  const { world, a, b } = established();
  a.tell({ kind: "offer", dialog: "d1", method: "INVITE", ...session("a", 2) });
  world.run(5000);
  expect(a.kinds()).toEqual(["answered-offer"]);
  expect(b.kinds()).toEqual(["offered", "acknowledged"]);
  expect(a.call?.dialogs[0]?.negotiation).toMatchObject({
    local: session("a", 2),
    remote: session("b", 2),
  });
  expect(b.call?.dialogs[0]?.negotiation).toMatchObject({
    local: session("b", 2),
    remote: session("a", 2),
  });
});

test("a changed session is offered by UPDATE", () => {
  const { world, a, b } = established();
  b.tell({ kind: "offer", dialog: "d1", method: "UPDATE", ...session("b", 2) });
  world.run(5000);
  expect(b.kinds()).toEqual(["answered-offer"]);
  expect(a.kinds()).toEqual(["offered"]);
  expect(a.call?.dialogs[0]?.negotiation.remote).toEqual(session("b", 2));
});

test("an offer that is refused with 488 leaves the session as it was", () => {
  const { world, a, b } = established({
    b: (report, host) => {
      if (report.kind === "offered") host.tell({ kind: "answer", key: report.key, status: 488 });
    },
  });
  const before = [a, b].map(({ call }) => call?.dialogs[0]?.negotiation.local);
  a.tell({ kind: "offer", dialog: "d1", method: "INVITE", ...session("a", 2) });
  world.run(50_000);
  expect(reportsOf(a, "answered-offer")[0]?.response.statusCode).toBe(488);
  expect([a, b].map(({ call }) => call?.dialogs[0]?.negotiation.local)).toEqual(before);
  expect([a, b].map(({ call }) => call?.dialogs[0]?.negotiation.pending)).toEqual([
    undefined,
    undefined,
  ]);
  a.tell({ kind: "offer", dialog: "d1", method: "UPDATE", ...session("a", 3) });
  world.run(51_000);
  expect(reportsOf(a, "answered-offer")).toHaveLength(2);
});

test("a re-INVITE without body asks for an offer, which the user's ACK answers", () => {
  const { world, a, b } = established({
    a: (report, host) => {
      acknowledges(report, host);
      if (report.kind !== "answered-offer") return;
      host.tell({ kind: "acknowledge", dialog: "d1", ...session("a", 2) });
    },
  });
  a.tell({ kind: "offer", dialog: "d1", method: "INVITE" });
  world.run(5000);
  expect(b.kinds()).toEqual(["offered", "acknowledged"]);
  expect(b.call?.dialogs[0]?.negotiation).toMatchObject({
    local: session("b", 2),
    remote: session("a", 2),
    pending: undefined,
  });
});

test("a re-INVITE with the session as it is and an UPDATE without one are answered by the machine", () => {
  const { world, a, b } = established();
  a.tell({ kind: "offer", dialog: "d1", method: "INVITE", ...session("a", 1) });
  world.run(2000);
  expect(b.kinds()).toEqual(["refreshed"]);
  expect(a.kinds()).toEqual(["answered-offer"]);
  const [answer] = reportsOf(a, "answered-offer");
  expect(answer?.response.body).toEqual(session("b", 1).body);
  a.tell({ kind: "offer", dialog: "d1", method: "UPDATE" });
  world.run(3000);
  expect(b.kinds()).toEqual(["refreshed", "refreshed"]);
  expect(reportsOf(a, "answered-offer")[1]?.response.body).toHaveLength(0);
});

test("re-INVITEs that meet are refused with 491 and come again, the caller's later", () => {
  const { world, a, b } = established();
  a.tell({ kind: "offer", dialog: "d1", method: "INVITE", ...session("a", 2) });
  b.tell({ kind: "offer", dialog: "d1", method: "INVITE", ...session("b", 2) });
  world.run(20_000);
  expect(world.log.filter((line) => line.includes("491"))).toHaveLength(2);
  // The callee's second one comes first, and is an exchange that the caller's offer knows nothing of.
  expect(reportsOf(b, "answered-offer")[0]?.response.statusCode).toBe(200);
  expect(reportsOf(a, "answered-offer")[0]?.response.statusCode).toBe(491);
  expect(a.call?.dialogs[0]?.negotiation.pending).toBeUndefined();
  expect(b.call?.dialogs[0]?.negotiation.pending).toBeUndefined();
});

test("a second UPDATE while the first waits for its answer is refused with 500 and a Retry-After", () => {
  const { world, b } = established({ b: () => undefined });
  const type = [{ name: "Content-Type", value: "application/sdp" }];
  give(b, { ...foreign(world, "UPDATE", 5, type), body: session("a", 9).body });
  expect(b.kinds()).toEqual(["offered"]);
  give(b, foreign(world, "UPDATE", 6));
  const last = world.sent.at(-1)?.message;
  expect(last).toMatchObject({ statusCode: 500 });
  expect(last && readHeader(last, "Retry-After")?.seconds).toBeLessThanOrEqual(10);
  give(b, foreign(world, "INVITE", 7));
  expect(world.sent.at(-1)?.message).toMatchObject({ statusCode: 500 });
  expect(b.kinds()).toEqual(["offered"]);
});

test("an offer after which a 500 with Retry-After comes is sent again after that time", () => {
  const { world, a, b } = established({
    b: (report, host) => {
      if (report.kind !== "offered") return;
      const isFirst = reportsOf(host, "offered").length === 1;
      const headers = [{ name: "Retry-After", value: "3" }];
      const answer = isFirst ? { status: 500, headers } : { status: 200, ...session("b", 2) };
      host.tell({ kind: "answer", key: report.key, ...answer });
    },
  });
  a.tell({ kind: "offer", dialog: "d1", method: "UPDATE", ...session("a", 2) });
  world.run(10_000);
  expect(reportsOf(a, "answered-offer")).toMatchObject([{ response: { statusCode: 200 } }]);
  expect(
    world.log.filter((line) => line.includes("UPDATE")).map((line) => line.slice(0, 4)),
  ).toEqual(["1000", "4020"]);
  expect(b.kinds()).toEqual(["offered", "offered"]);
});

test("an offer waits while another one is under way, and a third is ignored", () => {
  const { world, a } = established();
  a.tell({ kind: "offer", dialog: "d1", method: "UPDATE", ...session("a", 2) });
  a.tell({ kind: "offer", dialog: "d1", method: "INVITE", ...session("a", 3) });
  a.tell({ kind: "offer", dialog: "d1", method: "UPDATE", ...session("a", 4) });
  world.run(10_000);
  expect(a.kinds()).toEqual(["ignored", "answered-offer", "answered-offer"]);
  expect(a.call?.dialogs[0]?.negotiation.local).toEqual(session("a", 3));
});

test("a re-INVITE changes the target that requests go to", () => {
  const { world, a, b } = established();
  const headers = [{ name: "Contact", value: "<sip:a;transport=udp;x=moved>" }];
  a.tell({ kind: "offer", dialog: "d1", method: "INVITE", headers, ...session("a", 2) });
  world.run(5000);
  b.tell({ kind: "request", dialog: "d1", method: "INFO" });
  world.run(6000);
  expect(world.log.some((line) => line.includes("INFO sip:a;transport=udp;x=moved"))).toBe(true);
});

test("other requests are answered by the users, with what they refer to", () => {
  const { world, a, b } = established();
  const content = { contentType: "text/plain", body: new TextEncoder().encode("hello") };
  a.tell({ kind: "request", dialog: "d1", method: "MESSAGE", reference: "m1", ...content });
  world.run(2000);
  expect(b.kinds()).toEqual(["received"]);
  expect(reportsOf(b, "received")[0]?.request.body).toEqual(content.body);
  expect(reportsOf(a, "responded")).toMatchObject([
    { method: "MESSAGE", reference: "m1", response: { statusCode: 200 } },
  ]);
});

test.each([
  [481, "lost", false],
  [408, "lost", true],
])("a %i to a request ends the dialog", (status, kind, hasBye) => {
  const { world, a } = established({
    b: (report, host) => {
      if (report.kind !== "received") return;
      // RFC 4320 lets no server send a 408: a 480 is turned into one on its way.
      host.tell({ kind: "answer", key: report.key, status: status === 408 ? 480 : status });
    },
  });
  world.rewrite = (message) =>
    message.kind === "response" && message.statusCode === 480
      ? { ...message, statusCode: 408 }
      : message;
  a.tell({ kind: "request", dialog: "d1", method: "INFO" });
  world.run();
  expect(a.kinds()).toEqual(["responded", kind, "over"]);
  expect(world.log.some((line) => line.includes("a>b BYE"))).toBe(hasBye);
});

test("a request that nobody answers ends the dialog", () => {
  const { world, a, b } = established();
  world.fate = () => [];
  a.tell({ kind: "request", dialog: "d1", method: "INFO" });
  world.run();
  expect(a.kinds()).toEqual(["responded", "lost", "over"]);
  expect(reportsOf(a, "responded")).toMatchObject([{ local: true, response: { statusCode: 408 } }]);
  expect(b.kinds()).toEqual([]);
});

test("a BYE that nobody answers releases the dialog", () => {
  const { world, a } = established();
  world.fate = () => [];
  a.tell({ kind: "bye", dialog: "d1" });
  world.run();
  expect(a.kinds()).toEqual(["released", "over"]);
  expect(reportsOf(a, "released")[0]?.response).toBeUndefined();
});

test("both sides hang up at once, and both dialogs are released", () => {
  const { world, a, b } = established();
  a.tell({ kind: "bye", dialog: "d1" });
  b.tell({ kind: "bye", dialog: "d1" });
  world.run();
  expect(a.kinds()).toEqual(["released", "over"]);
  expect(b.kinds()).toEqual(["released", "over"]);
});

test("a BYE answers the requests that wait with 487", () => {
  const { world, a, b } = established({ b: () => undefined });
  a.tell({ kind: "offer", dialog: "d1", method: "INVITE", ...session("a", 2) });
  a.tell({ kind: "bye", dialog: "d1" }, 1000);
  world.run();
  expect(b.kinds()).toEqual(["offered", "ended", "over"]);
  expect(world.log.some((line) => line.includes("SIP/2.0 487"))).toBe(true);
  expect(a.kinds()).toEqual(["released", "over"]);
});

test.each([
  ["a method that is not allowed", "PUBLISH", 2, [], 405],
  ["an extension that is not supported", "INFO", 2, [{ name: "Require", value: "x" }], 420],
  ["a Require that cannot be read", "INFO", 2, [{ name: "Require", value: "," }], 400],
  ["a CSeq that is too low", "INFO", 0, [], 500],
  ["a CSeq that came before", "INFO", 1, [], 482],
] as const)("%s is refused", (_, method, sequence, more, status) => {
  const { world, b } = established();
  give(b, foreign(world, method, sequence, more));
  expect(world.sent.at(-1)?.message).toMatchObject({ kind: "response", statusCode: status });
  expect(b.kinds()).toEqual([]);
});

test("a request of another dialog is refused with 481", () => {
  const { world, b } = established();
  const info = foreign(world, "INFO", 2);
  const headers = info.headers.map((header) =>
    header.name === "From" ? { name: "From", value: "<sip:a>;tag=other" } : header,
  );
  give(b, { ...info, headers });
  expect(world.sent.at(-1)?.message).toMatchObject({ statusCode: 481 });
});

test("a request that the user leaves without answer is forgotten after 64*T1", () => {
  const { world, a, b } = established({ b: () => undefined });
  a.tell({ kind: "offer", dialog: "d1", method: "UPDATE", ...session("a", 2) });
  world.run(20_000);
  expect(b.call?.servers.size).toBe(1);
  world.run(60_000);
  expect(b.call?.servers.size).toBe(0);
  expect(b.call?.dialogs[0]?.negotiation.remoteUpdate).toBeUndefined();
});

test("a target that leads nowhere makes requests fail, and nothing else", () => {
  const world = createWorld();
  const a = world.host("a", { react: cooperates });
  const b = world.host("b", {
    react: answers,
    invited: (_, host) => {
      const headers = [{ name: "Contact", value: "<tel:+15550001>" }];
      host.tell({ kind: "respond", status: 200, headers, ...session("b", 1) });
    },
  });
  a.tell(inviteCommand("b"));
  a.tell({ kind: "request", dialog: "d1", method: "INFO" }, 1000);
  a.tell({ kind: "bye", dialog: "d1" }, 2000);
  world.run();
  const kinds = a.kinds().filter((kind) => kind !== "ignored");
  expect(kinds).toEqual(["answered", "responded", "released", "over"]);
  expect(reportsOf(a, "responded")).toMatchObject([{ local: true, response: { statusCode: 503 } }]);
  expect(b.kinds()).toEqual(["lost", "over"]);
});

test("requests beyond the limit of transactions are ignored, and those of this side fail", () => {
  const world = createWorld();
  const options = { transactions: { maxTransactions: 3 } };
  const a = world.host("a", {
    react: cooperates,
    options: { transactions: { maxTransactions: 2 } },
  });
  const b = world.host("b", { react: acknowledges, options, invited: rings(5, 10) });
  a.tell(inviteCommand("b"));
  world.run(1000);
  for (const sequence of [2, 3, 4]) give(b, foreign(world, "INFO", sequence));
  expect(b.kinds()).toEqual(["acknowledged", "received", "received", "ignored"]);
  expect(reportsOf(b, "ignored").map(({ reason }) => reason)).toEqual(["too-many-transactions"]);
  a.tell({ kind: "request", dialog: "d1", method: "INFO" });
  a.tell({ kind: "request", dialog: "d1", method: "INFO" });
  world.run(1001);
  expect(reportsOf(a, "responded")).toMatchObject([{ local: true, response: { statusCode: 503 } }]);
});

test("a callee sends nothing within a dialog that no response told of yet", () => {
  const world = createWorld();
  const a = world.host("a", { react: cooperates });
  const b = world.host("b", { react: cooperates, invited: rings(100, 200) });
  a.tell(inviteCommand("b"));
  b.tell({ kind: "offer", dialog: "d1", method: "UPDATE" }, 20);
  b.tell({ kind: "request", dialog: "d1", method: "INFO" }, 20);
  world.run(1000);
  expect(reportsOf(b, "ignored").map(({ reason }) => reason)).toEqual([
    "no dialog to offer in",
    "no dialog for it",
  ]);
});

test("a request that is refused with 481 in an early dialog leaves the INVITE to be answered", () => {
  const world = createWorld();
  const a = world.host("a", { react: cooperates });
  const b = world.host("b", { react: cooperates, invited: rings(5, 500) });
  // The caller does not know of the dialog: what tells of it is lost.
  world.fate = (message) => (message.kind === "response" && message.statusCode === 180 ? [] : [10]);
  a.tell(inviteCommand("b"));
  b.tell({ kind: "request", dialog: "d1", method: "INFO" }, 100);
  world.run(2000);
  expect(reportsOf(b, "responded")).toMatchObject([{ response: { statusCode: 481 } }]);
  expect(b.kinds()).toEqual(["responded", "acknowledged"]);
});

test.each(["To", "From", "CSeq", "Contact"])(
  "an INVITE whose %s cannot be read is refused with 400",
  (name) => {
    const world = createWorld();
    world.host("a").tell(inviteCommand("b"));
    const b = world.host("b", { invited: rings(5, 10) });
    world.rewrite = (message) =>
      message.kind === "request"
        ? {
            ...message,
            headers: message.headers.map((one) => (one.name === name ? { name, value: ";" } : one)),
          }
        : message;
    world.run(100);
    expect(world.sent.find(({ from }) => from === "b")?.message).toMatchObject({ statusCode: 400 });
    expect(b.kinds().filter((kind) => kind !== "ignored")).toEqual(["refused"]);
  },
);

test("a re-INVITE may get provisional responses, but other requests and reliable ones may not", () => {
  const { world, a, b } = established({
    b: (report, host) => {
      if (report.kind !== "offered" && report.kind !== "received") return;
      host.tell({ kind: "answer", key: report.key, status: 180 });
      host.tell({ kind: "answer", key: report.key, status: 200, ...session("b", 2) }, 50);
    },
  });
  a.tell({ kind: "offer", dialog: "d1", method: "INVITE", ...session("a", 2) });
  a.tell({ kind: "request", dialog: "d1", method: "INFO" }, 1000);
  const headers = [{ name: "Require", value: "100rel" }];
  a.tell({ kind: "offer", dialog: "d1", method: "INVITE", headers, ...session("a", 3) }, 2000);
  world.run(5000);
  expect(world.log.filter((line) => line.includes("b>a SIP/2.0 180"))).toHaveLength(2);
  expect(reportsOf(b, "ignored").map(({ reason }) => reason)).toEqual([
    "no provisional response here",
    "no provisional response here",
  ]);
  expect(a.kinds()).toEqual(["answered-offer", "responded", "answered-offer"]);
});

test("a PRACK may offer another session, which the user answers before the 2xx", () => {
  const world = createWorld();
  world.host("a").tell(inviteCommand("b", { headers: [{ name: "Require", value: "100rel" }] }));
  const b = world.host("b", {
    react: (report, host) => {
      if (report.kind === "offered") {
        host.tell({ kind: "answer", key: report.key, status: 200, ...session("b", 2) });
        host.tell({ kind: "respond", status: 200 }, 10);
      }
    },
    invited: (_, host) => {
      host.tell({ kind: "respond", status: 183, ...session("b", 1) });
    },
  });
  // The caller's own PRACK gets an offer on its way.
  world.rewrite = (message) =>
    message.kind === "request" && message.method === "PRACK"
      ? setBody(message, session("a", 2).body, "application/sdp")
      : message;
  world.run(1000);
  expect(b.kinds()).toEqual(["provisional-acknowledged", "offered"]);
  expect(b.call?.dialogs[0]?.negotiation).toMatchObject({
    local: session("b", 2),
    remote: session("a", 2),
    pending: undefined,
  });
  expect(world.log.filter((line) => line.includes("b>a SIP/2.0 200"))).toHaveLength(3);
});
