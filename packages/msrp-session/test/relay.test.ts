import { describe, expect, test } from "vitest";
import { join, octets, plain, reportOf, response, send } from "./frames.ts";
import { RelayRig } from "./relay-rig.ts";

const HEADERS = "From: <sip:a@b>\r\nTo: <sip:c@d>\r\n";
const BLOCK = `${HEADERS}\r\nContent-Type: text/plain\r\n\r\n`;
const DIRECTION = "Message-Direction: sent\r\n";
const MARKED = octets(`${HEADERS}${DIRECTION}\r\nContent-Type: text/plain\r\n\r\n`);
const K = DIRECTION.length;
const B = BLOCK.length;

describe("one message to several legs", () => {
  test("goes to each with its paths, and is answered at once", () => {
    const rig = new RelayRig(["o", "c1", "c2"]);
    expect(rig.frame("o", send({ body: "hello", range: "1-5/5" }))).toEqual([
      "start-timer messages 300000",
      "message o m001 text/plain hello 5",
      "o< tid12345 200",
      'c1< SEND m001 1-5/5 "hello" $',
      "start-timer transactions 5000",
      'c2< SEND m001 1-5/5 "hello" $',
      "complete o m001 5",
    ]);
    expect(
      rig
        .last("c2")
        .head.headers.slice(0, 2)
        .map(({ value }) => value),
    ).toEqual(["msrp://c2:9/c2Peer;tcp", "msrp://pf:1/c2;tcp"]);
    expect(rig.last("o").head.headers.map(({ value }) => value)).toEqual([
      "msrp://o:9/oPeer;tcp",
      "msrp://pf:1/o;tcp",
    ]);
  });

  test.each([
    ["msrp://pf:1/o;tcp", "msrp://o:9/oPeer;tcp"],
    ["msrp://PF:1/o;tcp", "msrp://o:9/oPeer;tcp"],
    ["msrp://pf:1/o;tcp", "msrp://relay:2/hop;tcp msrp://o:9/oPeer;tcp"],
  ])("is answered by the first URIs of its paths: %s, %s", (to, from) => {
    const rig = new RelayRig(["o", "c1"]);
    rig.frame("o", send({ body: "hello", to, from }));
    expect(rig.last("o").head).toMatchObject({
      transactionId: "tid12345",
      status: 200,
      comment: "OK",
      headers: [
        { name: "To-Path", value: from.split(" ")[0] },
        { name: "From-Path", value: to },
      ],
    });
  });

  test("keeps all headers in their order and their case", () => {
    const rig = new RelayRig(["o", "c1"]);
    const headers = "success-REPORT: yes\r\nX-Thing: é 1\r\nContent-Disposition: render\r\n";
    rig.frame("o", send({ body: "hello", headers }));
    expect(rig.last("c1").head.headers.slice(2)).toEqual([
      { name: "Message-ID", value: "m001" },
      { name: "success-REPORT", value: "yes" },
      { name: "X-Thing", value: "é 1" },
      { name: "Content-Disposition", value: "render" },
      { name: "Content-Type", value: "text/plain" },
    ]);
  });

  test("goes on chunk by chunk, interleaved with others", () => {
    const rig = new RelayRig(["o", "c1"]);
    rig.frame("o", send({ id: "t001", body: "hel", range: "1-*/6", flag: "+" }));
    rig.frame("o", send({ id: "t002", messageId: "m002", body: "x", range: "1-1/1" }));
    expect(rig.frame("o", send({ id: "t003", body: "lo!", range: "4-6/6" }))).toEqual([
      "o< t003 200",
      'c1< SEND m001 4-6/6 "lo!" $',
      "complete o m001 6",
    ]);
    expect(rig.to("c1").map(({ body }) => plain(body))).toEqual(["hel", "x", "lo!"]);
  });

  test("shares a long body among the legs", () => {
    const rig = new RelayRig(["o", "c1", "c2"]);
    const frame = send({ body: octets("x".repeat(5000)) });
    rig.frame("o", frame);
    const pieces = rig.actions.flatMap((action) =>
      action.kind === "send" && action.leg !== "o" ? action.pieces : [],
    );
    expect(pieces.filter((piece) => piece === frame.body)).toHaveLength(2);
  });

  test("has another Message-ID on a leg where one of another sender has its own", () => {
    const rig = new RelayRig(["o", "c1", "c2"]);
    const headers = "Success-Report: yes\r\n";
    rig.frame("o", send({ body: "from o", range: "1-*/12", flag: "+" }));
    rig.frame("c2", send({ body: "from c2", range: "1-7/7", headers }));
    rig.frame("o", send({ body: ", whole", range: "7-*/13" }));
    const ids = rig.to("c1").map(({ head, body }) => [head.headers[2]?.value, plain(body)]);
    expect(ids).toEqual([
      ["m001", "from o"],
      ["id000004x", "from c2"],
      ["m001", ", whole"],
    ]);
    const [, other] = rig.to("c1");
    if (other === undefined) throw new Error("expected a copy");
    expect(rig.frame("c1", reportOf(other, "1-7/7"))).toEqual(["c2< REPORT m001 1-7/7 000 200 OK"]);
  });

  test("leaves no octets behind when it is done", () => {
    const rig = new RelayRig(["o", "c1"]);
    rig.route = () => ({ to: [{ leg: "c1", block: MARKED }] });
    rig.frame("o", send({ body: `${BLOCK}x`, type: "message/cpim" }));
    const views: unknown[] = [];
    JSON.stringify(
      [...(rig.relay.legs.get("o")?.incoming.values() ?? [])],
      (name, value: unknown) => {
        if (value instanceof Uint8Array) views.push(name);
        return ["from", "leg", "message"].includes(name) ? undefined : value;
      },
    );
    expect(views).toEqual([]);
  });

  test("has transactions whose end-line is not in the body", () => {
    const rig = new RelayRig(["o", "c1"]);
    rig.frame("o", send({ body: "a", messageId: "m000" }));
    const { transactionId } = rig.last("c1").head;
    const prefix = transactionId.slice(0, -1);
    const body = Array.from({ length: 40 }, (_, n) => `\r\n-------${prefix}${n.toString(36)}$\r\n`);
    rig.frame("o", send({ body: body.join("") }));
    expect(plain(rig.last("c1").body)).toBe(body.join(""));
  });
});

