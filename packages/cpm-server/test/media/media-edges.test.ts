import { describe, expect, test } from "vitest";
import { DEFAULT_SETTINGS } from "../../src/settings.ts";
import {
  composing,
  COMPOSING,
  cpim,
  FAR,
  MediaRig,
  notification,
  type RigOptions,
  USER,
} from "./media-rig.ts";

function rigOf(options: RigOptions = {}, legs = ["o", "c1", "c2"]): MediaRig {
  const rig = new MediaRig(options);
  for (const leg of legs) rig.open(leg);
  return rig;
}

test("where nobody wants notes, the same is done without them", () => {
  const [noted, silent] = [rigOf(), rigOf({ hasNotes: false })];
  for (const rig of [noted, silent]) {
    rig.say("o", { body: "one" });
    rig.say("c1", { messageId: "m002", body: cpim("two", "text/plain") });
  }
  expect(noted.actions.filter(({ kind }) => kind === "note")).not.toEqual([]);
  expect(silent.actions).toEqual(noted.actions.filter(({ kind }) => kind !== "note"));
});

describe("messages that can not be read", () => {
  test.each([
    ["without a blank line", "From: <a:b>\r\nMessage-Direction: sent"],
    ["with a head that is none", "what is this\r\n\r\nMessage-Direction: sent\r\n\r\nx"],
    ["with a type that is none", "From: <a:b>\r\n\r\nContent-Type: (\r\n\r\nx"],
  ])("pass as they are: %s", (_, body) => {
    const rig = rigOf();
    rig.say("o", { body });
    rig.say("c1", { messageId: "m002", body });
    expect([rig.bodies("c2"), rig.bodies("o")]).toEqual([[body, body], [body]]);
  });

  test.each(["<imdn", "<imdn xmlns='urn:ietf:params:xml:ns:imdn'/>"])(
    "as notifications go to the originator: %s",
    (xml) => {
      const rig = rigOf();
      expect(rig.say("c1", { body: cpim(xml, "message/imdn+xml") })).toEqual([
        "c1< 200",
        "o< SEND",
      ]);
    },
  );

  test("as status of typing use no client", () => {
    const rig = rigOf({ settings: { multiDevice: "until-use" } });
    expect(rig.say("c1", { type: COMPOSING, body: "<x" })).toEqual(["c1< 200", "o< SEND"]);
  });

  test("are recorded under the Message-ID of their request", () => {
    const rig = rigOf({ isRecording: true });
    const twice = "NS: i <urn:ietf:params:imdn>\r\ni.Message-ID: a\r\n";
    rig.say("o", { body: cpim("x", "text/plain", twice) });
    const [question] = rig.questions();
    expect(question?.kind === "record" && question.entries[0]?.object.key.messageId).toBe("m001");
  });

  test("ask for no notification that they are stored", () => {
    const rig = rigOf({ settings: { deferral: true } }, ["o"]);
    rig.step({ kind: "mode", mode: "deferring" });
    rig.answer = () => ({ kind: "stored" });
    const asking = "imdn.Disposition-Notification: processing\r\nimdn.Message-ID: again\r\n";
    expect(rig.say("o", { body: cpim("x", "text/plain", asking) })).toEqual([
      "ask 0 defer",
      "o< 200",
    ]);
    const notification2 = { messageId: "m002", body: notification("delivered") };
    expect(rig.say("o", notification2)).toEqual(["ask 1 defer", "o< 200"]);
  });
});

test("a content type that is folded, or has a comment, is understood", () => {
  const rig = rigOf({ settings: { multiDevice: "until-use" } });
  const body = `From: <${FAR}>\r\n\r\nContent-Type:\r\n application/im-iscomposing+xml\r\n\r\n${composing("active")}`;
  expect(rig.say("c1", { body })).toContain("used c1");
});

test("nothing is done about answers to what was not asked, and legs that are not there", () => {
  const rig = rigOf();
  expect(rig.tell(7, { kind: "stored" })).toEqual([]);
  expect(rig.step({ kind: "leg-ending", leg: "c9" })).toEqual([]);
  expect(rig.step({ kind: "timer", timer: "messages" })).toEqual([]);
  const changed = {
    kind: "leg-changed" as const,
    leg: "c9",
    side: "client" as const,
    localUri: "msrp://pf.example:2855/c9;tcp",
    remotePath: "msrp://c9.example:9/peer;tcp",
    acceptTypes: [],
    acceptWrappedTypes: [],
    maxSize: undefined,
  };
  expect(rig.step(changed)).toEqual([]);
});

