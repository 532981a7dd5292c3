import { removeHeader, setHeader } from "@callingcard/sip";
import { describe, expect, test } from "vitest";
import {
  countTransactions,
  createTransactions,
  dropTransaction,
  failTransport,
  findTransaction,
  fireTimer,
  isTransactionTimer,
  receiveMessage,
  responseTarget,
  sendResponse,
  serverKeyOf,
  type SipTarget,
  type Transactions,
} from "../src/index.ts";
import { CLIENT, CLIENT_TCP, requestOf, responseOf } from "./messages.ts";
import { brief, play } from "./play.ts";

const invite = requestOf("INVITE");
const message = requestOf("MESSAGE");
const cancel = requestOf("CANCEL");
const ack = requestOf("ACK");

const receive =
  (request = invite, source: SipTarget = CLIENT) =>
  (table: Transactions) =>
    receiveMessage(table, request, source);
const respond =
  (status: number, request = invite, tag?: string) =>
  (table: Transactions) =>
    sendResponse(table, serverKeyOf(request), responseOf(request, status, tag));
const timer =
  (name: string, request = invite) =>
  (table: Transactions) =>
    fireTimer(table, `transaction/${name}/${serverKeyOf(request)}`);
const fail =
  (request = invite) =>
  (table: Transactions) =>
    failTransport(table, serverKeyOf(request));
const drop =
  (request = invite) =>
  (table: Transactions) =>
    dropTransaction(table, serverKeyOf(request));

describe("the server transaction of an INVITE", () => {
  test("sends 100 when its user has said nothing for 200 ms", () => {
    const { log } = play([receive(), timer("trying"), timer("trying"), receive()]);
    expect(log).toEqual([["start trying 200", "request"], ["send 100"], [], ["send 100"]]);
  });

  test("sends no 100 when its user was faster", () => {
    const { log } = play([
      receive(),
      respond(180),
      timer("trying"),
      receive(),
      respond(183),
      receive(),
    ]);
    expect(log.slice(1)).toEqual([
      ["stop trying", "send 180"],
      [],
      ["send 180"],
      ["send 183"],
      ["send 183"],
    ]);
  });

  test("sends 100 at once to a client that sends again before", () => {
    const { log } = play([receive(), receive(), timer("trying")]);
    expect(log.slice(1)).toEqual([["stop trying", "send 100"], []]);
  });

  test("sends a refusal again until the ACK, and is absorbing ACKs for T4 then", () => {
    const { log } = play([
      receive(),
      respond(486),
      timer("G"),
      timer("G"),
      timer("G"),
      timer("G"),
      receive(),
      receive(ack),
      receive(ack),
      receive(),
      timer("G"),
      timer("H"),
      timer("I"),
    ]);
    expect(log.slice(1)).toEqual([
      ["stop trying", "send 486", "start G 500", "start H 32000"],
      ["send 486", "start G 1000"],
      ["send 486", "start G 2000"],
      ["send 486", "start G 4000"],
      ["send 486", "start G 4000"],
      ["send 486"],
      ["stop G", "stop H", "start I 5000"],
      [],
      [],
      [],
      [],
      ["ended"],
    ]);
  });

  test("sends a refusal once over a connection, and is over with the ACK", () => {
    const { log } = play([receive(invite, CLIENT_TCP), respond(486), receive(ack, CLIENT_TCP)]);
    expect(log.slice(1)).toEqual([
      ["stop trying", "send 486", "start H 32000"],
      ["stop H", "ended"],
    ]);
  });

  test.each([
    [CLIENT, ["stop G", "timeout", "ended"]],
    [CLIENT_TCP, ["timeout", "ended"]],
  ])("reports that no ACK came", (source, last) => {
    const { table, log } = play([receive(invite, source), respond(486), timer("H")]);
    expect(log[2]).toEqual(last);
    expect(countTransactions(table)).toBe(0);
  });

  test("absorbs the INVITE for 64*T1 after a 2xx, and passes on its ACK and other 2xx", () => {
    const { log } = play([
      receive(),
      respond(200),
      receive(),
      respond(200),
      respond(200, invite, "c"),
      receive(ack),
      receive(ack),
      respond(486),
      respond(180),
      timer("trying"),
      timer("L"),
    ]);
    expect(log.slice(1)).toEqual([
      ["stop trying", "send 200", "start L 32000"],
      [],
      ["send 200"],
      ["send 200"],
      ["ack"],
      ["ack"],
      ["discarded"],
      ["discarded"],
      [],
      ["ended"],
    ]);
  });

  test("drops an ACK that comes before there is anything to acknowledge", () => {
    expect(play([receive(), receive(ack)]).log[1]).toEqual([]);
  });

  test.each([
    ["proceeding", [receive()], ["stop trying"]],
    ["proceeding", [receive(), respond(180)], []],
    ["completed", [receive(), respond(486)], ["stop G", "stop H"]],
    ["confirmed", [receive(), respond(486), receive(ack)], ["stop I"]],
    ["accepted", [receive(), respond(200)], ["stop L"]],
  ] as const)(
    "a transport error is reported when it is %s, its owner ends it",
    (state, steps, stops) => {
      const { table } = play(steps);
      expect(findTransaction(table, serverKeyOf(invite))?.state).toBe(state);
      const { table: after, log } = play([fail()], table);
      expect(log).toEqual([["transport-error"]]);
      expect(after).toBe(table);
      expect(play([drop(), drop(), fail()], table).log).toEqual([[...stops, "ended"], [], []]);
    },
  );

  test("a response after its end is discarded", () => {
    const { log } = play([receive(), drop(), respond(200)]);
    expect(log[2]).toEqual(["discarded"]);
  });
});

