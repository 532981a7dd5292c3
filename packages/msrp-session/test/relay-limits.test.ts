import { describe, expect, test } from "vitest";
import { octets, plain, reportOf, response, send } from "./frames.ts";
import { RelayRig } from "./relay-rig.ts";

function answers(said: readonly string[]): string[] {
  return said.filter((line) => line.startsWith("o<"));
}

describe("a limit on what comes", () => {
  test("maxMessageOctets: a longer message is refused, by its total or by its octets", () => {
    const rig = new RelayRig(["o", "c1"], { limits: { maxMessageOctets: 4 } });
    expect(answers(rig.frame("o", send({ body: "four" })))).toEqual(["o< tid12345 200"]);
    const more = send({ messageId: "m002", body: "a", range: "1-1/5", flag: "+" });
    expect(answers(rig.frame("o", more))).toEqual(["o< tid12345 413"]);
    rig.frame("o", send({ messageId: "m003", body: "fou", range: "1-*/*", flag: "+" }));
    const rest = send({ messageId: "m003", body: "rs", range: "4-*/*" });
    expect(rig.frame("o", rest)).toEqual([
      "o< tid12345 413",
      'c1< SEND m003 4-3/* "" #',
      "abandoned o m003 too-large",
    ]);
    expect(answers(rig.frame("o", rest))).toEqual(["o< tid12345 413"]);
  });

  test("maxOpenMessages: one more is refused, until one is complete", () => {
    const rig = new RelayRig(["o", "c1"], { limits: { maxOpenMessages: 1 } });
    rig.frame("o", send({ body: "a", range: "1-*/2", flag: "+" }));
    const other = send({ messageId: "m002", body: "b" });
    expect(answers(rig.frame("o", other))).toEqual(["o< tid12345 413"]);
    rig.frame("o", send({ body: "b", range: "2-2/2" }));
    expect(answers(rig.frame("o", other))).toEqual(["o< tid12345 200"]);
  });

  test("maxGaps: a message with more is refused", () => {
    const rig = new RelayRig(["o", "c1"], { limits: { maxGaps: 1 } });
    const chunk = (at: number) =>
      answers(rig.frame("o", send({ body: "a", range: `${at}-*/9`, flag: "+" })));
    expect([chunk(1), chunk(3), chunk(5)].flat()).toEqual([
      "o< tid12345 200",
      "o< tid12345 200",
      "o< tid12345 413",
    ]);
  });

  test("maxHeldOctets: what waits for its route is refused beyond it, and nobody got it", () => {
    const rig = new RelayRig(["o", "c1"], { limits: { maxHeldOctets: 5 } });
    rig.route = () => "wait";
    rig.frame("o", send({ body: "abcde", range: "1-*/9", flag: "+" }));
    expect(rig.frame("o", send({ body: "f", range: "6-*/9", flag: "+" }))).toEqual([
      "o< tid12345 413",
      "abandoned o m001 too-large",
    ]);
    expect(rig.relay.legs.get("o")?.heldOctets).toBe(0);
    rig.step({ kind: "route", leg: "o", messageId: "m001", to: [{ leg: "c1" }] });
    expect(rig.to("c1")).toEqual([]);
  });

  test("maxHeldOctets: so is what is kept for the owner, and legs are told", () => {
    const rig = new RelayRig(["o", "c1"], { limits: { maxHeldOctets: 5 } });
    rig.route = () => ({ to: [{ leg: "c1" }], wantsBody: true });
    rig.frame("o", send({ body: "abcde", range: "1-*/9", flag: "+" }));
    const said = rig.frame("o", send({ body: "f", range: "6-*/9", flag: "+" }));
    expect(said).toContain('c1< SEND m001 6-5/* "" #');
  });

  test.each([
    [100, true],
    [30, false],
  ])("maxBlockOctets: of %i octets, the header block is told: %s", (maxBlockOctets, isTold) => {
    const rig = new RelayRig(["o"], { limits: { maxBlockOctets } });
    const body = "From: <a:b>\r\n\r\nContent-Type: a/b\r\n\r\nx";
    rig.frame(
      "o",
      send({ body: body.slice(0, 20), type: "message/cpim", range: "1-*/*", flag: "+" }),
    );
    rig.frame("o", send({ body: body.slice(20), type: "message/cpim", range: "21-*/*" }));
    const [told] = rig.actions.filter(({ kind }) => kind === "message");
    expect(told?.kind === "message" && told.block !== undefined).toBe(isTold);
  });

  test("maxTrackedMessages: reports about older messages are ignored, and duplicates are new", () => {
    const rig = new RelayRig(["o", "c1"], { limits: { maxTrackedMessages: 1 } });
    const headers = "Success-Report: yes\r\n";
    const say = (messageId: string) => rig.frame("o", send({ messageId, body: "x", headers }));
    say("m001");
    const first = rig.last("c1");
    say("m002");
    expect(rig.frame("c1", reportOf(first, "1-1/1"))).toEqual([]);
    expect(rig.frame("c1", reportOf(rig.last("c1"), "1-1/1"))).toHaveLength(1);
    expect(say("m002")).toEqual(["o< tid12345 200"]);
    say("m001");
    expect(rig.to("c1")).toHaveLength(3);
  });

  test("maxLegs: one more is an error, and so is one that is there", () => {
    const rig = new RelayRig(["o"], { limits: { maxLegs: 2 } });
    expect(() => rig.add("o")).toThrow("there is a leg o already");
    rig.add("c1");
    expect(() => rig.add("c2")).toThrow("too many legs");
  });
});

