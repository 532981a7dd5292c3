import { findHeader, readHeader, type SipMessage } from "@callingcard/sip";
import { expect, test } from "vitest";
import type { CallOptions } from "../../src/index.ts";
import { cooperates, reportsOf, responds, rings, session } from "./reactions.ts";
import { createWorld, type Host, inviteCommand, type World } from "./world.ts";

interface Established {
  readonly world: World;
  readonly a: Host;
  readonly b: Host;
}

function established(a: Partial<CallOptions>, b: Partial<CallOptions>): Established {
  const world = createWorld();
  const hosts = {
    a: world.host("a", { react: cooperates, options: a }),
    b: world.host("b", { react: cooperates, options: b, invited: rings(5, 10) }),
  };
  hosts.a.tell(inviteCommand("b"));
  world.run(1000);
  return { world, ...hosts };
}

function isRequest(message: SipMessage, method: string): boolean {
  return message.kind === "request" && message.method === method;
}

function refreshes(world: World): readonly string[] {
  return world.log.filter((line) => /UPDATE|INVITE/.test(line)).slice(1);
}

const TIMER: Partial<CallOptions> = { sessionTimer: { intervalSeconds: 100, refresher: "uac" } };

test("the caller refreshes at half of the interval, and the session lives on", () => {
  const { world, a, b } = established(TIMER, {});
  world.run(500_000);
  expect(refreshes(world)).toEqual([
    "50030 a>b UPDATE sip:b;transport=udp SIP/2.0",
    "100050 a>b UPDATE sip:b;transport=udp SIP/2.0",
    "150070 a>b UPDATE sip:b;transport=udp SIP/2.0",
    "200090 a>b UPDATE sip:b;transport=udp SIP/2.0",
    "250110 a>b UPDATE sip:b;transport=udp SIP/2.0",
    "300130 a>b UPDATE sip:b;transport=udp SIP/2.0",
    "350150 a>b UPDATE sip:b;transport=udp SIP/2.0",
    "400170 a>b UPDATE sip:b;transport=udp SIP/2.0",
    "450190 a>b UPDATE sip:b;transport=udp SIP/2.0",
  ]);
  expect(new Set(a.kinds())).toEqual(new Set(["progress", "answered", "refreshed"]));
  expect(new Set(b.kinds())).toEqual(new Set(["acknowledged", "refreshed"]));
  const update = world.sent.find(({ message }) => isRequest(message, "UPDATE"))?.message;
  expect(update && findHeader(update, "Session-Expires")?.value).toBe("100;refresher=uac");
  expect(update?.body).toHaveLength(0);
});

test("the callee refreshes where the caller leaves it to it, by re-INVITE with the same session where there is no UPDATE", () => {
  const { world, a, b } = established(
    { allow: ["INVITE", "ACK", "BYE", "CANCEL"], sessionTimer: { intervalSeconds: 90 } },
    {},
  );
  world.run(50_000);
  expect(refreshes(world)).toEqual(["45020 b>a INVITE sip:a;transport=udp SIP/2.0"]);
  expect(b.kinds()).toEqual(["acknowledged", "refreshed"]);
  expect(a.kinds()).toEqual(["progress", "answered", "refreshed"]);
  const reinvite = world.sent.findLast(({ message }) => isRequest(message, "INVITE"))?.message;
  expect(reinvite?.body).toEqual(session("b", 1).body);
  expect(reinvite && findHeader(reinvite, "Session-Expires")?.value).toBe("90;refresher=uac");
});

test("a refresh that is refused with 405 goes on as a re-INVITE", () => {
  const { world, a } = established(TIMER, { allow: ["INVITE", "ACK", "BYE", "CANCEL", "UPDATE"] });
  world.rewrite = (message) =>
    isRequest(message, "UPDATE") && message.kind === "request"
      ? { ...message, method: "OTHER", headers: message.headers.map(otherMethod) }
      : message.kind === "response" && message.statusCode === 405
        ? { ...message, headers: message.headers.map(updateMethod) }
        : message;
  world.run(60_000);
  expect(refreshes(world).map((line) => line.split(" ")[2])).toEqual(["UPDATE", "INVITE"]);
  expect(a.kinds()).toEqual(["progress", "answered", "refreshed"]);
});

const otherMethod = (header: { readonly name: string; readonly value: string }) =>
  header.name === "CSeq" ? { ...header, value: header.value.replace("UPDATE", "OTHER") } : header;

const updateMethod = (header: { readonly name: string; readonly value: string }) =>
  header.name === "CSeq" ? { ...header, value: header.value.replace("OTHER", "UPDATE") } : header;

test("a session that nobody refreshes expires before its end on both sides, and the users end it", () => {
  const { world, a, b } = established(TIMER, {});
  world.fate = (message) => (isRequest(message, "UPDATE") ? [] : [10]);
  world.run();
  // 100 s less the lower of 32 s and a third of it.
  expect(world.log).toContain("68020 b : expired d1");
  expect(b.kinds()).toEqual(["acknowledged", "expired", "released", "over"]);
  expect(reportsOf(a, "ended")).toHaveLength(1);
});

test("a refresh that is answered with 481 expires the session at once", () => {
  const { world, a } = established(TIMER, {});
  world.rewrite = (message) =>
    message.kind === "response" && readHeader(message, "CSeq")?.method === "UPDATE"
      ? { ...message, statusCode: 481 }
      : message;
  world.run(60_000);
  expect(world.log).toContain("50050 a : expired d1");
  expect(a.kinds().slice(0, 3)).toEqual(["progress", "answered", "expired"]);
});

