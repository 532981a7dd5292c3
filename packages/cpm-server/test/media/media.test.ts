import { describe, expect, test } from "vitest";
import type { Question } from "../../src/session/question.ts";
import {
  composing,
  COMPOSING,
  cpim,
  FAR,
  MediaRig,
  notification,
  type RigOptions,
  sendOn,
  text,
  USER,
} from "./media-rig.ts";

const DIRECTION = "Message-Direction: sent\r\n";

function rigOf(options: RigOptions = {}, legs = ["o", "c1", "c2"]): MediaRig {
  const rig = new MediaRig(options);
  for (const leg of legs) rig.open(leg);
  return rig;
}

function asks(rig: MediaRig, kind: Question["kind"]): Question[] {
  return rig.questions().filter((question) => question.kind === kind);
}

describe("what the originator sends", () => {
  test("gets one 200 and goes to all clients with their paths (CPM-097, CPM-099 to CPM-101)", () => {
    const rig = rigOf();
    expect(rig.say("o", { body: cpim("hi") })).toEqual(["o< 200", "c1< SEND", "c2< SEND"]);
    expect(rig.bodies("c1")).toEqual([cpim("hi")]);
    expect(rig.last("c2").head.headers.slice(0, 2)).toEqual([
      { name: "To-Path", value: "msrp://c2.example:9/peer;tcp" },
      { name: "From-Path", value: "msrp://pf.example:2855/c2;tcp" },
    ]);
    expect(rig.notes()).toEqual(["CPM-099 o: chat m001 to c1, c2"]);
  });

  test("loses Message-Direction unless who says it is trusted (A-29)", () => {
    const body = cpim("hi", "text/plain", DIRECTION);
    const rig = rigOf();
    rig.say("o", { body });
    expect(rig.bodies("c1")).toEqual([cpim("hi")]);
    const trusting = rigOf({ isTrustedFunction: true });
    trusting.say("o", { body });
    expect(trusting.bodies("c1")).toEqual([body]);
  });

  test.each([
    [{ markReceived: true }, "Message-Direction: received\r\n"],
    [{ directionOnIncoming: "sent" as const }, DIRECTION],
    [
      { markReceived: true, cpimDirectionNamespace: "http://www.openmobilealliance.org/cpm/" },
      "NS: cpm <http://www.openmobilealliance.org/cpm/>\r\ncpm.Message-Direction: received\r\n",
    ],
  ])("gets one by the setting %o (A-28)", (settings, header) => {
    const rig = rigOf({ settings });
    rig.say("o", { body: cpim("hi", "text/plain", "Message-Direction: x\r\n") });
    expect(rig.bodies("c1")).toEqual([cpim("hi", "text/plain", header)]);
  });

  test("goes to no client that does not take it, and is refused if none does", () => {
    const rig = new MediaRig();
    rig.open("o");
    rig.open("c1", { types: ["message/cpim"], wrapped: ["text/plain"], maxSize: 400 });
    rig.open("c2");
    rig.say("o", { body: cpim("<x/>", "text/html") });
    expect(rig.bodies("c1")).toEqual([]);
    rig.say("o", { messageId: "m002", body: cpim("x".repeat(400)) });
    expect(rig.bodies("c1")).toEqual([]);
    expect(rig.bodies("c2")).toHaveLength(2);
    rig.step({ kind: "leg-closed", leg: "c2" });
    expect(rig.say("o", { messageId: "m003", body: cpim("<x/>", "text/html") })).toEqual([
      "o< 415",
    ]);
    expect(rig.say("o", { messageId: "m004", body: cpim("x".repeat(400)) })).toEqual(["o< 413"]);
  });

  test("waits for clients that are not there yet, and for late ones under B and C", () => {
    const rig = rigOf({}, ["o"]);
    expect(rig.say("o", { body: cpim("one") })).toEqual(["o< 200"]);
    rig.open("c1");
    rig.say("o", { messageId: "m002", body: cpim("two") });
    rig.open("c2");
    expect([rig.bodies("c1"), rig.bodies("c2")]).toEqual([
      [cpim("one"), cpim("two")],
      [cpim("one"), cpim("two")],
    ]);
  });

  test("waits for no client that does not take it", () => {
    const rig = rigOf({}, ["o"]);
    rig.say("o", { body: cpim("one") });
    rig.say("o", { messageId: "m002", type: "text/plain", body: "two" });
    rig.open("c1", { types: ["message/cpim"] });
    rig.open("c2", { types: ["*"], maxSize: 10 });
    expect([rig.bodies("c1"), rig.bodies("c2")]).toEqual([[cpim("one")], ["two"]]);
  });

  test("goes under A to the client that is there, and not to a later one", () => {
    const rig = rigOf({ settings: { multiDevice: "first" } }, ["o", "c1"]);
    rig.say("o", { body: cpim("one") });
    rig.open("c2");
    expect(rig.bodies("c2")).toEqual([]);
  });

  test("is refused when there is nobody yet and no room", () => {
    const rig = rigOf({ settings: { preBufferMessages: 1 } }, ["o"]);
    rig.say("o", { body: cpim("one") });
    expect(rig.say("o", { messageId: "m002", body: cpim("two") })).toEqual(["o< 413"]);
  });

  test("is not sent to a client that got its BYE", () => {
    const rig = rigOf();
    rig.step({ kind: "leg-ending", leg: "c1" });
    rig.say("o", { body: cpim("hi") });
    expect([rig.bodies("c1").length, rig.bodies("c2").length]).toEqual([0, 1]);
  });
});

