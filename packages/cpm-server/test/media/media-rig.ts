// A media plane with legs, and what came out of it in a few words.

import { type MsrpFrame, parseFrame } from "@callingcard/msrp";
import type { MediaAction } from "../../src/media/action.ts";
import type { MediaEvent } from "../../src/media/event.ts";
import { createMedia, type Media, stepMedia } from "../../src/media/media.ts";
import type { Answer, Question } from "../../src/session/question.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../src/settings.ts";

export const FAR = "sip:+15550001@ims.example";
export const USER = "sip:+15550002@ims.example";
const NOW = Date.UTC(2026, 0, 2, 3, 4, 5);

export interface RigOptions {
  readonly settings?: Partial<Settings>;
  readonly isRecording?: boolean;
  readonly isTrustedFunction?: boolean;
  readonly hasNotes?: boolean;
}

export interface LegOptions {
  readonly types?: readonly string[];
  readonly wrapped?: readonly string[];
  readonly maxSize?: number;
  readonly isBound?: boolean;
}

/** What a message is made of. */
export interface MessageParts {
  readonly id?: string;
  readonly messageId?: string;
  readonly range?: string;
  readonly flag?: "$" | "+" | "#";
  readonly headers?: string;
  readonly type?: string;
  readonly body: string;
}

export class MediaRig {
  media: Media;
  readonly actions: MediaAction[] = [];
  readonly frames: { readonly leg: string; readonly frame: MsrpFrame }[] = [];

  /** How questions are answered at once; `undefined` for later. */
  answer: (question: Question) => Answer | undefined = () => undefined;

  constructor(options: RigOptions = {}) {
    const { settings = {}, isRecording = false, isTrustedFunction = false } = options;
    let count = 0;
    this.media = createMedia({
      settings: { ...DEFAULT_SETTINGS, ...settings },
      createId: () => `id${String(++count).padStart(6, "0")}x`,
      isRecording,
      isTrustedFunction,
      hasNotes: options.hasNotes ?? true,
      farUser: FAR,
      facts: {
        servedUser: USER,
        farUser: FAR,
        conversation: { kind: "one-to-one", farUser: FAR },
        conversationId: "conversation",
        contributionId: "contribution",
      },
    });
  }

  open(leg: string, options: LegOptions = {}): string[] {
    const { types = ["*"], wrapped = [], maxSize, isBound = true } = options;
    const entries = (names: readonly string[]) =>
      names.map((name) => {
        const [type = "", subtype = "*"] = name.split("/");
        return { type, subtype, parameters: [] };
      });
    const opened = this.step({
      kind: "leg-opened",
      leg,
      side: leg.startsWith("o") ? "originator" : "client",
      localUri: `msrp://pf.example:2855/${leg};tcp`,
      remotePath: `msrp://${leg}.example:9/peer;tcp`,
      acceptTypes: entries(types),
      acceptWrappedTypes: entries(wrapped),
      maxSize,
    });
    if (!isBound) return opened;
    return [...opened, ...this.step({ kind: "bound", leg, isActive: false })];
  }

  /** Steps and gives what came out, without timers and notes. */
  step(event: MediaEvent): string[] {
    const [media, actions] = stepMedia(this.media, event, NOW);
    this.media = media;
    const said: string[] = [];
    for (const action of actions) {
      this.actions.push(action);
      const words = this.#words(action);
      if (words !== undefined) said.push(words);
    }
    for (const action of actions) {
      const answer = action.kind === "ask" ? this.answer(action.question) : undefined;
      if (action.kind !== "ask" || answer === undefined) continue;
      said.push(...this.step({ kind: "told", ask: action.ask, answer }));
    }
    return said;
  }

  /** A SEND comes on a leg. */
  say(leg: string, parts: MessageParts): string[] {
    return this.step({ kind: "frame", leg, frame: sendOn(leg, parts) });
  }