describe("answers", () => {
  test.each([
    ["yes", "$", ["o< tid12345 200"]],
    ["partial", "$", []],
    ["no", "$", []],
  ] as const)("obey a Failure-Report of %s", (value, flag, expected) => {
    const rig = new RelayRig(["o"]);
    const said = rig.frame("o", send({ body: "x", flag, headers: `Failure-Report: ${value}\r\n` }));
    expect(said.filter((line) => line.startsWith("o<"))).toEqual(expected);
  });

  test("go to what has no message too", () => {
    const rig = new RelayRig(["o", "c1"]);
    expect(rig.frame("o", send())).toEqual(["o< tid12345 200"]);
    const nickname = send();
    const head = { ...nickname.head, kind: "request" as const, method: "NICKNAME" };
    expect(rig.frame("o", { ...nickname, head })).toEqual(["o< tid12345 501"]);
    expect(rig.frame("o", send({ body: "x", headers: "Failure-Report: maybe\r\n" }))).toEqual([
      "o< tid12345 400",
    ]);
  });

  test("can wait until the owner has stored the message", () => {
    const rig = new RelayRig(["o", "c1"]);
    rig.route = () => ({ to: [{ leg: "c1" }], isHeld: true, wantsBody: true });
    rig.frame("o", send({ id: "t001", body: "hel", range: "1-*/6", flag: "+" }));
    expect(rig.frame("o", send({ id: "t002", body: "lo!", range: "4-6/6" }))).toEqual([
      'c1< SEND m001 4-6/6 "lo!" $',
      "complete o m001 hello! 6",
    ]);
    expect(rig.step({ kind: "answer", leg: "o", messageId: "m001", status: 200 })).toEqual([
      "o< t002 200",
    ]);
  });

  test("are errors where the owner refuses", () => {
    const rig = new RelayRig(["o", "c1"]);
    rig.route = () => ({ refuse: 403 });
    expect(rig.frame("o", send({ body: "x" }))).toContain("o< tid12345 403");
    expect(rig.to("c1")).toEqual([]);
  });
});