test("a policy that changes holds for the next message", () => {
  const rig = rigOf();
  rig.step({ kind: "policy", settings: { ...DEFAULT_SETTINGS, directDelivery: false } });
  expect(rig.say("c1", { body: cpim("hi") })).toEqual(["c1< 200", "o< SEND"]);
});

test("a leg whose connection is gone gets its messages on the next one", () => {
  const rig = rigOf();
  rig.step({ kind: "unbound", leg: "c1" });
  rig.say("o", { body: cpim("hi") });
  expect(rig.bodies("c1")).toEqual([]);
  rig.step({ kind: "bound", leg: "c1", isActive: false });
  expect(rig.bodies("c1")).toEqual([cpim("hi")]);
});

test("an answer about a notification whose client has gone does no harm", () => {
  const rig = rigOf();
  rig.say("c1", { body: notification("delivered") });
  rig.step({ kind: "leg-closed", leg: "c1" });
  expect(rig.tell(0, { kind: "first", first: true })).toEqual([]);
  expect(rig.bodies("o")).toEqual([]);
});

test("a message that nobody has and that can not be deferred raises an alarm", () => {
  const rig = rigOf({ settings: { deferral: true } }, ["o", "c1"]);
  rig.say("o", { body: cpim("hi") });
  rig.step({ kind: "leg-closed", leg: "c1" });
  expect(rig.tell(0, { kind: "unavailable", reason: "disk" })).toEqual([
    "alarm store-down",
    "alarm message-lost",
  ]);
});

test("a message that is recorded and that no client gets is deferred too, and answered once", () => {
  const rig = rigOf({ isRecording: true, settings: { deferral: true } }, ["o", "c1"]);
  expect(rig.say("o", { body: cpim("hi") })).toEqual(["c1< SEND", "ask 0 record"]);
  expect(rig.tell(0, { kind: "stored" })).toEqual(["o< 200"]);
  expect(rig.step({ kind: "leg-closed", leg: "c1" })).toEqual(["ask 1 defer"]);
  expect(rig.tell(1, { kind: "stored" })).toEqual([]);
  expect(rig.media.items.size).toBe(0);
});

describe("a push", () => {
  const message = {
    id: 7,
    servedUser: USER,
    farUser: FAR,
    conversationId: "conversation",
    contributionId: "contribution",
    contentType: "message/cpim",
    octets: Buffer.from(cpim("hi")),
    key: "k",
    arrivedMs: 1,
    expiresMs: 2,
  };

  test("that comes behind its legs goes to them too, and a store that is down is told", () => {
    const rig = rigOf({}, ["c1"]);
    expect(rig.step({ kind: "push", messages: [message] })).toEqual(["c1< SEND"]);
    rig.answer = () => ({ kind: "unavailable", reason: "disk" });
    expect(rig.respond("c1", 200)).toEqual(["ask 0 delivered", "pushed c1", "alarm store-down"]);
  });

  test("has a writer who hears what became of it, and nothing else that its clients say", () => {
    const rig = rigOf({}, ["c1"]);
    rig.step({ kind: "push", messages: [message] });
    rig.answer = () => ({ kind: "first", first: true });
    expect(rig.say("c1", { body: cpim("hello?") })).toEqual(["c1< 403"]);
    expect(rig.say("c1", { messageId: "m002", body: notification("delivered") })).toEqual([
      "ask 0 first-notification",
      "notify i001",
      "c1< 200",
    ]);
  });

  test("ends with its leg without a word", () => {
    const rig = rigOf({}, ["c1"]);
    rig.step({ kind: "push", messages: [message] });
    expect(rig.step({ kind: "leg-closed", leg: "c1" })).toEqual([]);
  });
});

test("a message whose sender gives it up is forgotten", () => {
  const rig = rigOf({ isRecording: true });
  const body = cpim("hello");
  rig.say("o", { body: body.slice(0, 170), range: `1-*/${body.length}`, flag: "+" });
  expect(rig.media.items.size).toBe(1);
  rig.say("o", { body: "", range: "171-*/*", flag: "#" });
  expect([rig.media.items.size, rig.questions()]).toEqual([0, []]);
});
