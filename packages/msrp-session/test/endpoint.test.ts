import { describe, expect, test } from "vitest";
import type { OwnMessage } from "../src/index.ts";
import { EndpointRig } from "./endpoint-rig.ts";
import { octets, reportOf, response, send, summary } from "./frames.ts";

const hello: OwnMessage = { messageId: "m001", contentType: "text/plain", body: octets("hello") };
const long: OwnMessage = { ...hello, messageId: "m002", body: octets("x".repeat(5000)) };

function connected(options = {}): EndpointRig {
  const rig = new EndpointRig(options);
  rig.step({ kind: "connected" });
  return rig;
}

function lastOf(rig: EndpointRig) {
  const frame = rig.frames.at(-1);
  if (frame === undefined) throw new Error("nothing was sent");
  return frame;
}

describe("the active side", () => {
  test("sends at once, without a body if there is nothing to say", () => {
    const rig = connected({ isActive: true });
    expect(rig.summaries).toEqual(["SEND id000002x undefined $"]);
    expect(rig.step({ kind: "frame", frame: response(lastOf(rig)) })).toEqual([]);
  });

  test("sends what waits", () => {
    const rig = new EndpointRig({ isActive: true });
    rig.step({ kind: "send", message: hello });
    expect(rig.step({ kind: "connected" })).toEqual(["send", "start-timer transactions 5000"]);
    expect(rig.summaries).toEqual(['SEND m001 1-5/5 "hello" $']);
  });

  test("hears that there is no session", () => {
    const rig = connected({ isActive: true });
    expect(rig.step({ kind: "frame", frame: response(lastOf(rig), 481) })).toEqual([
      "session-failed 481",
    ]);
  });
});

describe("a message", () => {
  test("is sent when all is answered, and delivered when all is reported", () => {
    const rig = connected();
    rig.step({ kind: "send", message: { ...hello, successReport: true } });
    const frame = lastOf(rig);
    expect(rig.step({ kind: "frame", frame: response(frame) })).toEqual(["sent m001"]);
    expect(rig.step({ kind: "frame", frame: reportOf(frame, "1-3/5") })).toEqual([]);
    expect(rig.step({ kind: "frame", frame: reportOf(frame, "4-5/5") })).toEqual([
      "delivered m001",
    ]);
  });

  test("has failed with an error, a report of one, or no answer in 30 seconds", () => {
    const rig = connected();
    for (const messageId of ["m001", "m002", "m003"]) {
      rig.step({ kind: "send", message: { ...hello, messageId } });
    }
    const [first, second] = rig.frames;
    if (first === undefined || second === undefined) throw new Error("expected frames");
    expect(rig.step({ kind: "frame", frame: response(first, 403) })).toEqual(["failed m001 403"]);
    rig.step({ kind: "frame", frame: response(second) });
    expect(rig.step({ kind: "frame", frame: reportOf(second, "1-5/5", "000 408") })).toEqual([
      "failed m002 408",
    ]);
    const told = Array.from({ length: 7 }, () =>
      rig.step({ kind: "timer", timer: "transactions" }),
    );
    expect(told.at(-1)).toEqual(["failed m003 408"]);
  });

  test.each(["no", "partial"] as const)(
    "is sent when it is written, with Failure-Report: %s",
    (failureReport) => {
      const rig = connected();
      const said = rig.step({ kind: "send", message: { ...hello, failureReport } });
      expect(said).toContain("sent m001");
    },
  );

  test("that no SEND can carry is refused", () => {
    const rig = connected();
    const message = { ...hello, contentType: "text/plain\r\nX: y" };
    expect(() => rig.step({ kind: "send", message })).toThrow(RangeError);
    expect(() => rig.step({ kind: "send", message: { ...hello, messageId: "a b" } })).toThrow(
      RangeError,
    );
  });
});

