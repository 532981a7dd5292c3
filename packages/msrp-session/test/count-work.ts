// Prints how many blocks of our code hostile inputs run through, at one size and at four times the size.
import { type MsrpFrame, parseFrame } from "@callingcard/msrp";
import {
  addSession,
  createEndpoint,
  createRelay,
  createSessionTable,
  type EndpointEvent,
  matchFrame,
  type RelayEvent,
  stepEndpoint,
  stepRelay,
} from "@callingcard/msrp-session";
import { printWork } from "../../../tools/growth/print-work.ts";
import { counter, send, type SendParts } from "./frames.ts";

const SIZE = 200;
const UNLIMITED = { maxGaps: 1e9, maxOpenMessages: 1e9, maxHeldOctets: 1e9, maxQueueOctets: 1e9 };
const HEADER = "a: b\r\n";

type Parts = SendParts | "reply" | { readonly event: RelayEvent };

/** What comes on the first of three legs. */
const CASES: Record<string, (size: number) => Parts[]> = {
  "messages in one request": (n) => row(n, (i) => ({ messageId: id(i), body: "x" })),
  "messages that are answered": (n) =>
    row(n, (i) => [{ messageId: id(i), body: "x" }, "reply" as const]).flat(),
  "chunks of one octet": (n) => chunks(n, (i) => i),
  "chunks from the end to the start": (n) => chunks(n, (i) => n - 1 - i),
  "chunks with gaps": (n) => row(n, (i) => ({ body: "x", range: `${2 * i + 1}-*/*`, flag: "+" })),
  "chunks that come again": (n) => row(n, () => ({ body: "x", range: "2-*/*", flag: "+" })),
  "a header block octet by octet": (n) =>
    row(n, (i) => ({
      type: "message/cpim",
      body: HEADER[i % HEADER.length] ?? "",
      range: `${i + 1}-*/*`,
      flag: "+",
    })),
  "messages that begin": (n) =>
    row(n, (i) => ({ messageId: id(i), body: "x", range: "1-*/*", flag: "+" })),
  "messages that begin and are aborted": (n) =>
    row(2 * n, (i) => ({
      messageId: id(i >> 1),
      body: "x",
      range: "1-*/*",
      flag: i % 2 === 0 ? "+" : "#",
    })),
  "dashes in a body": (n) => [{ body: "-------id".repeat(n) }],
  "identifiers in a body": (n) => [{ body: `-------id000002x0$\r\n`.repeat(n) }],
  "requests without a body": (n) => row(n, () => ({})),
  "messages for a leg that does not read": (n) => [
    { event: { kind: "pause", leg: "c1" } },
    ...row(n, (i) => ({ messageId: id(i), body: "x" })),
    ...row(n >> 4, () => ({ event: { kind: "resume", leg: "c1" } as const })),
  ],
};

printWork(
  Object.entries(CASES).map(([name, make]) => ({
    name,
    work(size) {
      relay(make(size));
    },
  })),
  SIZE,
);

function row<Value>(count: number, make: (index: number) => Value): Value[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

function id(index: number): string {
  return `m${String(index).padStart(6, "0")}`;
}

function chunks(n: number, place: (index: number) => number): SendParts[] {
  return row(n, (index) => {
    const at = place(index);
    return { body: "x", range: `${at + 1}-*/${n}`, flag: at === n - 1 ? "$" : "+" };
  });
}

/** Lets a relay, an endpoint and a table take what comes. */
function relay(parts: readonly Parts[]): void {
  let state = createRelay({ createId: counter(), limits: UNLIMITED });
  let endpoint = createEndpoint({
    createId: counter(),
    localUri: "msrp://pf:1/o;tcp",
    remotePath: "msrp://o:9/oPeer;tcp",
    isActive: false,
    limits: UNLIMITED,
  });
  const table = createSessionTable();
  addSession(table, {
    sessionId: "o",
    localUri: "msrp://pf:1/o;tcp",
    remotePath: "msrp://o:9/oPeer;tcp",
  });
  const waiting: { leg: string; frame: MsrpFrame }[] = [];
  const step = (event: RelayEvent): void => {
    const [next, actions] = stepRelay(state, event);
    state = next;
    for (const action of actions) {
      if (action.kind === "message") {
        const to = [{ leg: "c1" }, { leg: "c2" }];
        step({ kind: "route", leg: action.leg, messageId: action.messageId, to, wantsBody: true });
      } else if (action.kind === "send" && action.leg !== "o") {
        waiting.push({
          leg: action.leg,
          frame: parseFrame(new Uint8Array(Buffer.concat(action.pieces))),
        });
      }
    }
  };
  const stepOther = (event: EndpointEvent): void => {
    endpoint = stepEndpoint(endpoint, event)[0];
  };
  for (const leg of ["o", "c1", "c2"]) {
    step({
      kind: "add-leg",
      leg,
      localUri: `msrp://pf:1/${leg};tcp`,
      remotePath: `msrp://${leg}:9/peer;tcp`,
      isConnected: true,
    });
  }
  stepOther({ kind: "connected" });
  for (const part of parts) {
    if (part === "reply") {
      for (const { leg, frame } of waiting.splice(0)) {
        const { transactionId, headers } = frame.head;
        const head = {
          kind: "response",
          transactionId,
          status: 200,
          comment: "OK",
          headers,
        } as const;
        step({ kind: "frame", leg, frame: { head, body: undefined, flag: "$" } });
      }
    } else if ("event" in part) step(part.event);
    else {
      const frame = send(part);
      matchFrame(table, "k1", frame);
      step({ kind: "frame", leg: "o", frame });
      stepOther({ kind: "frame", frame });
    }
  }
  for (let tick = 0; tick < 8; tick++) step({ kind: "timer", timer: "transactions" });
  for (let sweep = 0; sweep < 4; sweep++) step({ kind: "timer", timer: "messages" });
  step({ kind: "remove-leg", leg: "c1" });
  step({ kind: "remove-leg", leg: "o" });
}
