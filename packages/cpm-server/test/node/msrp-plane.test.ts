import { createSend, type MsrpFrame } from "@callingcard/msrp";
import type { MsrpTarget, MsrpTransport } from "@callingcard/msrp-transport";
import { expect, test } from "vitest";
import { createMsrpPlane } from "../../src/node/msrp-plane.ts";
import type { SessionEvent } from "../../src/session/event.ts";

/** A plane over sockets that do what the test says. */
function openPlane() {
  const written: [string, unknown][] = [];
  const closed: string[] = [];
  const full = new Set<string>();
  const gone = new Set<string>();
  const secure = new Set<string>();
  const dialled: MsrpTarget[] = [];
  let dial: () => Promise<string> = () => Promise.resolve("out");
  const transport: Pick<
    MsrpTransport,
    "write" | "close" | "peer" | "connect" | "peerFingerprints"
  > = {
    write(connection, frame) {
      written.push([connection, frame]);
      return !full.has(connection) && !gone.has(connection);
    },
    close: (connection) => void closed.push(connection),
    peer: (connection) =>
      gone.has(connection) ? undefined : { host: "a", port: 1, tls: secure.has(connection) },
    connect(target) {
      dialled.push(target);
      return dial();
    },
    peerFingerprints: () => [{ algorithm: "sha-256", value: "AB:CD" }],
  };
  const plane = createMsrpPlane(() => transport as MsrpTransport);
  return {
    plane,
    written,
    closed,
    full,
    gone,
    secure,
    dialled,
    setDial: (next: () => Promise<string>): void => {
      dial = next;
    },
  };
}

/** A session that keeps what it is told. */
function openUser() {
  const events: SessionEvent[] = [];
  return { events, post: (event: SessionEvent) => void events.push(event) };
}

function frameFor(sessionId: string): MsrpFrame {
  return createSend(
    {
      toPath: `msrp://a.example:1/${sessionId};tcp`,
      fromPath: "msrp://b:2/peer;tcp",
      messageId: "abcd",
    },
    undefined,
    (size) => new Uint8Array(size).fill(7),
  );
}

test("a frame goes to who listens for the session-id of its leftmost URI, until nobody does", () => {
  const { plane, written } = openPlane();
  const [one, two] = [openUser(), openUser()];
  plane.listen(one, "o.0", "first");
  plane.listen(two, "c1.0", "second");
  for (const id of ["first", "second", "second"]) plane.onFrame("m1", frameFor(id));
  expect(one.events).toMatchObject([{ kind: "msrp-frame", leg: "o.0", connection: "m1" }]);
  expect(two.events).toMatchObject([{ leg: "c1.0" }, { leg: "c1.0" }]);
  expect(one.events[0]).not.toHaveProperty("certificate");
  plane.unlisten("second");
  plane.unlisten("second");
  plane.onFrame("m1", frameFor("second"));
  expect(two.events).toHaveLength(2);
  expect(written).toMatchObject([["m1", { head: { status: 481 } }]]);
});

test("reports and answers for nobody are dropped", () => {
  const { plane, written } = openPlane();
  const { head } = frameFor("nobody");
  const report = { head: { ...head, method: "REPORT" }, body: undefined, flag: "$" } as const;
  plane.onFrame("m1", report as MsrpFrame);
  const { headers, transactionId } = head;
  const response = {
    kind: "response",
    status: 200,
    comment: "OK",
    headers,
    transactionId,
  } as const;
  plane.onFrame("m1", { head: response, body: undefined, flag: "$" });
  expect(written).toEqual([]);
});

test("with TLS, the session is told the certificate of the peer", () => {
  const { plane, secure } = openPlane();
  const user = openUser();
  secure.add("m1");
  plane.listen(user, "o.0", "first");
  plane.onFrame("m1", frameFor("first"));
  expect(user.events).toMatchObject([{ certificate: ["sha-256 AB:CD"] }]);
});