describe("a long message", () => {
  test("goes on when the connection can take more", () => {
    const rig = connected({ pieceOctets: 2048 });
    expect(rig.step({ kind: "send", message: long })).toEqual(["send", "await-drain"]);
    expect(rig.step({ kind: "drained" })).toEqual(["send", "await-drain"]);
    rig.step({ kind: "drained" });
    expect(rig.summaries).toEqual([`SEND m002 1-*/5000 "${"x".repeat(5000)}" $`]);
  });

  test("is interrupted for an answer", () => {
    const rig = connected({ pieceOctets: 2048 });
    rig.step({ kind: "send", message: long });
    rig.step({ kind: "frame", frame: send({ body: "x", messageId: "m009" }) });
    rig.step({ kind: "drained" });
    rig.step({ kind: "drained" });
    expect(rig.frames.map((frame) => [frame.flag, frame.body?.length])).toEqual([
      ["+", 2048],
      ["$", undefined],
      ["$", 2952],
    ]);
  });

  test("takes turns with others, and ends its chunk for another session", () => {
    const rig = connected({ pieceOctets: 2048 });
    rig.step({ kind: "send", message: long });
    rig.step({ kind: "send", message: hello });
    for (let turn = 0; turn < 3; turn++) rig.step({ kind: "drained" });
    rig.step({ kind: "interrupt" });
    expect(rig.frames.map((frame) => summary({ ...frame, body: undefined }))).toEqual([
      "SEND m002 1-*/5000 undefined +",
      "SEND m001 1-5/5 undefined $",
      "SEND m002 4097-5000/5000 undefined $",
    ]);
  });

  test("never has the end-line of its chunk in the body", () => {
    const rig = connected({ pieceOctets: 2048 });
    const { ids } = rig.endpoint;
    const lines = Array.from(
      { length: 200 },
      (_, n) => `\r\n-------${ids.prefix}${n.toString(36)}$\r\n${"y".repeat(30)}`,
    );
    const body = octets(lines.join(""));
    rig.step({ kind: "send", message: { ...long, body } });
    for (let count = 0; count < 400; count++) rig.step({ kind: "drained" });
    const got = rig.frames.map((frame) => new TextDecoder().decode(frame.body));
    expect(got.join("")).toBe(lines.join(""));
    expect(rig.frames.at(-1)?.flag).toBe("$");
  });

  test("is aborted when its peer has enough, or when it is not wanted", () => {
    const rig = connected({ pieceOctets: 2048 });
    rig.step({ kind: "send", message: long });
    rig.step({ kind: "interrupt" });
    rig.step({ kind: "drained" });
    expect(rig.step({ kind: "frame", frame: response(rig.frames[0] ?? send(), 413) })).toEqual([
      "send",
      "failed m002 413",
    ]);
    expect(rig.frames.map(({ flag }) => flag)).toEqual(["+", "#"]);
    rig.step({ kind: "drained" });
    rig.step({ kind: "send", message: { ...long, messageId: "m003" } });
    expect(rig.step({ kind: "abort", messageId: "m003" })).toContain("failed m003 0");
    expect(rig.frames.at(-1)?.flag).toBe("#");
  });
});