describe("a message with another header block", () => {
  test("grows by the octets that were added, and no other octet moves", () => {
    const rig = new RelayRig(["c1", "c2", "o"]);
    rig.route = () => ({ to: [{ leg: "o" }, { leg: "c2", block: MARKED }] });
    const body = `${BLOCK}hello`;
    const n = body.length;
    rig.frame("c1", send({ body, type: "message/cpim", range: `1-${n}/${n + 6}`, flag: "+" }));
    rig.frame("c1", send({ body: " world", type: "message/cpim", range: `${n + 1}-*/${n + 6}` }));
    expect(rig.to("o").map(({ body: got }) => plain(got))).toEqual([body, " world"]);
    expect(rig.to("c2").map(({ body: got }) => plain(got))).toEqual([
      `${plain(MARKED)}hello`,
      " world",
    ]);
    expect(rig.to("c2").map(({ head }) => head.headers[3]?.value)).toEqual([
      `1-${n + K}/${n + 6 + K}`,
      `${n + 1 + K}-*/${n + 6 + K}`,
    ]);
  });

  test("is held until the second blank line is there, in whatever order", () => {
    const rig = new RelayRig(["c1", "c2", "o"]);
    rig.route = () => ({ to: [{ leg: "o" }, { leg: "c2", block: MARKED }] });
    const body = `${BLOCK}hello`;
    const chunk = (from: number, to: number) =>
      send({
        body: body.slice(from, to),
        type: "message/cpim",
        range: `${from + 1}-*/${body.length}`,
        flag: to === body.length ? "$" : "+",
      });
    rig.frame("c1", chunk(40, 60));
    rig.frame("c1", chunk(0, 10));
    rig.frame("c1", chunk(B + 2, body.length));
    expect(rig.to("o")).toEqual([]);
    rig.frame("c1", chunk(10, 40));
    rig.frame("c1", chunk(60, B + 2));
    expect(rig.to("o").map(({ body: got }) => got?.length)).toEqual([20, 10, 3, 30, B + 2 - 60]);
    expect(rig.to("c2").map(({ body: got }) => plain(got))).toEqual([`${plain(MARKED)}hello`]);
    expect(rig.last("c2").flag).toBe("$");
  });

  test("is reported in the numbers of the message that came", () => {
    const rig = new RelayRig(["o", "c1", "c2"]);
    rig.route = () => ({
      to: [
        { leg: "c1", block: MARKED },
        { leg: "c2", block: MARKED },
      ],
    });
    const body = `${BLOCK}hello`;
    const n = body.length;
    const headers = "Success-Report: yes\r\n";
    rig.frame("o", send({ body, type: "message/cpim", range: `1-${n}/${n}`, headers }));
    rig.frame("c1", response(rig.last("c1")));
    expect(rig.frame("c1", reportOf(rig.last("c1"), `1-${n}/${n + K}`))).toEqual([]);
    expect(rig.frame("c1", reportOf(rig.last("c1"), `${n + 1}-${n + K}/${n + K}`))).toEqual([
      `o< REPORT m001 1-${n}/${n} 000 200 OK`,
    ]);
    expect(rig.frame("c2", reportOf(rig.last("c2"), `1-${n + K}/${n + K}`))).toEqual([]);
  });
});