describe("time", () => {
  test("gives an incomplete message up, and legs are told", () => {
    const rig = new RelayRig(["o", "c1"], { messageMs: 1000 });
    expect(rig.frame("o", send({ body: "a", range: "1-*/9", flag: "+" }))[0]).toBe(
      "start-timer messages 500",
    );
    const sweep = () => rig.step({ kind: "timer", timer: "messages" });
    expect([...sweep(), ...sweep()]).toEqual(Array(2).fill("start-timer messages 500"));
    rig.frame("o", send({ body: "b", range: "2-*/9", flag: "+" }));
    expect([...sweep(), ...sweep()]).toHaveLength(2);
    expect(sweep()).toEqual(['c1< SEND m001 3-2/* "" #', "abandoned o m001 timeout"]);
    expect(rig.relay.legs.get("o")?.incoming.size).toBe(0);
    expect(sweep()).toEqual([]);
  });

  test("forgets messages that are done, on both sides", () => {
    const rig = new RelayRig(["o", "c1"]);
    rig.frame("o", send({ body: "a" }));
    for (let sweep = 0; sweep < 6; sweep++) rig.step({ kind: "timer", timer: "messages" });
    const { incoming, done } = rig.relay.legs.get("o") ?? {};
    expect([incoming?.size, done?.length]).toEqual([0, 0]);
    expect(rig.relay.legs.get("c1")?.outgoing.size).toBe(0);
  });

  test("gives a message of the owner up whose reports do not come", () => {
    const rig = new RelayRig(["c1"]);
    const message = {
      messageId: "own1",
      contentType: "a/b",
      body: octets("x"),
      successReport: true,
    };
    rig.step({ kind: "send", leg: "c1", message });
    expect(rig.frame("c1", response(rig.last("c1")))).toEqual([]);
    const said = [1, 2, 3].flatMap(() => rig.step({ kind: "timer", timer: "messages" }));
    expect(said).toContain("failed c1 own1 408");
  });

  test("that has been stopped is ignored", () => {
    const rig = new RelayRig(["o", "c1"]);
    rig.frame("o", send({ body: "a" }));
    rig.step({ kind: "remove-leg", leg: "c1" });
    expect(rig.step({ kind: "remove-leg", leg: "o" })).toEqual([
      "stop-timer transactions",
      "stop-timer messages",
    ]);
    expect(rig.step({ kind: "timer", timer: "messages" })).toEqual([]);
    expect(rig.step({ kind: "timer", timer: "other" })).toEqual([]);
  });
});