describe("what comes", () => {
  test("is put together in any order, answered, and reported if asked for", () => {
    const rig = connected();
    const headers = "Success-Report: yes\r\n";
    const chunk = (body: string, range: string, flag: "+" | "$") =>
      rig.step({ kind: "frame", frame: send({ body, range, flag, headers }) });
    expect(chunk("lo!", "4-6/6", "$")).toEqual(["send", "start-timer messages 300000"]);
    expect(chunk("XX", "2-3/6", "+")).toEqual(["send"]);
    expect(chunk("hel", "1-*/6", "+")).toEqual([
      "send",
      "received m001 text/plain hello! false",
      "send",
    ]);
    expect(rig.summaries.at(-1)).toBe("REPORT m001 1-6/6 000 200 OK");
    chunk("hello!", "1-6/6", "$");
    expect(rig.actions.filter(({ kind }) => kind === "received").at(-1)).toMatchObject({
      isDuplicate: true,
    });
  });

  test("is refused: a type that is not taken, too much, no name, another method", () => {
    const rig = connected({
      acceptTypes: ["message/cpim", "image/*"],
      limits: { maxMessageOctets: 9 },
    });
    const status = (frame: ReturnType<typeof send>) => {
      rig.step({ kind: "frame", frame });
      return rig.summaries.at(-1);
    };
    expect(status(send({ body: "x" }))).toBe("tid12345 415");
    expect(status(send({ body: "x", type: "IMAGE/png;a=b" }))).toBe("tid12345 200");
    expect(status(send({ body: "x".repeat(10), type: "image/png" }))).toBe("tid12345 413");
    expect(status(send({ body: "x", type: "image/png", range: "1-1/10" }))).toBe("tid12345 413");
    const auth = send();
    const head = { ...auth.head, kind: "request" as const, method: "AUTH" };
    expect(status({ ...auth, head })).toBe("tid12345 501");
  });

  test("is given up when its sender aborts, goes, or says nothing more", () => {
    const rig = connected();
    const begin = () =>
      rig.step({ kind: "frame", frame: send({ body: "hel", range: "1-*/6", flag: "+" }) });
    begin();
    const end = send({ body: "", range: "4-*/6", flag: "#" });
    expect(rig.step({ kind: "frame", frame: end })).toEqual(["send", "abandoned m001 aborted"]);
    begin();
    const told = [1, 2, 3].flatMap(() => rig.step({ kind: "timer", timer: "messages" }));
    expect(told).toContain("abandoned m001 timeout");
    begin();
    expect(rig.step({ kind: "disconnected" })).toContain("abandoned m001 disconnected");
    expect(rig.endpoint.heldOctets).toBe(0);
  });

  test("is answered by hand, if that is wished", () => {
    const rig = connected({ answersByHand: true });
    const ask = (id: string) => rig.step({ kind: "frame", frame: send({ id, body: "x" }) });
    expect(ask("t001")).toEqual(["request 1"]);
    expect(rig.step({ kind: "respond", transactionId: "t001", status: 403 })).toEqual(["send"]);
    expect(rig.summaries).toEqual(["t001 403"]);
    ask("t002");
    const said = rig.step({ kind: "respond", transactionId: "t002", status: 200, comment: "Yes" });
    expect(said).toContain("received m001 text/plain x false");
  });
});

describe("a connection", () => {
  test("that is lost fails what was begun, and keeps the rest for another one", () => {
    const rig = connected({ pieceOctets: 2048 });
    rig.step({ kind: "send", message: long });
    rig.step({ kind: "send", message: hello });
    expect(rig.step({ kind: "disconnected" })).toContain("failed m002 0");
    rig.step({ kind: "connected" });
    expect(rig.actions.filter(({ kind }) => kind === "send")).toHaveLength(2);
  });

  test("is kept alive while nothing is sent", () => {
    const rig = connected({ keepAliveMs: 1000 });
    expect(rig.step({ kind: "timer", timer: "keep-alive" })).toEqual([
      "send",
      "start-timer transactions 5000",
      "start-timer keep-alive 1000",
    ]);
    rig.step({ kind: "send", message: hello });
    expect(rig.step({ kind: "timer", timer: "keep-alive" })).toEqual([
      "start-timer keep-alive 1000",
    ]);
  });
});

