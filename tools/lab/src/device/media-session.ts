import { type MsrpHead, parseMsrpPath, type RequestHead } from "@callingcard/msrp";
import {
  createEndpoint,
  type Endpoint,
  type EndpointAction,
  type EndpointEvent,
  stepEndpoint,
} from "@callingcard/msrp-session";
import { fingerprints } from "@callingcard/sdp";
import type { EventLog } from "../event-log.ts";
import { newIdentifier } from "../identifier.ts";
import { createTimers } from "../timers.ts";
import type { FarMedia } from "./description.ts";
import type { DeviceEvent } from "./device-event.ts";
import type { MsrpDoor, OwnSession } from "./msrp-door.ts";

/** How a device answers a SEND: by a status, or not at all. */
export type SendAnswer = number | "never";

/** A message of a device's own, in MSRP. */
export interface OutMessage {
  readonly contentType: string;
  readonly body: Uint8Array;

  /** Default a new one. */
  readonly messageId?: string;
  readonly successReport?: boolean;
  readonly failureReport?: "yes" | "no" | "partial";
}

/** One session of MSRP, from the offer to the end. */
export interface MediaSession {
  /** The session's own end; it is open from the beginning. */
  readonly own: OwnSession;

  /**
   * Begins: the far side is known. Another far side takes the place of the one before.
   *
   * @param far The far side.
   * @param connects Whether this side makes the connection.
   */
  begin(far: FarMedia, connects: boolean): void;

  /** Sends a message, and gives its Message-ID. */
  send(message: OutMessage): string;
  close(): void;
}

/** What came whole. */
export interface InMessage {
  readonly messageId: string;
  readonly head: RequestHead;
  readonly contentType: string;
  readonly body: Uint8Array;
}

/** What a session needs of its device. */
export interface MediaOwner {
  readonly call: string;
  readonly log: EventLog<DeviceEvent>;
  readonly door: MsrpDoor;
  sendAnswer(): SendAnswer;
  receive(message: InMessage): void;
}

/**
 * Opens a session.
 *
 * @param owner The call that it belongs to.
 */
export function createMediaSession(owner: MediaOwner): MediaSession {
  const { call, log, door } = owner;
  const timers = createTimers();
  let endpoint: Endpoint | undefined;
  let connection: string | undefined;
  let isClosed = false;
  let isFull = false;
  const waiting: EndpointEvent[] = [];

  const own = door.open({
    connected(opened) {
      connection = opened;
      log.add({ kind: "connected", call });
      step({ kind: "connected" });
    },
    frame(frame) {
      log.add({ kind: "frame", call, frame });
      step({ kind: "frame", frame });
    },
    disconnected() {
      connection = undefined;
      isFull = false;
      if (isClosed) return;
      log.add({ kind: "disconnected", call });
      step({ kind: "disconnected" });
    },
    drained() {
      isFull = false;
      step({ kind: "drained" });
    },
  });

  const step = (event: EndpointEvent): void => {
    if (isClosed) return;
    if (endpoint === undefined) {
      waiting.push(event);
      return;
    }
    const [next, actions] = stepEndpoint(endpoint, event);
    endpoint = next;
    for (const action of actions) obey(action);
  };
  const obey = (action: EndpointAction): void => {
    switch (action.kind) {
      case "send":
        if (connection === undefined) break;
        isFull = !door.transport.write(connection, action.pieces);
        log.add({ kind: "octets", call, octets: Buffer.concat(action.pieces) });
        break;
      case "await-drain":
        if (isFull) break;
        queueMicrotask(() => {
          step({ kind: "drained" });
        });
        break;
      case "start-timer":
        timers.start(action.timer, action.afterMs, () => {
          step({ kind: "timer", timer: action.timer });
        });
        break;
      case "stop-timer":
        timers.stop(action.timer);
        break;
      case "request":
        answer(action.head);
        break;
      case "received":
        if (!action.isDuplicate) owner.receive(action);
        break;
      case "sent":
      case "delivered":
        log.add({ kind: action.kind, call, msrpId: action.messageId });
        break;
      case "failed":
        log.add({ kind: "failed", call, msrpId: action.messageId, status: action.status });
        break;
      case "abandoned":
        log.add({ kind: "problem", text: `MSRP message is ${action.reason}` });
        break;
      case "session-failed":
        log.add({ kind: "problem", text: `MSRP session failed with ${action.status}` });
        break;
    }
  };
  const answer = ({ transactionId }: MsrpHead): void => {
    const status = owner.sendAnswer();
    if (status === "never") return;
    queueMicrotask(() => {
      step({ kind: "respond", transactionId, status });
    });
  };
  const connect = async (far: FarMedia): Promise<void> => {
    const [next] = parseMsrpPath(far.path);
    if (next === undefined) return;
    const { host, port = "2855", scheme } = next;
    const tls = scheme.toLowerCase() === "msrps";
    try {
      const opened = await door.transport.connect({
        host: host.replace(/^\[(.*)\]$/, "$1"),
        port: Number(port),
        tls,
        ...(tls && { fingerprints: fingerprints(far.media) }),
      });
      if (isClosed) door.transport.close(opened);
      else door.bind(own.sessionId, opened);
    } catch (error) {
      log.add({ kind: "problem", text: `MSRP: ${String(error)}` });
    }
  };

  return {
    own,
    begin(far, connects) {
      const isNew = endpoint === undefined;
      if (isNew) {
        endpoint = createEndpoint({
          createId: newIdentifier,
          localUri: own.uri,
          remotePath: far.path,
          isActive: connects,
          answersByHand: true,
        });
        for (const event of waiting.splice(0)) step(event);
      }
      door.setFarPath(own.sessionId, far.path);
      if (isNew && connects) void connect(far);
    },
    send(message) {
      const { messageId = newIdentifier() } = message;
      step({ kind: "send", message: { ...message, messageId } });
      return messageId;
    },
    close() {
      if (isClosed) return;
      isClosed = true;
      timers.stopAll();
      door.close(own.sessionId);
    },
  };
}