test("a refresh that is refused otherwise leaves the session until it expires", () => {
  const { world, a } = established(TIMER, {});
  world.rewrite = (message) =>
    message.kind === "response" && readHeader(message, "CSeq")?.method === "UPDATE"
      ? { ...message, statusCode: 503 }
      : message;
  world.run(60_000);
  expect(a.kinds()).toEqual(["progress", "answered"]);
  world.run(70_000);
  expect(a.kinds()).toContain("expired");
});

test("an interval that is too short is asked for again as the 422 says, in the next INVITE", () => {
  const { world, a, b } = established(
    { sessionTimer: { intervalSeconds: 30 } },
    { sessionTimer: { minSeconds: 120 } },
  );
  expect(a.kinds()).toEqual(["progress", "answered"]);
  expect(b.kinds()).toEqual(["refused", "invited", "acknowledged"]);
  const invites = world.sent.filter(({ message }) => isRequest(message, "INVITE"));
  expect(
    invites.map(({ message }) => [
      readHeader(message, "CSeq")?.sequence,
      findHeader(message, "Session-Expires")?.value,
      findHeader(message, "Min-SE")?.value,
    ]),
  ).toEqual([
    [1, "30", undefined],
    [2, "120", "120"],
  ]);
});

test("an interval that is too short within the dialog is asked for again too", () => {
  const { world, a, b } = established({}, { sessionTimer: { minSeconds: 120 } });
  const headers = [{ name: "Session-Expires", value: "60" }];
  a.tell({ kind: "offer", dialog: "d1", method: "UPDATE", headers });
  world.run(2000);
  expect(world.log.filter((line) => /UPDATE|422/.test(line))).toHaveLength(3);
  expect(reportsOf(a, "answered-offer")).toMatchObject([{ response: { statusCode: 200 } }]);
  const [, second] = world.sent.filter(({ message }) => isRequest(message, "UPDATE"));
  expect(second && findHeader(second.message, "Min-SE")?.value).toBe("120");
  expect(b.call?.dialogs[0]?.timer?.intervalSeconds).toBeGreaterThanOrEqual(120);
});

test("an INVITE of a user who sets the interval is followed after a 422, too", () => {
  const world = createWorld();
  const a = world.host("a");
  world.host("b", { options: { sessionTimer: { minSeconds: 120 } }, invited: responds(180) });
  a.tell(inviteCommand("b", { headers: [{ name: "Session-Expires", value: "90;refresher=uas" }] }));
  world.run(100);
  const last = world.sent.findLast(({ message }) => isRequest(message, "INVITE"))?.message;
  expect(last && findHeader(last, "Session-Expires")?.value).toBe("120;refresher=uas");
  expect(last && findHeader(last, "Supported")?.value).toBe("100rel, timer");
});

test("a caller refreshes by itself where the callee knows nothing of session timers", () => {
  // A 2xx of a host that does not read Session-Expires.
  const world = createWorld();
  world.rewrite = (message) =>
    message.kind === "response" && message.statusCode === 200
      ? {
          ...message,
          headers: message.headers.filter(
            ({ name }) => !/^(?:session-expires|require)$/i.test(name),
          ),
        }
      : message;
  const a = world.host("a", {
    react: cooperates,
    options: { sessionTimer: { intervalSeconds: 100 } },
  });
  world.host("b", { react: cooperates, invited: rings(5, 10) });
  a.tell(inviteCommand("b"));
  world.run(60_000);
  expect(a.call?.dialogs[0]?.timer).toEqual({ intervalSeconds: 100, refresher: "local" });
  expect(reportsOf(a, "refreshed").filter(({ request }) => request === undefined)).toHaveLength(1);
});

test("a 2xx without Session-Expires turns the timer off", () => {
  const { world, a } = established({}, TIMER);
  expect(a.call?.dialogs[0]?.timer).toEqual({ intervalSeconds: 100, refresher: "local" });
  world.rewrite = (message) =>
    message.kind === "response"
      ? { ...message, headers: message.headers.filter(({ name }) => name !== "Session-Expires") }
      : message;
  world.run(60_000);
  expect(reportsOf(a, "refreshed")).toHaveLength(1);
  expect(a.call?.dialogs[0]?.timer).toBeUndefined();
  expect(a.call?.timers.size).toBe(0);
});

test("each dialog has a timer of its own, and the user's Session-Expires in a 2xx counts", () => {
  const world = createWorld();
  world.forks.set("proxy", ["b", "c"]);
  const a = world.host("a", { react: cooperates });
  world.host("b", { react: cooperates, invited: rings(5, 10) });
  world.host("c", {
    react: cooperates,
    invited: responds(200, 20, {
      headers: [
        { name: "Session-Expires", value: "200;refresher=uas" },
        { name: "Require", value: "timer" },
      ],
      ...session("c", 1),
    }),
  });
  a.tell(inviteCommand("proxy"));
  world.run(1000);
  expect(a.call?.dialogs.map(({ timer }) => timer)).toEqual([
    undefined,
    { intervalSeconds: 200, refresher: "remote" },
  ]);
  world.run(150_000);
  expect(world.log.filter((line) => line.includes("UPDATE"))).toEqual([
    "100030 c>a UPDATE sip:a;transport=udp SIP/2.0",
  ]);
});