describe("the server transaction of another request", () => {
  test("absorbs the request until there is a response to send again", () => {
    const { log } = play([
      receive(message),
      receive(message),
      respond(200, message),
      receive(message),
      respond(500, message),
      timer("trying", message),
      timer("J", message),
      receive(message),
    ]);
    expect(log).toEqual([
      ["start trying 3500", "start J 32000", "request"],
      [],
      ["stop trying", "send 200", "start J 32000"],
      ["send 200"],
      ["discarded"],
      [],
      ["ended"],
      ["start trying 3500", "start J 32000", "request"],
    ]);
  });

  test("is over with the final response over a connection", () => {
    const { log } = play([receive(message, CLIENT_TCP), respond(200, message)]);
    expect(log[1]).toEqual(["stop trying", "send 200", "stop J", "ended"]);
    const { log: slow } = play([
      receive(message, CLIENT_TCP),
      respond(100, message),
      respond(200, message),
    ]);
    expect(slow.slice(1)).toEqual([
      ["stop trying", "send 100"],
      ["send 200", "stop J", "ended"],
    ]);
  });

  test("sends 100 when the client's Timer E is at T2, and not before over UDP", () => {
    const { log } = play([
      receive(message),
      respond(100, message),
      respond(183, message),
      timer("trying", message),
      receive(message),
      respond(100, message),
      respond(183, message),
      respond(200, message),
    ]);
    expect(log.slice(1)).toEqual([
      ["discarded"],
      ["discarded"],
      ["send 100"],
      ["send 100"],
      ["send 100"],
      ["discarded"],
      ["send 200", "start J 32000"],
    ]);
  });

  test.each([
    [{ t1Ms: 500, t2Ms: 4000 }, 3500],
    [{ t1Ms: 500, t2Ms: 3000 }, 3500],
    [{ t1Ms: 500, t2Ms: 500 }, 500],
    [{ t1Ms: 5000, t2Ms: 4000 }, 5000],
  ])("knows when Timer E is at T2: %o", (settings, afterMs) => {
    const [, actions] = receiveMessage(createTransactions(settings), message, CLIENT);
    expect(brief(actions)[0]).toBe(`start trying ${afterMs}`);
  });

  test("sends no 408, which would come when the client has given up", () => {
    expect(play([receive(message), respond(408, message)]).log[1]).toEqual(["discarded"]);
  });

  test("ends when its user has not answered as long as the client waits", () => {
    const { log } = play([receive(message), timer("J", message), respond(200, message)]);
    expect(log.slice(1)).toEqual([["stop trying", "timeout", "ended"], ["discarded"]]);
    const { log: late } = play([receive(message), timer("trying", message), timer("J", message)]);
    expect(late[2]).toEqual(["timeout", "ended"]);
  });

  test.each([
    ["trying", [receive(message)], ["stop trying", "stop J"]],
    ["proceeding", [receive(message), timer("trying", message)], ["stop J"]],
    ["completed", [receive(message), respond(200, message)], ["stop J"]],
  ] as const)(
    "a transport error is reported when it is %s, its owner ends it",
    (state, steps, stops) => {
      const { table } = play(steps);
      expect(findTransaction(table, serverKeyOf(message))?.state).toBe(state);
      expect(play([fail(message)], table).log).toEqual([["transport-error"]]);
      expect(play([drop(message), drop(message)], table).log).toEqual([[...stops, "ended"], []]);
    },
  );
});