describe("what a client sends", () => {
  test("goes under C to the originator as it is, and to the others as sent (CPM-102, CPM-106, CPM-107)", () => {
    const rig = rigOf();
    expect(rig.say("c1", { body: cpim("hi") })).toEqual(["c1< 200", "o< SEND", "c2< SEND"]);
    expect(rig.bodies("o")).toEqual([cpim("hi")]);
    expect(rig.bodies("c2")).toEqual([cpim("hi", "text/plain", DIRECTION)]);
    expect(rig.notes()).toEqual([
      "CPM-106 c1: copy of chat m001 to c2",
      "CPM-102 c1: with Message-Direction: sent",
      "CPM-107 c1: chat m001 to o",
    ]);
  });

  test("has no Message-Direction on its way out (A-29)", () => {
    const rig = rigOf();
    rig.say("c1", { body: cpim("hi", "text/plain", "Message-Direction: received\r\n") });
    expect(rig.bodies("o")).toEqual([cpim("hi")]);
    expect(rig.bodies("c2")).toEqual([cpim("hi", "text/plain", DIRECTION)]);
  });

  test("is copied as it is when it is signed (CPM-D09)", () => {
    const rig = rigOf();
    const type = 'multipart/signed;protocol="a/b";micalg=x;boundary=b';
    rig.say("c1", { body: cpim("--b--", type) });
    expect(rig.bodies("c2")).toEqual([cpim("--b--", type)]);
    expect(rig.notes()).toContain("CPM-D09 c1: copied without Message-Direction");
  });

  test("is not copied where direct delivery is off", () => {
    const rig = rigOf({ settings: { directDelivery: false } });
    expect(rig.say("c1", { body: cpim("hi") })).toEqual(["c1< 200", "o< SEND"]);
  });

  test("uses the client under B, when it is complete, once (CPM-103, CPM-104, CPM-D12)", () => {
    const rig = rigOf({ settings: { multiDevice: "until-use" } });
    const body = cpim("hello");
    const half = body.length - 3;
    const first = rig.say("c1", {
      body: body.slice(0, half),
      range: `1-*/${body.length}`,
      flag: "+",
    });
    expect(first).toEqual(["c1< 200", "o< SEND"]);
    expect(rig.say("c2", { body: cpim("me too") })).toEqual(["used c2", "c2< 200", "o< SEND"]);
    rig.step({ kind: "leg-ending", leg: "c1" });
    const rest = { body: body.slice(half), range: `${half + 1}-*/${body.length}` };
    expect(rig.say("c1", rest)).toEqual(["c1< 200", "o< SEND"]);
    expect(rig.bodies("o").join("")).toContain("me too");
  });

  test.each([
    ["active", ["used c1", "c1< 200", "o< SEND"]],
    ["idle", ["c1< 200", "o< SEND"]],
  ] as const)("that somebody is %s: %o under B", (state, expected) => {
    const rig = rigOf({ settings: { multiDevice: "until-use" } });
    expect(rig.say("c1", { type: COMPOSING, body: composing(state) })).toEqual(expected);
    const wrapped = rigOf({ settings: { multiDevice: "until-use" } });
    expect(wrapped.say("c1", { body: cpim(composing(state), COMPOSING) })).toEqual(expected);
  });

  test("without an octet uses nothing, nor does what is refused", () => {
    const rig = new MediaRig({ settings: { multiDevice: "until-use" } });
    rig.open("o", { types: ["message/cpim"] });
    rig.open("c1");
    expect(rig.say("c1", { body: "" })).toEqual(["c1< 200", "o< SEND"]);
    expect(rig.say("c1", { messageId: "m002", type: "text/plain", body: "x" })).toEqual([
      "c1< 415",
    ]);
  });

  test("that is a notification uses nothing", () => {
    const rig = rigOf({ settings: { multiDevice: "until-use" } });
    rig.answer = () => ({ kind: "first", first: true });
    expect(rig.say("c1", { body: notification("displayed") })).toEqual([
      "ask 0 first-notification",
      "c1< 200",
      "o< SEND",
    ]);
  });

  test("that somebody is typing goes to the originator alone under C", () => {
    const rig = rigOf();
    expect(rig.say("c1", { type: COMPOSING, body: composing("active") })).toEqual([
      "c1< 200",
      "o< SEND",
    ]);
  });
});