describe("a leg that fails", () => {
  test("with 413 stops that message on that leg only", () => {
    const rig = new RelayRig(["o", "c1", "c2"]);
    rig.frame("o", send({ body: "hel", range: "1-*/6", flag: "+" }));
    rig.frame("c1", response(rig.last("c1"), 413));
    rig.frame("o", send({ body: "lo!", range: "4-6/6" }));
    rig.frame("o", send({ messageId: "m002", body: "next" }));
    expect(rig.to("c1").map(({ body }) => plain(body))).toEqual(["hel", "next"]);
    expect(rig.to("c2").map(({ body }) => plain(body))).toEqual(["hel", "lo!", "next"]);
  });

  test("with an error gets nothing of it that waits", () => {
    const rig = new RelayRig(["o", "c1"]);
    rig.frame("o", send({ body: "hel", range: "1-*/6", flag: "+" }));
    rig.step({ kind: "pause", leg: "c1" });
    rig.frame("o", send({ body: "lo", range: "4-*/6", flag: "+" }));
    rig.frame("o", send({ messageId: "m002", body: "next" }));
    rig.frame("c1", response(rig.last("c1"), 413));
    rig.step({ kind: "resume", leg: "c1" });
    expect(rig.to("c1").map(({ body }) => plain(body))).toEqual(["hel", "next"]);
    expect(rig.relay.legs.get("c1")?.queuedOctets).toBe(0);
  });

  test("is told to the sender when all have", () => {
    const rig = new RelayRig(["o", "c1", "c2"]);
    rig.frame("o", send({ body: "hel", range: "1-*/6", flag: "+" }));
    expect(rig.frame("c1", response(rig.last("c1"), 413))).toEqual([]);
    expect(rig.frame("c2", response(rig.last("c2"), 415))).toEqual([
      "o< REPORT m001 1-3/* 000 415",
    ]);
    expect(rig.frame("o", send({ id: "t002", body: "lo!", range: "4-6/6" }))).toEqual([
      "o< t002 415",
    ]);
  });

  test("by a report behind its 200, as a relay gives it, has failed too", () => {
    const rig = new RelayRig(["o", "c1", "c2"]);
    rig.route = () => ({ to: [{ leg: "c1" }, { leg: "c2" }], isKept: true, wantsOutcome: true });
    rig.frame("o", send({ body: "hello" }));
    for (const leg of ["c1", "c2"]) {
      expect(rig.frame(leg, response(rig.last(leg)))).toEqual([`delivered ${leg} o m001`]);
    }
    expect(rig.frame("c1", reportOf(rig.last("c1"), "1-5/5", "000 413"))).toEqual([]);
    expect(rig.frame("c1", reportOf(rig.last("c1"), "1-5/5", "000 413"))).toEqual([]);
    expect(rig.frame("c2", reportOf(rig.last("c2"), "1-5/5", "000 408"))).toEqual([
      "o< REPORT m001 1-5/5 000 408",
    ]);
  });

  test("by a report behind one of success has not", () => {
    const rig = new RelayRig(["o", "c1"]);
    rig.frame("o", send({ body: "hello", headers: "Success-Report: yes\r\n" }));
    rig.frame("c1", response(rig.last("c1")));
    expect(rig.frame("c1", reportOf(rig.last("c1"), "1-5/5"))).toEqual([
      "o< REPORT m001 1-5/5 000 200 OK",
    ]);
    expect(rig.frame("c1", reportOf(rig.last("c1"), "1-5/5", "000 413"))).toEqual([]);
  });

  test("without an answer in 30 seconds is one with 408", () => {
    const rig = new RelayRig(["o", "c1"]);
    rig.route = () => ({ to: [{ leg: "c1" }], wantsOutcome: true });
    rig.frame("o", send({ body: "x" }));
    const ticks = Array.from({ length: 7 }, () =>
      rig.step({ kind: "timer", timer: "transactions" }),
    );
    expect(ticks.slice(0, 6).flat()).toEqual(Array(6).fill("start-timer transactions 5000"));
    expect(ticks[6]).toEqual(["failed c1 o m001 408", "o< REPORT m001 1-1/1 000 408"]);
  });

  test("with 481 is to be ended", () => {
    const rig = new RelayRig(["o", "c1", "c2"]);
    rig.frame("o", send({ body: "x" }));
    expect(rig.frame("c1", response(rig.last("c1"), 481))).toEqual(["leg-failed c1 481"]);
  });

  test("that is removed in the middle counts as failed, and the others go on", () => {
    const rig = new RelayRig(["o", "c1", "c2"]);
    rig.route = () => ({ to: [{ leg: "c1" }, { leg: "c2" }], wantsOutcome: true });
    rig.frame("o", send({ body: "hel", range: "1-*/6", flag: "+" }));
    expect(rig.step({ kind: "remove-leg", leg: "c1" })).toEqual(["failed c1 o m001 481"]);
    rig.frame("o", send({ body: "lo!", range: "4-6/6" }));
    expect(rig.to("c2").map(({ body }) => plain(body))).toEqual(["hel", "lo!"]);
  });

  test("as the sender of half a message, has the others told", () => {
    const rig = new RelayRig(["o", "c1"]);
    rig.frame("o", send({ body: "hel", range: "1-*/6", flag: "+" }));
    expect(rig.step({ kind: "remove-leg", leg: "o" })).toEqual([
      'c1< SEND m001 4-3/* "" #',
      "abandoned o m001 leg-removed",
    ]);
  });
});

