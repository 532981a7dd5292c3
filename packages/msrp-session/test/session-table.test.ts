import { parseFrame } from "@callingcard/msrp";
import { describe, expect, test } from "vitest";
import {
  addSession,
  bindSession,
  closeConnection,
  connectionOf,
  createSessionTable,
  matchFrame,
  removeSession,
  type SessionTable,
  setRemotePath,
} from "../src/index.ts";
import { octets, reportOf, response, send, summary } from "./frames.ts";

function tableOf(options = {}): SessionTable {
  const table = createSessionTable(options);
  addSession(table, {
    sessionId: "o",
    localUri: "msrp://pf:1/o;tcp",
    remotePath: "msrp://relay:5/r;tcp msrp://o:9/oPeer;tcp",
  });
  return table;
}

function match(table: SessionTable, connection: string, frame = send({ body: "x" })): unknown {
  const found = matchFrame(table, connection, frame);
  if (found.kind !== "refused") return found;
  return { ...found, response: found.response && summary(found.response) };
}

describe("the first request on a connection", () => {
  test("binds it to its session, the next ones do not", () => {
    const table = tableOf();
    expect(match(table, "k1")).toEqual({ kind: "session", sessionId: "o", isBound: true });
    expect(match(table, "k1")).toEqual({ kind: "session", sessionId: "o", isBound: false });
    expect(connectionOf(table, "o")).toBe("k1");
  });

  test("is refused for a session that is not there", () => {
    const frame = send({ body: "x", to: "msrp://pf:1/other;tcp" });
    expect(match(tableOf(), "k1", frame)).toEqual({
      kind: "refused",
      status: 481,
      response: "tid12345 481",
    });
  });

  test("is refused in silence where no failures are to be reported", () => {
    const frame = send({
      body: "x",
      to: "msrp://pf:1/other;tcp",
      headers: "Failure-Report: no\r\n",
    });
    expect(match(tableOf(), "k1", frame)).toMatchObject({ status: 481, response: undefined });
  });

  test("is refused from another peer", () => {
    const frame = send({ body: "x", from: "msrp://o:9/someoneElse;tcp" });
    expect(match(tableOf(), "k1", frame)).toMatchObject({ status: 481 });
    expect(connectionOf(tableOf(), "o")).toBeUndefined();
  });

  test("is early as long as the peer is not known", () => {
    const table = createSessionTable();
    addSession(table, { sessionId: "o", localUri: "msrp://pf:1/o;tcp" });
    expect(match(table, "k1")).toEqual({ kind: "early", sessionId: "o" });
    expect(connectionOf(table, "o")).toBeUndefined();
    setRemotePath(table, "o", "msrp://o:9/oPeer;tcp");
    expect(match(table, "k1")).toEqual({ kind: "session", sessionId: "o", isBound: true });
  });
});

describe("addresses of URIs", () => {
  const moved = {
    body: "x",
    to: "msrp://192.0.2.7:4444/o;tcp",
    from: "msrp://10.0.0.1:2/oPeer;tcp",
  };

  test("do not count: what stands between changes them", () => {
    expect(match(tableOf(), "k1", send(moved))).toMatchObject({ kind: "session" });
  });

  test.each([
    { ...moved, from: "msrp://o:9/oPeer;tcp" },
    { ...moved, to: "msrp://pf:1/o;tcp" },
  ])("count in strict tables", (parts) => {
    const table = tableOf({ isStrict: true });
    expect(match(table, "k1", send(parts))).toMatchObject({ status: 481 });
    expect(match(table, "k1")).toMatchObject({ kind: "session" });
  });
});

describe("a second connection", () => {
  test("is refused with 506 while the first one is open, and bound when that is closed", () => {
    const table = tableOf();
    match(table, "k1");
    expect(match(table, "k2")).toMatchObject({ status: 506, response: "tid12345 506" });
    expect(closeConnection(table, "k1")).toEqual(["o"]);
    expect(match(table, "k2")).toMatchObject({ kind: "session", isBound: true });
    expect(match(table, "k1")).toMatchObject({ status: 506 });
  });

  test("takes a session over that we bind to it", () => {
    const table = tableOf();
    bindSession(table, "o", "k1");
    bindSession(table, "o", "k2");
    expect(match(table, "k1")).toMatchObject({ status: 506 });
    expect(match(table, "k2")).toMatchObject({ isBound: false });
  });
});

describe("sessions that share a connection", () => {
  test("are told apart, and it is to be closed with the last one", () => {
    const table = tableOf();
    addSession(table, {
      sessionId: "p",
      localUri: "msrp://pf:1/p;tcp",
      remotePath: "msrp://o:9/pPeer;tcp",
    });
    const other = send({
      body: "x",
      to: "msrp://pf:1/p;tcp",
      from: "msrp://o:9/pPeer;tcp",
    });
    match(table, "k1");
    expect(match(table, "k1", other)).toMatchObject({ sessionId: "p", isBound: true });
    expect(match(table, "k1")).toMatchObject({ sessionId: "o", isBound: false });
    expect(removeSession(table, "o")).toBeUndefined();
    expect(match(table, "k1")).toMatchObject({ status: 481 });
    expect(removeSession(table, "p")).toBe("k1");
  });
});

describe("frames that are no SEND", () => {
  test("are ignored where they belong to nothing, and never bind", () => {
    const table = tableOf();
    const frame = send({ body: "x", to: "msrp://o:9/oPeer;tcp", from: "msrp://pf:1/o;tcp" });
    expect(match(table, "k1", response(frame))).toEqual({ kind: "ignored" });
    expect(connectionOf(table, "o")).toBeUndefined();
    match(table, "k1");
    expect(match(table, "k1", response(frame))).toMatchObject({ sessionId: "o" });
    expect(match(table, "k1", reportOf(frame, "1-1/1"))).toMatchObject({ sessionId: "o" });
    expect(match(table, "k2", reportOf(frame, "1-1/1"))).toEqual({ kind: "ignored" });
    removeSession(table, "o");
    expect(match(table, "k1", reportOf(frame, "1-1/1"))).toEqual({ kind: "ignored" });
  });

  test("with paths that are none are refused", () => {
    const text =
      "MSRP tid12345 SEND\r\nTo-Path: nowhere\r\nFrom-Path: msrp://o:9/oPeer;tcp\r\n-------tid12345$\r\n";
    expect(match(tableOf(), "k1", parseFrame(octets(text)))).toMatchObject({
      status: 400,
      response: undefined,
    });
  });

  test("with more than one URI to go to are not for us", () => {
    const frame = send({ body: "x", to: "msrp://pf:1/o;tcp msrp://b:2/c;tcp" });
    expect(match(tableOf(), "k1", frame)).toMatchObject({ status: 481 });
  });
});

describe("a table", () => {
  test("has no two sessions of one name, and not more than it may", () => {
    const table = tableOf({ maxSessions: 1 });
    expect(() => addSession(table, { sessionId: "o", localUri: "msrp://pf:1/o;tcp" })).toThrow(
      "a session-id that is used already",
    );
    expect(() => addSession(table, { sessionId: "p", localUri: "msrp://pf:1/p;tcp" })).toThrow(
      "too many sessions",
    );
    expect(() => addSession(table, { sessionId: "p", localUri: "msrp://pf:1/q;tcp" })).toThrow(
      "a URI of another session",
    );
  });

  test("ignores what is not there", () => {
    const table = tableOf();
    setRemotePath(table, "x", "msrp://b:2/c;tcp");
    bindSession(table, "x", "k1");
    expect([removeSession(table, "x"), closeConnection(table, "k1")]).toEqual([undefined, []]);
  });
});