describe("notifications of several clients (CPM-D10)", () => {
  test("go to the originator once of each kind; displayed goes to the others too", () => {
    const rig = rigOf();
    const seen = new Set<string>();
    rig.answer = (question) => {
      if (question.kind !== "first-notification") return undefined;
      const key = `${question.messageId} ${question.type}`;
      const first = !seen.has(key);
      seen.add(key);
      return { kind: "first", first };
    };
    rig.say("c1", { body: notification("delivered") });
    rig.say("c2", { body: notification("delivered") });
    expect(rig.bodies("o")).toEqual([notification("delivered")]);
    expect(rig.bodies("c1")).toEqual([]);
    rig.say("c2", { messageId: "m002", body: notification("displayed") });
    expect(rig.bodies("o")).toHaveLength(2);
    expect(rig.bodies("c1")[0]).toContain(DIRECTION);
    expect(asks(rig, "first-notification")[0]).toEqual({
      kind: "first-notification",
      servedUser: USER,
      farUser: "sip:+15550001@ims.example",
      messageId: "i001",
      type: "delivered",
    });
  });

  test("keep their place among what the client says", () => {
    const rig = rigOf();
    expect(rig.say("c1", { body: notification("delivered") })).toEqual([
      "ask 0 first-notification",
    ]);
    rig.say("c1", { messageId: "m002", body: cpim("hi") });
    expect(rig.bodies("o")).toEqual([]);
    rig.tell(0, { kind: "first", first: true });
    expect(rig.bodies("o")).toEqual([notification("delivered"), cpim("hi")]);
  });

  test("go on when nobody can be asked", () => {
    const rig = rigOf();
    rig.answer = () => ({ kind: "unavailable", reason: "down" });
    expect(rig.say("c1", { body: notification("delivered") })).toEqual([
      "ask 0 first-notification",
      "alarm store-down",
      "c1< 200",
      "o< SEND",
    ]);
  });

  test.each([{ settings: { imdnDedup: false } }, { settings: { multiDevice: "first" as const } }])(
    "are not asked about with %o",
    (options) => {
      const rig = rigOf(options);
      expect(rig.say("c1", { body: notification("delivered") }).slice(0, 2)).toEqual([
        "c1< 200",
        "o< SEND",
      ]);
    },
  );

  test("of other kinds pass", () => {
    expect(rigOf().say("c1", { body: notification("failed") })).toEqual(["c1< 200", "o< SEND"]);
  });

  test("in several parts pass if one is the first", () => {
    const rig = rigOf();
    rig.answer = (question) => ({
      kind: "first",
      first: question.kind === "first-notification" && question.messageId === "i002",
    });
    const parts = ["i001", "i002"].map((id) => {
      const [, , xml = ""] = notification("delivered", id).split("\r\n\r\n");
      return `--b\r\nContent-Type: message/imdn+xml\r\n\r\n${xml}\r\n`;
    });
    const body = cpim(`${parts.join("")}--b--\r\n`, "multipart/mixed;boundary=b");
    rig.say("c1", { body });
    expect(rig.bodies("o")).toEqual([body]);
    expect(asks(rig, "first-notification")).toHaveLength(2);
  });
});