describe("a limit of an endpoint", () => {
  const status = (rig: EndpointRig, parts: Parameters<typeof send>[0]) => {
    rig.step({ kind: "frame", frame: send(parts) });
    return rig.summaries.at(-1);
  };

  test("maxOpenMessages, maxGaps, maxHeldOctets: more is refused with 413", () => {
    const limits = { maxOpenMessages: 2, maxGaps: 1, maxHeldOctets: 5 };
    const rig = connected({ limits });
    const begin = { body: "a", range: "1-*/9", flag: "+" } as const;
    expect(status(rig, begin)).toBe("tid12345 200");
    expect(status(rig, { ...begin, messageId: "m002" })).toBe("tid12345 200");
    expect(status(rig, { ...begin, messageId: "m003" })).toBe("tid12345 413");
    expect(status(rig, { ...begin, range: "3-*/9" })).toBe("tid12345 200");
    expect(status(rig, { ...begin, range: "5-*/9" })).toBe("tid12345 413");
    expect(rig.actions.at(-1)).toEqual({
      kind: "abandoned",
      messageId: "m001",
      reason: "too-large",
    });
    expect(status(rig, { ...begin, range: "2-*/9" })).toBe("tid12345 413");
    expect(status(rig, { ...begin, messageId: "m002", body: "12345", range: "2-*/9" })).toBe(
      "tid12345 413",
    );
    expect(rig.endpoint.heldOctets).toBe(0);
  });

  test("maxQueuedMessages: one more is an error", () => {
    const rig = new EndpointRig({ limits: { maxQueuedMessages: 1 } });
    rig.step({ kind: "send", message: hello });
    expect(() => rig.step({ kind: "send", message: long })).toThrow("too many messages");
  });

  test("maxTrackedMessages: reports about older ones are ignored, duplicates not known", () => {
    const rig = connected({ limits: { maxTrackedMessages: 1 } });
    for (const messageId of ["m001", "m002"]) {
      rig.step({ kind: "send", message: { ...hello, messageId, successReport: true } });
    }
    const [first] = rig.frames;
    expect(rig.step({ kind: "frame", frame: reportOf(first ?? send(), "1-5/5") })).toEqual([]);
    for (const messageId of ["a001", "a002", "a001"]) status(rig, { messageId, body: "x" });
    const duplicates = rig.actions.flatMap((action) =>
      action.kind === "received" ? [action.isDuplicate] : [],
    );
    expect(duplicates).toEqual([false, false, false]);
  });

  test("pieceOctets: chunks are not cut below 2048", () => {
    expect(() => connected({ pieceOctets: 2047 })).toThrow(RangeError);
  });
});

describe("what is wrong for an endpoint", () => {
  test("gets 400, or nothing where nobody can be answered", () => {
    const rig = connected();
    rig.step({ kind: "frame", frame: send({ body: "x", messageId: "a b" }) });
    rig.step({ kind: "frame", frame: send({ body: "x", headers: "Success-Report: x\r\n" }) });
    rig.step({ kind: "frame", frame: send({ body: "abc", range: "1-3/3" }) });
    expect(rig.summaries).toEqual(["tid12345 400", "tid12345 400", "tid12345 200"]);
    const frame = send({ body: "x", headers: "Failure-Report: x\r\n" });
    expect(rig.step({ kind: "frame", frame })).toEqual([]);
  });

  test("is ignored: answers and reports to nothing, timers that were stopped", () => {
    const rig = connected();
    const frame = send({ body: "x" });
    expect(rig.step({ kind: "frame", frame: response(frame) })).toEqual([]);
    expect(rig.step({ kind: "frame", frame: reportOf(frame, "1-1/1") })).toEqual([]);
    expect(rig.step({ kind: "frame", frame: reportOf(frame, "1-1/1", "what") })).toEqual([]);
    expect(rig.step({ kind: "timer", timer: "messages" })).toEqual([]);
    expect(rig.step({ kind: "respond", transactionId: "none", status: 200 })).toEqual([]);
    expect(rig.step({ kind: "abort", messageId: "none" })).toEqual([]);
  });

  test("behind the end of a message gets 400", () => {
    const rig = connected();
    rig.step({ kind: "frame", frame: send({ body: "c", range: "3-3/3" }) });
    rig.step({ kind: "frame", frame: send({ body: "d", range: "4-4/4", flag: "+" }) });
    expect(rig.summaries).toEqual(["tid12345 200", "tid12345 400"]);
  });
});