describe("what matches", () => {
  test("a CANCEL names the INVITE that it cancels, and is a transaction of its own", () => {
    const [table] = receiveMessage(createTransactions(), invite, CLIENT);
    const [after, actions] = receiveMessage(table, cancel, CLIENT);
    expect(actions.at(-1)).toEqual({
      kind: "cancel",
      key: serverKeyOf(cancel),
      inviteKey: serverKeyOf(invite),
      request: cancel,
      source: CLIENT,
    });
    expect(play([receive(cancel), respond(200, cancel), receive(cancel)], after).log).toEqual([
      [],
      ["stop trying", "send 200", "start J 32000"],
      ["send 200"],
    ]);
  });

  test("a CANCEL that matches nothing names nothing", () => {
    const [, actions] = receiveMessage(createTransactions(), cancel, CLIENT);
    expect(actions.at(-1)).toMatchObject({ kind: "cancel", inviteKey: undefined });
  });

  test("an ACK that matches nothing is that of a 2xx", () => {
    const [table, actions] = receiveMessage(createTransactions(), ack, CLIENT);
    expect(actions).toEqual([{ kind: "ack", request: ack, source: CLIENT }]);
    expect(countTransactions(table)).toBe(0);
  });

  test.each([
    ["branch", requestOf("INVITE", "z9hG4bK2")],
    ["sent-by", setHeader(invite, "Via", "SIP/2.0/UDP 192.0.2.3:5062;branch=z9hG4bK1")],
    ["port", setHeader(invite, "Via", "SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1")],
    ["method", requestOf("BYE")],
  ])("a request of another %s is another one", (_, other) => {
    const { table, log } = play([receive(), receive(other)]);
    expect(log[1]).toContain("request");
    expect(countTransactions(table)).toBe(2);
  });

  test("hops behind the first one and the case of a host make no difference", () => {
    const named = setHeader(invite, "Via", "SIP/2.0/UDP A.example.com;branch=z9hG4bK1");
    const again = setHeader(
      invite,
      "Via",
      "SIP/2.0/UDP a.EXAMPLE.com;branch=z9hG4bK1, SIP/2.0/UDP c",
    );
    expect(play([receive(named), receive(again)]).log[1]).toEqual(["stop trying", "send 100"]);
  });

  test.each([
    ["invalid-via", removeHeader(invite, "Via")],
    ["invalid-via", setHeader(invite, "Via", "SIP/2.0")],
    ["no-magic-cookie", setHeader(invite, "Via", "SIP/2.0/UDP a")],
    ["no-magic-cookie", setHeader(invite, "Via", "SIP/2.0/UDP a;branch=1")],
    ["no-magic-cookie", setHeader(invite, "Via", 'SIP/2.0/UDP a;branch="z9hG4bK/b"')],
  ] as const)("a request is refused by %s", (code, request) => {
    const table = createTransactions();
    expect(receiveMessage(table, request, CLIENT)).toEqual([
      table,
      [{ kind: "refused", code, request, source: CLIENT }],
    ]);
  });

  test("a request is refused by a full table, what belongs to it is not", () => {
    const { log } = play(
      [receive(), receive(requestOf("BYE", "z9hG4bK2")), receive(), receive(ack)],
      createTransactions({ maxTransactions: 1 }),
    );
    expect(log.slice(1)).toEqual([["refused"], ["stop trying", "send 100"], []]);
  });
});