describe("recording (CPM-098)", () => {
  test("comes before the 200, and not before the others have the message", () => {
    const rig = rigOf({ isRecording: true });
    expect(rig.say("o", { body: cpim("hi") })).toEqual(["c1< SEND", "c2< SEND", "ask 0 record"]);
    const [question] = asks(rig, "record");
    const entry = question?.kind === "record" ? question.entries[0] : undefined;
    expect(entry?.object.key).toMatchObject({ messageId: "i001", direction: "received" });
    expect(text(entry?.object.octets ?? new Uint8Array())).toContain(cpim("hi"));
    expect(rig.tell(0, { kind: "stored" })).toEqual(["o< 200"]);
    expect(rig.media.items.size).toBe(0);
  });

  test("has what a client sends as sent, once, and who is typing not at all", () => {
    const rig = rigOf({ isRecording: true });
    rig.say("c1", { body: cpim("hi") });
    rig.say("c1", { messageId: "m002", body: cpim(composing("active"), COMPOSING) });
    const entries = asks(rig, "record").flatMap((question) =>
      question.kind === "record" ? question.entries : [],
    );
    expect(entries.map(({ object }) => object.key.direction)).toEqual(["sent"]);
  });

  test("comes before all with forwardAfterStore", () => {
    const rig = rigOf({ isRecording: true, settings: { forwardAfterStore: true } });
    const body = cpim("hello");
    rig.say("o", { body: body.slice(0, 9), range: `1-*/${body.length}`, flag: "+" });
    const rest = { body: body.slice(9), range: `10-*/${body.length}` };
    expect(rig.say("o", rest)).toEqual(["ask 0 record"]);
    const after = rig.tell(0, { kind: "stored" });
    expect(after.filter((line) => line !== "o< 200")).toEqual([
      "c1< SEND",
      "c1< SEND",
      "c2< SEND",
      "c2< SEND",
    ]);
    expect(asks(rig, "record")).toHaveLength(1);
  });

  test.each([
    ["refuse", ["alarm store-down", "o< 408"]],
    ["continue", ["alarm store-down", "o< 200"]],
  ] as const)("that fails: %s", (storeDown, expected) => {
    const rig = rigOf({ isRecording: true, settings: { storeDown } });
    rig.say("o", { body: cpim("hi") });
    expect(rig.tell(0, { kind: "unavailable", reason: "disk" })).toEqual(expected);
  });

  test("that fails beforehand: nobody gets the message", () => {
    const rig = rigOf({ isRecording: true, settings: { forwardAfterStore: true } });
    rig.answer = () => ({ kind: "unavailable", reason: "disk" });
    expect(rig.say("o", { body: cpim("hi") })).toEqual([
      "ask 0 record",
      "alarm store-down",
      "o< 408",
    ]);
  });
});

describe("a user without clients (CPM-081, CPM-082)", () => {
  const deferring = (options: RigOptions = {}) => {
    const rig = rigOf({ ...options, settings: { deferral: true, ...options.settings } }, ["o"]);
    rig.step({ kind: "mode", mode: "deferring" });
    return rig;
  };

  test("has messages stored before their sender gets the 200", () => {
    const rig = deferring();
    const body = cpim("hi");
    expect(rig.say("o", { body })).toEqual(["ask 0 defer"]);
    const [question] = asks(rig, "defer");
    expect(question).toMatchObject({
      message: {
        servedUser: USER,
        messageId: "i001",
        key: JSON.stringify([FAR, "contribution", "m001", "i001"]),
        contentType: "message/cpim",
      },
    });
    expect(question?.kind === "defer" && text(question.message.octets)).toBe(body);
    expect(rig.tell(0, { kind: "stored" })).toEqual(["o< 200"]);
  });

  test("has them told as stored, if they ask for that", () => {
    const rig = deferring();
    rig.answer = () => ({ kind: "stored" });
    const asking = "imdn.Disposition-Notification: processing\r\n";
    expect(rig.say("o", { body: cpim("hi", "text/plain", asking) })).toEqual([
      "ask 0 defer",
      "o< 200",
      "o< SEND",
    ]);
    expect(rig.bodies("o")[0]).toContain("<processing-notification><status><stored/>");
    expect(rig.bodies("o")[0]).toContain(`From: <${USER}>`);
  });

  test("has nobody told who is typing", () => {
    const rig = deferring();
    expect(rig.say("o", { type: COMPOSING, body: composing("active") })).toEqual(["o< 200"]);
  });

  test("has messages refused that can not be stored", () => {
    const rig = deferring({ settings: { storeDown: "continue" } });
    rig.say("o", { body: cpim("hi") });
    expect(rig.tell(0, { kind: "unavailable", reason: "disk" })).toEqual([
      "alarm store-down",
      "o< 408",
    ]);
  });

  test("has them recorded too, and answered when both is done", () => {
    const rig = deferring({ isRecording: true });
    expect(rig.say("o", { body: cpim("hi") })).toEqual(["ask 0 record", "ask 1 defer"]);
    expect(rig.tell(1, { kind: "stored" })).toEqual([]);
    expect(rig.tell(0, { kind: "stored" })).toEqual(["o< 200"]);
  });
});

