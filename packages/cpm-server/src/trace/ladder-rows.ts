import { findHeader, parameterText, readHeader, type SipMessage } from "@callingcard/sip";
import type { SessionAction } from "../session/action.ts";
import type { SessionEvent } from "../session/event.ts";
import type { Trace } from "./read-trace.ts";

/** A message between the function and a leg, or something that the function does by itself. */
export interface LadderRow {
  /** Milliseconds since the session began. */
  readonly atMs: number;

  /** Names of columns; the same one for what the function does by itself. */
  readonly from: string;
  readonly to: string;

  /** Method, status or kind. */
  readonly label: string;

  /** What there is to say about it. */
  readonly text: string;
}

/** A session as a ladder. */
export interface Ladder {
  /** `o` for the originator, the function, and the other legs in the order in which they were made. */
  readonly columns: readonly string[];
  readonly rows: readonly LadderRow[];
}

/** The name of the function's column. */
const FUNCTION = "function";

/**
 * Tells a session as messages between its legs and the function, with the decisions that it noted.
 *
 * @param trace The trace.
 */
export function ladderOf(trace: Trace): Ladder {
  const { start, steps } = trace;
  const rows: LadderRow[] = [];
  const scribe = createScribe((row) => rows.push(row), start.at);
  if (start.start.kind === "invited") scribe.came("o", start.at, start.start.request);
  scribe.did(start.at, start.actions);
  for (const { at, event, actions } of steps) {
    scribe.happened(at, event);
    scribe.did(at, actions);
  }
  const others = new Set(rows.flatMap(({ from, to }) => [from, to]));
  others.delete("o");
  others.delete(FUNCTION);
  return { columns: ["o", FUNCTION, ...others], rows };
}

interface Scribe {
  came(leg: string, at: number, message: SipMessage): void;
  happened(at: number, event: SessionEvent): void;
  did(at: number, actions: readonly SessionAction[]): void;
}

function createScribe(add: (row: LadderRow) => void, began: number): Scribe {
  // Which leg a request came from, by its branch; which leg a connection belongs to.
  const branches = new Map<string, string>();
  const connections = new Map<string, string>();

  function write(at: number, from: string, to: string, label: string, text: string): void {
    add({ atMs: at - began, from, to, label, text });
  }

  const scribe: Scribe = {
    came(leg, at, message) {
      branches.set(branchOf(message), leg);
      write(at, leg, FUNCTION, labelOf(message), textOf(message));
    },
    happened(at, event) {
      switch (event.kind) {
        case "sip":
          return scribe.came(legOf(event.message), at, event.message);
        case "msrp-frame": {
          const leg = event.leg.split(".")[0] ?? "";
          connections.set(event.connection, leg);
          const { head, body } = event.frame;
          const label = head.kind === "request" ? head.method : String(head.status);
          const text = body === undefined ? "" : `${body.length} octets`;
          return write(at, leg, FUNCTION, label, text);
        }
        case "msrp-connected":
          connections.set(event.connection, event.leg.split(".")[0] ?? "");
          return;
        case "msrp-closed": {
          const leg = connections.get(event.connection);
          if (leg !== undefined) write(at, leg, FUNCTION, "closed", event.connection);
          return;
        }
        case "sip-failed":
          return write(at, FUNCTION, FUNCTION, "not sent", event.reason);
        case "timer":
          return write(at, FUNCTION, FUNCTION, "timer", event.timer);
        case "policy":
        case "drain":
        case "declined":
          return write(at, FUNCTION, FUNCTION, event.kind, "");
        case "msrp-unreachable":
        case "msrp-paused":
        case "msrp-drained":
        case "told":
          return;
      }
    },
    did(at, actions) {
      for (const action of actions) {
        if (action.kind === "send") {
          const { message } = action;
          const leg = message.kind === "request" ? legOf(message) : branches.get(branchOf(message));
          write(at, FUNCTION, leg ?? "o", labelOf(message), textOf(message));
        } else if (action.kind === "send-msrp") {
          const leg = connections.get(action.connection) ?? action.connection;
          const [label, text] = piecesSay(action.pieces);
          write(at, FUNCTION, leg, label, text);
        } else if (action.kind === "note") {
          write(at, FUNCTION, FUNCTION, action.requirement, action.text);
        } else if (action.kind === "alarm") {
          write(at, FUNCTION, FUNCTION, "alarm", `${action.alarm}: ${action.text}`);
        } else if (action.kind === "ask") {
          write(at, FUNCTION, FUNCTION, "asks", action.question.kind);
        }
      }
    },
  };
  return scribe;
}

// The leg of a message, by what the function has written into it: its branch, or the user of its Contact.
function legOf(message: SipMessage): string {
  const own = /^z9hG4bK[A-Za-z0-9]+\.([^.]+)\./.exec(branchOf(message))?.[1];
  if (own !== undefined) return own;
  if (message.kind === "response") return "o";
  const [route] = readHeader(message, "Route") ?? [];
  const uris = [route?.uri ?? "", message.requestUri];
  for (const uri of uris) {
    const leg = /^sips?:[A-Za-z0-9]+-([A-Za-z0-9]+)@/i.exec(uri)?.[1];
    if (leg !== undefined) return leg;
  }
  return "o";
}

function branchOf(message: SipMessage): string {
  const [via] = readHeader(message, "Via") ?? [];
  return (via && parameterText(via.parameters, "branch")) ?? "";
}

function labelOf(message: SipMessage): string {
  return message.kind === "request" ? message.method : String(message.statusCode);
}

function textOf(message: SipMessage): string {
  const reason = findHeader(message, "Reason")?.value ?? "";
  if (message.kind === "request") return reason;
  const method = readHeader(message, "CSeq")?.method ?? "";
  return `${message.reasonPhrase} (${method})`;
}

function piecesSay(pieces: readonly Uint8Array[]): readonly [string, string] {
  const octets = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const [first = new Uint8Array(0)] = pieces;
  const line = /^MSRP \S+ (\S+)/.exec(new TextDecoder().decode(first.subarray(0, 64)))?.[1];
  return [line ?? "frame", `${octets} octets with the head`];
}