test("a connection closes when the last session has no use for it", () => {
  const { plane, closed } = openPlane();
  const [one, two] = [openUser(), openUser()];
  plane.listen(one, "o.0", "first");
  plane.listen(two, "o.0", "second");
  plane.onFrame("m1", frameFor("first"));
  plane.onFrame("m1", frameFor("second"));
  plane.release(one, "m1");
  plane.release(one, "m1");
  expect(closed).toEqual([]);
  plane.forget(two);
  expect(closed).toEqual(["m1"]);
  plane.onFrame("m1", frameFor("second"));
  expect(two.events).toHaveLength(1);
});

test("all sessions of a connection are told that it is full, empty and gone", () => {
  const { plane, full, gone } = openPlane();
  const [one, two] = [openUser(), openUser()];
  plane.listen(one, "o.0", "first");
  plane.listen(two, "o.0", "second");
  plane.onFrame("m1", frameFor("first"));
  plane.onFrame("m1", frameFor("second"));
  full.add("m1");
  plane.write("m1", [new Uint8Array(1)]);
  plane.write("m1", [new Uint8Array(1)]);
  plane.awaitDrain(one, "m1");
  plane.onDrain("m1");
  plane.awaitDrain(one, "m1");
  gone.add("m1");
  plane.write("m1", [new Uint8Array(1)]);
  plane.onClose("m1");
  plane.onDrain("m1");
  plane.awaitDrain(one, "m1");
  const kinds = ["msrp-frame", "msrp-paused", "msrp-drained"];
  expect(one.events.map(({ kind }) => kind)).toEqual([...kinds, "msrp-drained", "msrp-closed"]);
  expect(two.events.map(({ kind }) => kind)).toEqual([...kinds, "msrp-closed"]);
});

test("a session is told what became of the connection that it wants", async () => {
  const { plane, dialled, closed, setDial } = openPlane();
  const user = openUser();
  const action = {
    kind: "connect-msrp",
    leg: "c1.0",
    host: "b.example",
    port: 2855,
    isSecure: true,
    fingerprints: ["SHA-256 AB:CD", " sha-1  00 "],
  } as const;
  plane.connect(user, action);
  await new Promise(setImmediate);
  setDial(() => Promise.reject(new Error("refused")));
  plane.connect(user, { ...action, fingerprints: [] });
  await new Promise(setImmediate);
  expect(user.events).toEqual([
    { kind: "msrp-connected", leg: "c1.0", connection: "out" },
    { kind: "msrp-unreachable", leg: "c1.0", reason: "refused" },
  ]);
  expect(dialled).toEqual([
    {
      host: "b.example",
      port: 2855,
      tls: true,
      fingerprints: [
        { algorithm: "SHA-256", value: "AB:CD" },
        { algorithm: "sha-1", value: "00" },
      ],
    },
    { host: "b.example", port: 2855, tls: true },
  ]);
  plane.forget(user);
  expect(closed).toEqual(["out"]);
});

test("a connection that opens for a session that is over is closed", async () => {
  const { plane, closed, setDial } = openPlane();
  const user = openUser();
  const opened = Promise.withResolvers<string>();
  setDial(() => opened.promise);
  const where = { host: "b.example", port: 2855, isSecure: false, fingerprints: [] };
  plane.connect(user, { kind: "connect-msrp", leg: "c1.0", ...where });
  plane.forget(user);
  opened.resolve("late");
  await new Promise(setImmediate);
  expect(closed).toEqual(["late"]);
  expect(user.events).toEqual([]);
});

test("nothing is kept of a connection that is written to when it is gone", () => {
  const { plane, gone } = openPlane();
  const user = openUser();
  plane.listen(user, "o.0", "first");
  plane.onFrame("m1", frameFor("first"));
  gone.add("m1");
  plane.onClose("m1");
  const before = user.events.length;
  plane.write("m1", [new Uint8Array(1)]);
  plane.awaitDrain(user, "m1");
  expect(user.events).toHaveLength(before);
});