describe("a leg that cannot take octets", () => {
  test("does not stop the others, and gets all when it can", () => {
    const rig = new RelayRig(["o", "c1", "c2"]);
    rig.step({ kind: "pause", leg: "c1" });
    rig.frame("o", send({ body: "one" }));
    rig.frame("o", send({ messageId: "m002", body: "two" }));
    expect(rig.to("c1")).toEqual([]);
    expect(rig.to("c2")).toHaveLength(2);
    rig.step({ kind: "resume", leg: "c1" });
    expect(rig.to("c1").map(({ body }) => plain(body))).toEqual(["one", "two"]);
  });

  test("gets it in bursts", () => {
    const rig = new RelayRig(["o", "c1"], { limits: { maxBurstOctets: 10 } });
    rig.step({ kind: "disconnected", leg: "c1" });
    rig.frame("o", send({ body: "one" }));
    rig.frame("o", send({ messageId: "m002", body: "two" }));
    expect(rig.step({ kind: "connected", leg: "c1" }).at(-1)).toBe("await-drain c1");
    expect(rig.to("c1")).toHaveLength(1);
    expect(rig.step({ kind: "resume", leg: "c1" })).toEqual(['c1< SEND m002 "two" $']);
  });

  test("is given up when too much waits for it", () => {
    const rig = new RelayRig(["o", "c1"], { limits: { maxQueueOctets: 1000 } });
    rig.step({ kind: "pause", leg: "c1" });
    const said = rig.frame("o", send({ body: "x".repeat(1000) }));
    expect(said.slice(-2)).toEqual(["leg-overflow c1", "o< REPORT m001 1-1000/1000 000 413"]);
    rig.step({ kind: "resume", leg: "c1" });
    expect(rig.to("c1")).toEqual([]);
  });
});

describe("the connection of a leg", () => {
  test("that we have made hears from us at once", () => {
    const rig = new RelayRig(["o"]);
    rig.add("c1", { isConnected: false });
    const said = rig.step({ kind: "connected", leg: "c1", isActive: true });
    expect(said).toEqual(["c1< SEND id000003x undefined $", "start-timer transactions 5000"]);
    expect(rig.frame("c1", response(rig.last("c1"), 506))).toEqual(["leg-failed c1 506"]);
  });

  test("needs no empty request when something waits", () => {
    const rig = new RelayRig(["o"]);
    rig.add("c1", { isConnected: false });
    rig.frame("o", send({ body: "x" }));
    rig.step({ kind: "connected", leg: "c1", isActive: true });
    expect(rig.to("c1").map(({ body }) => plain(body))).toEqual(["x"]);
  });

  test("can lead to other URIs", () => {
    const rig = new RelayRig(["o", "c1"]);
    rig.step({
      kind: "change-leg",
      leg: "c1",
      localUri: "msrp://pf:1/new;tcp",
      remotePath: "msrp://c9:9/new;tcp",
    });
    rig.frame("o", send({ body: "x" }));
    expect(
      rig
        .last("c1")
        .head.headers.slice(0, 2)
        .map(({ value }) => value),
    ).toEqual(["msrp://c9:9/new;tcp", "msrp://pf:1/new;tcp"]);
  });
});

