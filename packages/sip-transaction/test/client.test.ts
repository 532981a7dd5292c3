import { appendHeader, encodeMessage, findHeader, removeHeader, setHeader } from "@callingcard/sip";
import { describe, expect, test } from "vitest";
import {
  clientKeyOf,
  countTransactions,
  createCancel,
  createTransactions,
  dropTransaction,
  failTransport,
  findTransaction,
  fireTimer,
  receiveMessage,
  sendRequest,
  type SipTarget,
  TransactionError,
  type Transactions,
} from "../src/index.ts";
import { requestOf, responseOf, SERVER, SERVER_TCP } from "./messages.ts";
import { play } from "./play.ts";

const invite = requestOf("INVITE");
const register = requestOf("REGISTER");

const start =
  (request = invite, target: SipTarget = SERVER) =>
  (table: Transactions) =>
    sendRequest(table, request, target);
const timer =
  (name: string, request = invite) =>
  (table: Transactions) =>
    fireTimer(table, `transaction/${name}/${clientKeyOf(request)}`);
const response =
  (status: number, request = invite, tag?: string) =>
  (table: Transactions) =>
    receiveMessage(table, responseOf(request, status, tag), SERVER);
const fail =
  (request = invite) =>
  (table: Transactions) =>
    failTransport(table, clientKeyOf(request));
const drop =
  (request = invite) =>
  (table: Transactions) =>
    dropTransaction(table, clientKeyOf(request));

describe("the client transaction of an INVITE", () => {
  test("sends again over UDP at intervals that double, until Timer B ends it", () => {
    const { table, log } = play([start(), timer("A"), timer("A"), timer("A"), timer("B")]);
    expect(log).toEqual([
      ["send INVITE", "start A 500", "start B 32000"],
      ["send INVITE", "start A 1000"],
      ["send INVITE", "start A 2000"],
      ["send INVITE", "start A 4000"],
      ["stop A", "timeout", "ended"],
    ]);
    expect(countTransactions(table)).toBe(0);
  });

  test("sends the same octets again", () => {
    const [first, [sent]] = sendRequest(createTransactions(), invite, SERVER);
    const [, [again]] = timer("A")(first);
    if (sent?.kind !== "send" || again?.kind !== "send") throw new Error("nothing is sent");
    expect(again.octets).toBe(sent.octets);
    expect(sent.octets).toEqual(encodeMessage(invite));
  });

  test("sends once over a connection", () => {
    const { log } = play([start(invite, SERVER_TCP), timer("B")]);
    expect(log).toEqual([
      ["send INVITE", "start B 32000"],
      ["timeout", "ended"],
    ]);
  });

  test("waits without bound after a provisional response", () => {
    const { log } = play([start(), response(100), response(180), timer("A"), timer("B")]);
    expect(log.slice(1)).toEqual([["stop A", "stop B", "response 100"], ["response 180"], [], []]);
  });

  test("acknowledges a refusal each time it comes, and reports it once", () => {
    const { log } = play([
      start(),
      response(180),
      response(486),
      response(486),
      response(180),
      response(200),
      timer("D"),
      response(486),
    ]);
    expect(log.slice(2)).toEqual([
      ["send ACK", "response 486", "start D 32000"],
      ["send ACK"],
      [],
      [],
      ["ended"],
      ["stray-response"],
    ]);
  });

  test("is over at once after a refusal over a connection", () => {
    const { log } = play([start(invite, SERVER_TCP), response(486), response(486)]);
    expect(log.slice(1)).toEqual([
      ["stop B", "send ACK", "response 486", "ended"],
      ["stray-response"],
    ]);
  });

  test("reports every 2xx, of a fork or again, for 64*T1", () => {
    const { log } = play([
      start(),
      response(200),
      response(200),
      response(200, invite, "c"),
      response(486),
      response(180),
      timer("B"),
      timer("M"),
    ]);
    expect(log.slice(1)).toEqual([
      ["stop A", "stop B", "start M 32000", "response 200"],
      ["response 200"],
      ["response 200"],
      [],
      [],
      [],
      ["ended"],
    ]);
  });

  test.each([
    ["calling", [start()], ["stop A", "stop B"]],
    ["proceeding", [start(), response(180)], []],
    ["completed", [start(), response(486)], ["stop D"]],
    ["accepted", [start(), response(200)], ["stop M"]],
  ] as const)("a transport error and its owner end it when it is %s", (state, steps, stops) => {
    const { table } = play(steps);
    expect(findTransaction(table, clientKeyOf(invite))?.state).toBe(state);
    expect(play([fail(), fail()], table).log).toEqual([[...stops, "transport-error", "ended"], []]);
    expect(play([drop(), drop()], table).log).toEqual([[...stops, "ended"], []]);
  });

  test("its ACK has what leads to the same server, and the To of the response", () => {
    const routed = appendHeader(
      appendHeader(appendHeader(invite, "Route", "<sip:p1;lr>"), "Route", "<sip:p2;lr>"),
      "Accept-Contact",
      "*;audio",
    );
    const twice = setHeader(routed, "Via", `${findHeader(routed, "Via")?.value}, SIP/2.0/UDP a`);
    const [table] = sendRequest(createTransactions(), twice, SERVER);
    const [, actions] = receiveMessage(table, responseOf(twice, 486), SERVER);
    const ack = actions.find((action) => action.kind === "send");
    expect(ack?.target).toEqual(SERVER);
    expect(ack?.message).toMatchObject({ method: "ACK", requestUri: "sip:bob@example.com" });
    expect(ack?.message.headers.map(({ name, value }) => `${name}: ${value}`)).toEqual([
      "Via: SIP/2.0/UDP 192.0.2.1:5062;branch=z9hG4bK1",
      "Max-Forwards: 70",
      "Route: <sip:p1;lr>",
      "Route: <sip:p2;lr>",
      "Accept-Contact: *;audio",
      "From: <sip:alice@example.com>;tag=a",
      "To: <sip:bob@example.com>;tag=b",
      "Call-ID: 1@192.0.2.1",
      "CSeq: 1 ACK",
      "Content-Length: 0",
    ]);
  });
});