describe("what is wrong with a message", () => {
  const wrong = (parts: Parameters<typeof send>[0]) => {
    const rig = new RelayRig(["o", "c1"]);
    const said = rig.frame("o", send(parts));
    expect(rig.to("c1")).toEqual([]);
    return said;
  };

  test("a Message-ID that is none, or is missing", () => {
    expect(wrong({ body: "x", messageId: "a b" })).toEqual(["o< tid12345 400"]);
    const frame = send({ body: "x" });
    const headers = frame.head.headers.filter(({ name }) => name !== "Message-ID");
    const rig = new RelayRig(["o", "c1"]);
    expect(rig.frame("o", { ...frame, head: { ...frame.head, headers } })).toEqual([
      "o< tid12345 400",
    ]);
  });

  test("an end of something that never began", () => {
    expect(wrong({ body: "", flag: "#", range: "4-3/*" })).toEqual(["o< tid12345 200"]);
  });

  test("octets behind its end", () => {
    const rig = new RelayRig(["o", "c1"]);
    rig.frame("o", send({ body: "c", range: "3-3/3" }));
    expect(rig.frame("o", send({ body: "d", range: "4-4/4", flag: "+" }))).toEqual([
      "o< tid12345 400",
    ]);
  });

  test("paths that lead nowhere get no answer where it would have to be written with care", () => {
    const frame = send({ body: "x", headers: "Failure-Report: what\r\n" });
    const [to] = frame.head.headers;
    if (to === undefined) throw new Error("expected To-Path");
    const headers = [to, { name: "From-Path", value: "nowhere" }, ...frame.head.headers.slice(2)];
    const rig = new RelayRig(["o"]);
    expect(rig.frame("o", { ...frame, head: { ...frame.head, headers } })).toEqual([]);
  });

  test("reports that say nothing, or speak of something else", () => {
    const rig = new RelayRig(["o", "c1"]);
    rig.frame("o", send({ body: "x", headers: "Success-Report: yes\r\n" }));
    const sent = rig.last("c1");
    for (const status of ["what", "001 200 OK", "000 100 Trying"]) {
      expect(rig.frame("c1", reportOf(sent, "1-1/1", status))).toEqual([]);
    }
    expect(rig.frame("c1", reportOf(send({ messageId: "other" }), "1-1/1"))).toEqual([]);
    expect(rig.frame("c1", response(send({ id: "unknown1" })))).toEqual([]);
    expect(rig.frame("c1", reportOf(sent, "1-1/1", "000 408 Late"))).toEqual([
      "o< REPORT m001 1-1/1 000 408",
    ]);
  });
});

describe("a message that its sender aborts", () => {
  test("is aborted on the legs that have a part of it", () => {
    const rig = new RelayRig(["o", "c1"]);
    rig.frame("o", send({ body: "hel", range: "1-*/6", flag: "+" }));
    expect(rig.frame("o", send({ body: "", range: "4-*/6", flag: "#" }))).toEqual([
      "o< tid12345 200",
      'c1< SEND m001 4-3/* "" #',
      "abandoned o m001 aborted",
    ]);
  });

  test("before it was routed lets the next one go", () => {
    const rig = new RelayRig(["o", "c1"]);
    rig.route = () => "wait";
    rig.frame("o", send({ body: "hel", range: "1-*/6", flag: "+" }));
    rig.frame("o", send({ messageId: "m002", body: "next" }));
    rig.step({ kind: "route", leg: "o", messageId: "m002", to: [{ leg: "c1" }] });
    rig.frame("o", send({ flag: "#" }));
    expect(rig.to("c1").map(({ body }) => plain(body))).toEqual(["next"]);
  });
});

describe("what the owner says too late", () => {
  test("is ignored: routes, answers, what to collect", () => {
    const rig = new RelayRig(["o", "c1"]);
    rig.frame("o", send({ body: "x" }));
    const leg = "o";
    const messageId = "m001";
    expect(rig.step({ kind: "route", leg, messageId, to: [] })).toEqual([]);
    expect(rig.step({ kind: "answer", leg, messageId, status: 200 })).toEqual([]);
    expect(rig.step({ kind: "collect", leg, messageId })).toEqual([]);
    expect(rig.step({ kind: "resume", leg: "c9" })).toEqual([]);
  });

  test("sends nothing to legs that are gone, and says so if asked", () => {
    const rig = new RelayRig(["o"]);
    rig.route = () => ({ to: [{ leg: "c9" }], wantsOutcome: true });
    expect(rig.frame("o", send({ body: "x" }))).toContain("failed c9 o m001 481");
  });

  test("refuses what was held", () => {
    const rig = new RelayRig(["o", "c1"]);
    rig.route = () => ({ to: [{ leg: "c1" }], isHeld: true });
    rig.frame("o", send({ body: "x" }));
    expect(rig.frame("o", send({ id: "again123", body: "x" }))).toEqual([]);
    const answer = { kind: "answer", leg: "o", messageId: "m001", status: 413 } as const;
    expect(rig.step(answer)).toEqual(["o< tid12345 413", "o< again123 413"]);
    expect(rig.frame("o", send({ id: "third123", body: "x" }))).toEqual(["o< third123 413"]);
  });
});