describe("messages that no client gets in the end", () => {
  test("are deferred when their legs go", () => {
    const rig = rigOf({ settings: { deferral: true } });
    rig.say("o", { body: cpim("hi") });
    rig.respond("c1", 480);
    expect(asks(rig, "defer")).toEqual([]);
    expect(rig.step({ kind: "leg-closed", leg: "c2" })).toEqual(["ask 0 defer"]);
    expect(rig.tell(0, { kind: "stored" })).toEqual([]);
    expect(rig.media.items.size).toBe(0);
  });

  test("are not, if one has them", () => {
    const rig = rigOf({ settings: { deferral: true } });
    rig.say("o", { body: cpim("hi") });
    rig.respond("c1", 200);
    rig.step({ kind: "leg-closed", leg: "c2" });
    expect(asks(rig, "defer")).toEqual([]);
    expect(rig.media.items.size).toBe(0);
  });

  test("are deferred when no client comes", () => {
    const rig = rigOf({ settings: { deferral: true } }, ["o"]);
    expect(rig.say("o", { body: cpim("hi") })).toEqual(["o< 200"]);
    expect(rig.step({ kind: "mode", mode: "deferring" })).toEqual(["ask 0 defer"]);
  });

  test("are reported as failed without deferral", () => {
    const rig = rigOf();
    rig.say("o", { body: cpim("hi") });
    rig.respond("c1", 413);
    expect(rig.respond("c2", 413)).toEqual(["o< REPORT"]);
  });
});

describe("a push of deferred messages", () => {
  const messages = [1, 2].map((id) => ({
    id,
    servedUser: USER,
    farUser: "sip:+15550001@ims.example",
    conversationId: "conversation",
    contributionId: "contribution",
    contentType: "message/cpim",
    octets: Buffer.from(cpim(`message ${id}`)),
    key: `k${id}`,
    arrivedMs: 1,
    expiresMs: 2,
  }));

  test("goes to each client in its order, and is at its end when one has all", () => {
    const rig = new MediaRig();
    rig.step({ kind: "push", messages });
    expect(rig.open("c1")).toEqual(["c1< SEND", "c1< SEND"]);
    expect(rig.bodies("c1")).toEqual([cpim("message 1"), cpim("message 2")]);
    const [first, second] = rig.to("c1");
    if (first === undefined || second === undefined) throw new Error("expected two");
    rig.frames.splice(0, rig.frames.length, { leg: "c1", frame: first });
    expect(rig.respond("c1", 200)).toEqual(["ask 0 delivered"]);
    rig.frames.splice(0, rig.frames.length, { leg: "c1", frame: second });
    expect(rig.respond("c1", 413)).toEqual(["pushed c1"]);
    expect(asks(rig, "delivered")).toEqual([{ kind: "delivered", ids: [1] }]);
  });
});