describe("the client transaction of another request", () => {
  test("sends again over UDP at intervals that double up to T2, until Timer F ends it", () => {
    const again = timer("E", register);
    const { table, log } = play([
      start(register),
      again,
      again,
      again,
      again,
      timer("F", register),
    ]);
    expect(log).toEqual([
      ["send REGISTER", "start E 500", "start F 32000"],
      ["send REGISTER", "start E 1000"],
      ["send REGISTER", "start E 2000"],
      ["send REGISTER", "start E 4000"],
      ["send REGISTER", "start E 4000"],
      ["stop E", "timeout", "ended"],
    ]);
    expect(countTransactions(table)).toBe(0);
  });

  test("sends every T2 after a provisional response, and still ends by Timer F", () => {
    const { log } = play([
      start(register),
      response(100, register),
      timer("E", register),
      response(100, register),
      timer("F", register),
    ]);
    expect(log.slice(1)).toEqual([
      ["response 100"],
      ["send REGISTER", "start E 4000"],
      ["response 100"],
      ["stop E", "timeout", "ended"],
    ]);
  });

  test("reports one final response and drops what comes in T4 after it", () => {
    const { log } = play([
      start(register),
      response(200, register),
      response(200, register),
      timer("E", register),
      timer("F", register),
      timer("K", register),
      timer("K", register),
    ]);
    expect(log.slice(1)).toEqual([
      ["stop E", "stop F", "response 200", "start K 5000"],
      [],
      [],
      [],
      ["ended"],
      [],
    ]);
  });

  test("sends once over a connection, and is over with the final response", () => {
    const { log } = play([start(register, SERVER_TCP), response(200, register)]);
    expect(log).toEqual([
      ["send REGISTER", "start F 32000"],
      ["stop F", "response 200", "ended"],
    ]);
    const { log: late } = play([start(register, SERVER_TCP), timer("F", register)]);
    expect(late[1]).toEqual(["timeout", "ended"]);
  });

  test.each([
    ["trying", [start(register)], ["stop E", "stop F"]],
    ["proceeding", [start(register), response(100, register)], ["stop E", "stop F"]],
    ["completed", [start(register), response(200, register)], ["stop K"]],
  ] as const)("a transport error and its owner end it when it is %s", (state, steps, stops) => {
    const { table } = play(steps);
    expect(findTransaction(table, clientKeyOf(register))?.state).toBe(state);
    expect(play([fail(register)], table).log).toEqual([[...stops, "transport-error", "ended"]]);
    expect(play([drop(register)], table).log).toEqual([[...stops, "ended"]]);
  });
});