  respond(leg: string, status: number): string[] {
    const frame = this.last(leg);
    const [to, from] = frame.head.headers;
    const { transactionId } = frame.head;
    const response = parseFrame(
      Buffer.from(
        `MSRP ${transactionId} ${status} W\r\nTo-Path: ${from?.value}\r\nFrom-Path: ${to?.value}\r\n` +
          `-------${transactionId}$\r\n`,
      ),
    );
    return this.step({ kind: "frame", leg, frame: response });
  }

  tell(ask: number, answer: Answer): string[] {
    return this.step({ kind: "told", ask, answer });
  }

  to(leg: string): MsrpFrame[] {
    return this.frames.filter((sent) => sent.leg === leg).map(({ frame }) => frame);
  }

  last(leg: string): MsrpFrame {
    const frame = this.to(leg).at(-1);
    if (frame === undefined) throw new Error(`nothing was sent to ${leg}`);
    return frame;
  }

  /** The bodies that a leg got. */
  bodies(leg: string): string[] {
    return this.to(leg).flatMap(({ body }) => (body === undefined ? [] : [text(body)]));
  }

  notes(): string[] {
    return this.actions.flatMap((action) =>
      action.kind === "note" ? [`${action.requirement} ${action.leg ?? ""}: ${action.text}`] : [],
    );
  }

  questions(): Question[] {
    return this.actions.flatMap((action) => (action.kind === "ask" ? [action.question] : []));
  }

  #words(action: MediaAction): string | undefined {
    switch (action.kind) {
      case "send": {
        const frame = parseFrame(new Uint8Array(Buffer.concat(action.pieces)));
        this.frames.push({ leg: action.leg, frame });
        const { head } = frame;
        return `${action.leg}< ${head.kind === "response" ? head.status : head.method}`;
      }
      case "ask":
        return `ask ${action.ask} ${action.question.kind}`;
      case "used":
      case "overflow":
      case "pushed":
        return `${action.kind} ${action.leg}`;
      case "leg-failed":
        return `leg-failed ${action.leg} ${action.status}`;
      case "alarm":
        return `alarm ${action.alarm}`;
      case "notify":
        return `notify ${action.messageId}`;
      case "await-drain":
      case "note":
      case "start-timer":
      case "stop-timer":
        return undefined;
    }
  }
}

/** Makes a SEND of the peer of a leg. */
export function sendOn(leg: string, parts: MessageParts): MsrpFrame {
  const { id = "tid00001", messageId = "m001", range, flag = "$", headers = "" } = parts;
  const { type = "message/cpim", body } = parts;
  return parseFrame(
    Buffer.from(
      `MSRP ${id} SEND\r\nTo-Path: msrp://pf.example:2855/${leg};tcp\r\n` +
        `From-Path: msrp://${leg}.example:9/peer;tcp\r\nMessage-ID: ${messageId}\r\n` +
        (range === undefined ? "" : `Byte-Range: ${range}\r\n`) +
        `${headers}Content-Type: ${type}\r\n\r\n${body}\r\n-------${id}${flag}\r\n`,
    ),
  );
}

export function text(octets: Uint8Array): string {
  return Buffer.from(octets).toString();
}

/** A message/cpim. */
export function cpim(content: string, type = "text/plain", headers = ""): string {
  return (
    `From: <${FAR}>\r\nTo: <${USER}>\r\nNS: imdn <urn:ietf:params:imdn>\r\nimdn.Message-ID: i001\r\n` +
    `${headers}\r\nContent-Type: ${type}\r\n\r\n${content}`
  );
}

export function notification(status: "delivered" | "displayed" | "failed", id = "i001"): string {
  const type = status === "displayed" ? "display" : "delivery";
  const xml =
    `<?xml version="1.0"?><imdn xmlns="urn:ietf:params:xml:ns:imdn"><message-id>${id}</message-id>` +
    `<datetime>2026-01-02T03:04:05Z</datetime><${type}-notification><status><${status}/></status></${type}-notification></imdn>`;
  return cpim(xml, "message/imdn+xml");
}

export function composing(state: "active" | "idle"): string {
  return `<?xml version="1.0"?><isComposing xmlns="urn:ietf:params:xml:ns:im-iscomposing"><state>${state}</state></isComposing>`;
}

export const COMPOSING = "application/im-iscomposing+xml";