describe("a leg that comes late", () => {
  test("gets what was kept for such legs, the message at hand too", () => {
    const rig = new RelayRig(["o", "c1"]);
    rig.route = ({ leg }) => ({ to: [{ leg: leg === "o" ? "c1" : "o" }], late: {} });
    rig.frame("o", send({ body: "one" }));
    rig.frame("c1", send({ messageId: "m002", body: "two" }));
    rig.frame("o", send({ messageId: "m003", body: "thr", range: "1-*/5", flag: "+" }));
    rig.add("c2", { isLate: true });
    rig.frame("o", send({ messageId: "m003", body: "ee", range: "4-5/5" }));
    expect(rig.to("c2").map(({ body }) => plain(body))).toEqual(["one", "two", "thr", "ee"]);
  });

  test("gets the header block that was said for such legs, and not what it does not take", () => {
    const rig = new RelayRig(["o", "c1"]);
    const body = `${BLOCK}hello`;
    rig.route = () => ({ to: [{ leg: "c1" }], late: { block: MARKED } });
    rig.frame("o", send({ body, type: "message/cpim" }));
    rig.frame("o", send({ body, type: "message/cpim", messageId: "m002" }));
    rig.add("c2", { isLate: true, isWithout: ["m002"] });
    expect(rig.to("c2").map(({ body: got }) => plain(got))).toEqual([`${plain(MARKED)}hello`]);
  });

  test("gets no more than the limits allow", () => {
    const rig = new RelayRig(["o", "c1"], { limits: { maxLateMessages: 2, maxLateOctets: 8 } });
    rig.route = () => ({ to: [{ leg: "c1" }], late: {} });
    for (const [index, body] of ["a", "bbb", "ccc", "ddd", "e".repeat(9)].entries()) {
      rig.frame("o", send({ messageId: `m00${index}`, body }));
    }
    rig.add("c2", { isLate: true });
    expect(rig.to("c2").map(({ body }) => plain(body))).toEqual(["ccc", "ddd"]);
  });
});

describe("what the owner decides later", () => {
  test("keeps the order of the leg", () => {
    const rig = new RelayRig(["o", "c1"]);
    rig.route = () => "wait";
    rig.frame("o", send({ body: "one" }));
    rig.frame("o", send({ messageId: "m002", body: "two" }));
    rig.step({ kind: "route", leg: "o", messageId: "m002", to: [{ leg: "c1" }] });
    expect(rig.to("c1")).toEqual([]);
    rig.step({ kind: "route", leg: "o", messageId: "m001", to: [{ leg: "c1" }] });
    expect(rig.to("c1").map(({ body }) => plain(body))).toEqual(["one", "two"]);
  });

  test("can wait for the whole message", () => {
    const rig = new RelayRig(["o", "c1"]);
    rig.route = ({ body }) => (body === undefined ? "collect" : { to: [{ leg: "c1" }] });
    rig.frame("o", send({ body: "hel", range: "1-*/6", flag: "+" }));
    expect(rig.frame("o", send({ body: "lo!", range: "4-6/6" }))[0]).toBe(
      "message o m001 text/plain hello! 6",
    );
    expect(rig.to("c1").map(({ body }) => plain(body))).toEqual(["hel", "lo!"]);
  });
});

describe("a message of the owner", () => {
  test("goes out in chunks, and its end is told", () => {
    const rig = new RelayRig(["c1"]);
    const body = octets("x".repeat(3000));
    rig.step({
      kind: "send",
      leg: "c1",
      message: { messageId: "own1", contentType: "a/b", body },
    });
    const [first, second] = rig.to("c1");
    if (first === undefined || second === undefined) throw new Error("expected two chunks");
    expect(join([first.body ?? body, second.body ?? body])).toEqual(body);
    expect(rig.frame("c1", response(first))).toEqual([]);
    expect(rig.frame("c1", response(second))).toEqual(["delivered c1 own1"]);
  });
});