describe("what matches", () => {
  test("a CANCEL has the branch of its INVITE and a transaction of its own", () => {
    const cancel = createCancel(invite, [{ name: "Reason", value: "SIP;cause=200" }]);
    const { table, log } = play([start(), start(cancel), response(200, cancel), response(487)]);
    expect(log.slice(2)).toEqual([
      ["stop E", "stop F", "response 200", "start K 5000"],
      ["stop A", "stop B", "send ACK", "response 487", "start D 32000"],
    ]);
    expect(countTransactions(table)).toBe(2);
    expect(findHeader(cancel, "CSeq")?.value).toBe("1 CANCEL");
    expect(findHeader(cancel, "Reason")?.value).toBe("SIP;cause=200");
  });

  test.each([
    ["another branch", setHeader(responseOf(invite, 200), "Via", "SIP/2.0/UDP a;branch=z9hG4bK2")],
    [
      "a branch without the cookie",
      setHeader(responseOf(invite, 200), "Via", "SIP/2.0/UDP a;branch=1"),
    ],
    ["no branch", setHeader(responseOf(invite, 200), "Via", "SIP/2.0/UDP a")],
    ["another method", setHeader(responseOf(invite, 200), "CSeq", "1 BYE")],
    ["no CSeq", removeHeader(responseOf(invite, 200), "CSeq")],
    ["a CSeq that is none", setHeader(responseOf(invite, 200), "CSeq", "one")],
    ["no Via", removeHeader(responseOf(invite, 200), "Via")],
    ["a Via that is none", setHeader(responseOf(invite, 200), "Via", "z9hG4bK1")],
  ])("a response with %s belongs to no transaction", (_, stray) => {
    const [table] = sendRequest(createTransactions(), invite, SERVER);
    const [after, actions] = receiveMessage(table, stray, SERVER);
    expect(after).toBe(table);
    expect(actions).toEqual([{ kind: "stray-response", response: stray, source: SERVER }]);
  });
});

describe("a request that starts no transaction", () => {
  const codeOf = (table: Transactions, request = invite): string => {
    try {
      sendRequest(table, request, SERVER);
    } catch (error) {
      if (error instanceof TransactionError) return error.code;
      throw error;
    }
    return "none";
  };
  const empty = createTransactions();

  test.each([
    ["invalid-via", removeHeader(invite, "Via")],
    ["invalid-via", setHeader(invite, "Via", "SIP")],
    ["no-magic-cookie", setHeader(invite, "Via", "SIP/2.0/UDP a;branch=1")],
    ["no-magic-cookie", setHeader(invite, "Via", 'SIP/2.0/UDP a;branch="z9hG4bK/1"')],
    ["invalid-cseq", removeHeader(invite, "CSeq")],
    ["invalid-cseq", setHeader(invite, "CSeq", "1 BYE")],
    ["ack-without-transaction", requestOf("ACK")],
  ] as const)("is refused by %s", (code, request) => {
    expect(codeOf(empty, request)).toBe(code);
  });

  test("is one of a branch that is in use", () => {
    const [table] = sendRequest(empty, invite, SERVER);
    expect(codeOf(table)).toBe("duplicate-branch");
  });

  test("is one too many", () => {
    const [table] = sendRequest(createTransactions({ maxTransactions: 1 }), register, SERVER);
    expect(codeOf(table)).toBe("too-many-transactions");
    expect(codeOf(dropTransaction(table, clientKeyOf(register))[0])).toBe("none");
  });

  test("is one that no message can carry", () => {
    const broken = setHeader(invite, "Subject", "a\r\nb: c");
    expect(() => sendRequest(empty, broken, SERVER)).toThrow(RangeError);
  });
});

test("settings are positive numbers", () => {
  expect(() => createTransactions({ t1Ms: 0 })).toThrow("t1Ms of 0");
  expect(() => createTransactions({ maxTransactions: Number.NaN })).toThrow(RangeError);
  expect(createTransactions({ t1Ms: 10 }).settings).toMatchObject({ t1Ms: 10, t2Ms: 4000 });
});

test("timers of others do nothing", () => {
  const [table] = sendRequest(createTransactions(), invite, SERVER);
  for (const name of ["refresh", "transaction/A/client/INVITE/z9hG4bK9", "transaction/", "x/A/y"]) {
    expect(fireTimer(table, name)).toEqual([table, []]);
  }
});