describe("a push of many messages", () => {
  const octets = Buffer.from(cpim("x".repeat(60_000)));
  const many = Array.from({ length: 30 }, (_, id) => ({
    id,
    servedUser: USER,
    farUser: "sip:+15550001@ims.example",
    conversationId: "conversation",
    contributionId: "contribution",
    contentType: "message/cpim",
    octets,
    key: `k${id}`,
    arrivedMs: 1,
    expiresMs: 2,
  }));

  /** Answers all that went to c1, until nothing more comes; tells what came out. */
  function answerAll(rig: MediaRig): string[] {
    const said: string[] = [];
    while (rig.frames.length > 0) {
      const [frame] = rig.frames.splice(0, 1);
      if (frame?.frame.head.kind !== "request") continue;
      const rest = rig.frames.splice(0);
      rig.frames.push(frame);
      said.push(...rig.respond("c1", 200));
      rig.frames.splice(0, 1);
      rig.frames.unshift(...rest);
    }
    return said;
  }

  test("waits for the client, whose leg holds less than all of them", () => {
    const rig = new MediaRig({ settings: { legQueueBytes: 200_000 } });
    rig.step({ kind: "push", messages: many });
    expect(rig.open("c1", { isBound: false })).toEqual([]);
    rig.step({ kind: "bound", leg: "c1", isActive: false });
    const said = answerAll(rig);
    expect(said.filter((line) => line.endsWith(" delivered"))).toHaveLength(30);
    expect(said.at(-1)).toBe("pushed c1");
    expect(said).not.toContain("overflow c1");
  });

  test("waits while the connection has enough to write", () => {
    const rig = new MediaRig({ settings: { legQueueBytes: 200_000 } });
    rig.step({ kind: "push", messages: many });
    rig.open("c1");
    rig.step({ kind: "paused", leg: "c1" });
    answerAll(rig);
    expect(asks(rig, "delivered").length).toBeLessThan(30);
    rig.step({ kind: "drained", leg: "c1" });
    expect(answerAll(rig).at(-1)).toBe("pushed c1");
    expect(asks(rig, "delivered")).toHaveLength(30);
  });

  test("that ask to be told of gives the client time to tell", () => {
    const asking = "imdn.Disposition-Notification: positive-delivery\r\n";
    const [first] = many;
    if (first === undefined) throw new Error("none");
    const wanted = { ...first, octets: Buffer.from(cpim("hi", "text/plain", asking)) };
    for (const isTold of [true, false]) {
      const rig = new MediaRig();
      rig.answer = () => ({ kind: "first", first: true });
      rig.step({ kind: "push", messages: [{ ...wanted, messageId: "i001" }] });
      rig.open("c1");
      expect(answerAll(rig)).toEqual(["ask 0 delivered"]);
      const said = isTold
        ? rig.say("c1", { body: notification("delivered") })
        : rig.step({ kind: "timer", timer: "telling/c1" });
      expect(said.filter((line) => line === "pushed c1")).toHaveLength(1);
      expect(rig.step({ kind: "timer", timer: "telling/c1" })).toEqual([]);
    }
  });
});

describe("a leg", () => {
  test("that does not read is given up, the others go on (CPM-D13)", () => {
    const rig = rigOf({ settings: { legQueueBytes: 1000 } });
    rig.step({ kind: "paused", leg: "c1" });
    rig.say("o", { body: cpim("one") });
    const said = ["m002", "m003"].flatMap((messageId) =>
      rig.say("o", { messageId, body: cpim("x".repeat(500)) }),
    );
    expect(said.filter((line) => line === "overflow c1")).toHaveLength(1);
    expect(rig.bodies("c2")).toHaveLength(3);
  });

  test("that reads slowly is not told who was typing a while ago", () => {
    const rig = rigOf();
    rig.step({ kind: "paused", leg: "c1" });
    rig.say("o", { body: cpim("one") });
    rig.say("o", { messageId: "m002", type: COMPOSING, body: composing("active") });
    rig.step({ kind: "drained", leg: "c1" });
    expect([rig.bodies("c1").length, rig.bodies("c2").length]).toEqual([1, 2]);
  });

  test("whose peer knows no session is to be ended", () => {
    const rig = rigOf();
    rig.say("o", { body: cpim("one") });
    expect(rig.respond("c1", 481)).toEqual(["leg-failed c1 481"]);
  });

  test("can change its path and types", () => {
    const rig = rigOf();
    rig.step({
      kind: "leg-changed",
      leg: "c1",
      side: "client",
      localUri: "msrp://pf.example:2855/c1;tcp",
      remotePath: "msrp://elsewhere.example:1/x;tcp",
      acceptTypes: [{ type: "message", subtype: "cpim", parameters: [] }],
      acceptWrappedTypes: [],
      maxSize: undefined,
    });
    rig.say("o", { body: cpim("one") });
    expect(rig.last("c1").head.headers[0]?.value).toBe("msrp://elsewhere.example:1/x;tcp");
    rig.say("o", { messageId: "m002", type: "text/plain", body: "one" });
    expect(rig.bodies("c1")).toHaveLength(1);
  });

  test("that we have connected hears from us", () => {
    const rig = new MediaRig();
    rig.open("c1", { isBound: false });
    expect(rig.step({ kind: "bound", leg: "c1", isActive: true })).toEqual(["c1< SEND"]);
  });

  test("that is not there is ignored", () => {
    const rig = new MediaRig();
    expect(rig.step({ kind: "frame", leg: "c9", frame: sendOn("c9", { body: "x" }) })).toEqual([]);
  });
});