describe("where a response goes", () => {
  const targetOf = (via: string, source = CLIENT) =>
    responseTarget(setHeader(invite, "Via", `SIP/2.0/UDP ${via};branch=z9hG4bK1`), source);

  test.each([
    ["a.example.com:5070;received=198.51.100.1;rport=9988", "198.51.100.1", 9988],
    ["a.example.com:5070;received=198.51.100.1", "198.51.100.1", 5070],
    ["a.example.com;received=198.51.100.1", "198.51.100.1", 5060],
    ["a.example.com:5070;rport", "192.0.2.1", 5062],
    ["a.example.com:5070;rport=0", "192.0.2.1", 5062],
    ["a.example.com:5070;rport=70000", "192.0.2.1", 5062],
    ["192.0.2.1:5070", "192.0.2.1", 5070],
    ["a.example.com;maddr=198.51.100.9;received=198.51.100.1;rport=9", "198.51.100.9", 5060],
    ["a.example.com:5070;maddr=[2001:db8::9]", "2001:db8::9", 5070],
    ["a.example.com;maddr", "192.0.2.1", 5060],
    ["[2001:db8::1];received=[2001:db8::2]", "2001:db8::2", 5060],
  ])("over UDP, %s", (via, host, port) => {
    expect(targetOf(via)).toEqual({ transport: "udp", host, port });
  });

  test("a link-local address keeps its zone, which no Via has", () => {
    const source = { ...CLIENT, host: "fe80::1%eth0" };
    expect(targetOf("a.example.com;received=fe80::1", source).host).toBe("fe80::1%eth0");
    expect(targetOf("a.example.com;received=fe80::2", source).host).toBe("fe80::2");
  });

  test("over a connection, back on it, with the place to open another one to", () => {
    const via = "a.example.com:5070;received=198.51.100.1;rport=9988;maddr=198.51.100.9";
    expect(targetOf(via, CLIENT_TCP)).toEqual({
      transport: "tcp",
      host: "198.51.100.1",
      port: 5070,
      flow: "7",
    });
    expect(targetOf("a.example.com", { ...CLIENT_TCP, transport: "tls" }).port).toBe(5061);
  });

  test("without a Via, back to where the request came from", () => {
    expect(responseTarget(removeHeader(invite, "Via"), CLIENT)).toBe(CLIENT);
  });

  test("is where the transaction sends it", () => {
    const natted = setHeader(
      invite,
      "Via",
      "SIP/2.0/UDP a;branch=z9hG4bK1;rport=7;received=192.0.2.8",
    );
    const { table } = play([receive(natted)]);
    const [, actions] = sendResponse(table, serverKeyOf(natted), responseOf(natted, 486));
    expect(actions.find(({ kind }) => kind === "send")).toMatchObject({
      target: { transport: "udp", host: "192.0.2.8", port: 7 },
    });
  });
});

test("timers of transactions are known by their names", () => {
  const [, actions] = receiveMessage(createTransactions(), message, CLIENT);
  const names = actions.flatMap((action) => (action.kind === "start-timer" ? [action.timer] : []));
  expect(names).toHaveLength(2);
  expect(names.every(isTransactionTimer)).toBe(true);
  expect(isTransactionTimer("refresh/1")).toBe(false);
});

test("a response that no message can carry is the user's mistake", () => {
  const { table } = play([receive()]);
  const broken = setHeader(responseOf(invite, 486), "Warning", "a\r\nb");
  expect(() => sendResponse(table, serverKeyOf(invite), broken)).toThrow(RangeError);
});
