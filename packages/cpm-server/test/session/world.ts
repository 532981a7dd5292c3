// A session with a virtual clock between peers that do what a test says: messages in, actions out.

import { createSend, type MsrpFrame, parseFrame } from "@callingcard/msrp";
import {
  createRequest,
  createResponse,
  encodeMessage,
  findHeader,
  type HeaderField,
  parseMessage,
  readHeader,
  type SipMessage,
  type SipRequest,
  type SipResponse,
} from "@callingcard/sip";
import { canonicalAddress } from "@callingcard/xdm";
import type { SessionAction } from "../../src/session/action.ts";
import type { SessionEvent, SessionStart } from "../../src/session/event.ts";
import type { Answer, Question } from "../../src/session/question.ts";
import { startSession, stepSession } from "../../src/session/session.ts";
import type { Session } from "../../src/session/state.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../src/settings.ts";
import type { Binding } from "../../src/store/registrations.ts";

export const CORE = { transport: "tcp", host: "core.example", port: 5060 } as const;
export const ISF = { transport: "tcp", host: "isf.example", port: 5070 } as const;
export const ALICE = "sip:+15550001@ims.example;user=phone";
export const BOB = "sip:+15550002@ims.example;user=phone";
export const SERVICE = "urn:urn-7:3gpp-service.ims.icsi.oma.cpm.session";
const ICSI = `+g.3gpp.icsi-ref="${encodeURIComponent(SERVICE)}"`;

/** A registered client of Bob, with a public GRUU unless it is told otherwise. */
export function binding(device: string, changes: Partial<Binding> = {}): Binding {
  const instance = `urn:uuid:00000000-0000-4000-8000-00000000000${device}`;
  return {
    aor: canonicalAddress(BOB),
    contact: `sip:bob@192.0.2.${device}:5060`,
    instance,
    pubGruu: `sip:+15550002@ims.example;gr=${instance}`,
    features: [
      {
        tag: "+g.3gpp.icsi-ref",
        values: [{ kind: "token", isNegated: false, token: encodeURIComponent(SERVICE) }],
      },
    ],
    q: 1,
    expiresMs: 1e15,
    ...changes,
  };
}

/** A description with MSRP. */
export function sdp({
  name = "peer",
  setup = "active",
  types = "message/cpim text/plain",
  media = 1,
  port = 9,
} = {}): string {
  const lines = ["v=0", `o=- 1 1 IN IP4 192.0.2.1`, "s=-", "c=IN IP4 192.0.2.1", "t=0 0"];
  for (let index = 0; index < media; index++) {
    lines.push(
      `m=message ${port} TCP/MSRP *`,
      `a=accept-types:${types}`,
      "a=accept-wrapped-types:text/plain",
      "a=x-kept:yes ",
      ...(setup === "" ? [] : [`a=setup:${setup}`]),
      `a=path:msrp://192.0.2.1:9/${name}${index};tcp`,
    );
  }
  return `${lines.join("\r\n")}\r\n`;
}

export interface Sent {
  readonly message: SipMessage;
  readonly host: string;
}

export interface WorldOptions {
  readonly settings?: Partial<Settings>;
  readonly bindings?: readonly Binding[];
  readonly documents?: Readonly<Record<string, string>>;
  readonly answer?: (question: Question) => Answer | undefined;

  readonly tls?: { readonly port: number; readonly fingerprint: string };

  /** Questions that get no answer before the test gives one. */
  readonly hold?: (question: Question) => boolean;
}

export class World {
  now: number = 1_700_000_000_000;
  session: Session | undefined;
  readonly actions: SessionAction[] = [];
  readonly events: { readonly event: SessionEvent; readonly at: number }[] = [];
  readonly timers: Map<string, number> = new Map();
  readonly questions: Question[] = [];
  readonly settings: Settings;
  readonly #options: WorldOptions;
  #id = 0;
  #messages = 0;
  #seen = 0;

  constructor(options: WorldOptions = {}) {
    this.#options = options;
    this.settings = { ...DEFAULT_SETTINGS, deferral: false, ...options.settings };
  }

  start(start: SessionStart): void {
    const [session, actions] = startSession(
      {
        token: "tok1",
        settings: this.settings,
        addresses: {
          host: "pf.example",
          ports: { tcp: 5060, udp: 5060 },
          msrp: {
            host: "198.51.100.7",
            port: 2855,
            ...(this.#options.tls !== undefined && { tls: this.#options.tls }),
          },
          coreUri: "sip:core.example:5060;transport=tcp;lr",
        },
        createId: () => `id${String(++this.#id).padStart(12, "0")}`,
      },
      start,
      this.now,
    );
    this.session = session;
    this.#take(actions);
  }

  step(event: SessionEvent): void {
    if (this.session === undefined) throw new Error("not started");
    this.events.push({ event, at: this.now });
    const [session, actions] = stepSession(this.session, event, this.now);
    this.session = session;
    this.#take(actions);
  }

  #take(actions: readonly SessionAction[]): void {
    this.actions.push(...actions);
    for (const action of actions) {
      if (action.kind === "start-timer") this.timers.set(action.timer, this.now + action.afterMs);
      if (action.kind === "stop-timer") this.timers.delete(action.timer);
    }
    for (const action of actions) {
      if (action.kind !== "ask") continue;
      this.questions.push(action.question);
      const isHeld = this.#options.hold?.(action.question) ?? false;
      const answer = isHeld ? undefined : this.#answer(action.question);
      if (answer !== undefined) this.step({ kind: "told", ask: action.ask, answer });
    }
  }

  #answer(question: Question): Answer | undefined {
    const special = this.#options.answer?.(question);
    if (special !== undefined) return special;
    switch (question.kind) {
      case "xdm": {
        const text = this.#options.documents?.[question.document];
        return text === undefined ? { kind: "absent" } : { kind: "document", text };
      }
      case "bindings":
        return { kind: "bindings", bindings: this.#options.bindings ?? [] };
      case "replaced-session":
        return { kind: "absent" };
      case "first-notification":
        return { kind: "first", first: true };
      case "record":
      case "defer":
      case "delivered":
      case "expired":
      case "discard":
        return { kind: "stored" };
    }
  }

  /** Lets time pass; timers fire in their order. */
  advance(ms: number): void {
    const until = this.now + ms;
    for (;;) {
      const next = [...this.timers].toSorted((a, b) => a[1] - b[1])[0];
      if (next === undefined || next[1] > until) break;
      this.now = Math.max(this.now, next[1]);
      this.timers.delete(next[0]);
      this.step({ kind: "timer", timer: next[0] });
    }
    this.now = until;
  }

  /** What was sent since this was asked last, written and read again as on a wire. */
  sent(): Sent[] {
    const found: Sent[] = [];
    for (const action of this.actions.slice(this.#seen)) {
      if (action.kind !== "send") continue;
      const message = parseMessage(encodeMessage(action.message));
      found.push({ message, host: action.target.host });
    }
    this.#seen = this.actions.length;
    return found;
  }

  requests(sent: readonly Sent[], method: string): SipRequest[] {
    return sent.flatMap(({ message }) =>
      message.kind === "request" && message.method === method ? [message] : [],
    );
  }

  responses(sent: readonly Sent[]): SipResponse[] {
    return sent.flatMap(({ message }) => (message.kind === "response" ? [message] : []));
  }

  notes(): string[] {
    return this.actions.flatMap((action) => (action.kind === "note" ? [action.requirement] : []));
  }

  receive(message: SipMessage, source: typeof CORE | typeof ISF = CORE): void {
    const read = parseMessage(encodeMessage(message));
    this.step({ kind: "sip", message: read, source });
  }

  /** The INVITE of Alice. */
  invite(
    changes: {
      readonly headers?: readonly HeaderField[];
      readonly body?: string;
      readonly without?: readonly string[];
      readonly contentType?: string;
    } = {},
  ): SipRequest {
    const without = changes.without ?? [];
    const request = createRequest("INVITE", BOB, {
      headers: [
        { name: "Via", value: "SIP/2.0/TCP core.example;branch=z9hG4bKo1" },
        { name: "Max-Forwards", value: "66" },
        { name: "From", value: `"Alice" <${ALICE}>;tag=alice` },
        { name: "To", value: `<${BOB}>` },
        { name: "Call-ID", value: "c-o-1" },
        { name: "CSeq", value: "1 INVITE" },
        { name: "Contact", value: `<sip:a@192.0.2.1>;${ICSI};+sip.instance="<urn:uuid:a>"` },
        { name: "P-Asserted-Identity", value: `<${ALICE}>` },
        { name: "P-Asserted-Service", value: SERVICE },
        { name: "Accept-Contact", value: `*;${ICSI};require;explicit` },
        { name: "Conversation-ID", value: "f81d4fae" },
        { name: "Contribution-ID", value: "01234567" },
        { name: "User-Agent", value: "CPM-client/OMA2.2" },
        { name: "Supported", value: "timer, gruu" },
        { name: "Session-Expires", value: "1800" },
        { name: "X-Unknown", value: "kept" },
      ]
        .filter(({ name }) => !without.includes(name))
        .concat(changes.headers ?? []),
      body: new TextEncoder().encode(changes.body ?? sdp({ name: "alice" })),
      contentType: changes.contentType ?? "application/sdp",
    });
    const read = parseMessage(encodeMessage(request)) as SipRequest;
    this.start({ kind: "invited", request: read, source: CORE });
    return read;
  }

  /** The function's 200 is acknowledged by Alice. */
  acknowledge(ok: SipResponse): void {
    this.receive(this.within(ok, "ACK", 1, "z9hG4bKack"));
  }

  /** A request of Alice within the dialog. */
  within(
    ok: SipResponse,
    method: string,
    sequence: number,
    branch: string,
    headers: readonly HeaderField[] = [],
    body: string = "",
  ): SipRequest {
    return createRequest(method, contactOf(ok), {
      headers: [
        { name: "Via", value: `SIP/2.0/TCP core.example;branch=${branch}` },
        { name: "Max-Forwards", value: "66" },
        { name: "From", value: value(ok, "From") },
        { name: "To", value: value(ok, "To") },
        { name: "Call-ID", value: value(ok, "Call-ID") },
        { name: "CSeq", value: `${sequence} ${method}` },
        { name: "Contact", value: "<sip:a@192.0.2.1>" },
        ...headers,
      ],
      body: new TextEncoder().encode(body),
      ...(body !== "" && { contentType: "application/sdp" }),
    });
  }

  /** The answer of a client. */
  answer(
    invite: SipRequest,
    status: number,
    tag: string,
    changes: { readonly body?: string; readonly headers?: readonly HeaderField[] } = {},
  ): void {
    const isOk = status >= 200 && status < 300;
    const body = changes.body ?? (isOk ? sdp({ name: tag }) : "");
    this.receive(
      createResponse(invite, status, {
        toTag: tag,
        headers: [
          ...(status < 300 ? [{ name: "Contact", value: `<sip:bob@192.0.2.9;tag=${tag}>` }] : []),
          ...(changes.headers ?? []),
        ],
        body: new TextEncoder().encode(body),
        ...(body !== "" && { contentType: "application/sdp" }),
      }),
    );
  }

  /** A BYE of a client: the request that it would send in the dialog of an INVITE. */
  clientBye(invite: SipRequest, tag: string, sequence: number = 1): void {
    const request = createRequest("BYE", contactOf(invite), {
      headers: [
        { name: "Via", value: `SIP/2.0/TCP core.example;branch=z9hG4bKbye${tag}` },
        { name: "Max-Forwards", value: "66" },
        { name: "From", value: `${value(invite, "To")};tag=${tag}` },
        { name: "To", value: value(invite, "From") },
        { name: "Call-ID", value: value(invite, "Call-ID") },
        { name: "CSeq", value: `${sequence} BYE` },
      ],
    });
    this.receive(request);
  }

  /** Answers requests of the function by 200, as a peer does. */
  okay(requests: readonly SipRequest[]): void {
    for (const request of requests) this.receive(createResponse(request, 200));
  }

  /** A frame from a peer to one of the function's session-ids. */
  frame(port: string, connection: string, frame: MsrpFrame): void {
    this.step({ kind: "msrp-frame", leg: port, connection, frame });
  }

  /** A SEND from a peer on a port. */
  send(
    port: string,
    connection: string,
    from: string,
    text: string,
    type: string = "message/cpim",
    certificate?: readonly string[],
  ): void {
    const frame = createSend(
      {
        toPath: `msrp://198.51.100.7:2855/${this.sessionId(port)};tcp`,
        fromPath: `msrp://192.0.2.1:9/${from};tcp`,
        messageId: `message${++this.#messages}`,
        ...(type !== "" && { contentType: type }),
      },
      type === "" ? undefined : new TextEncoder().encode(text),
      (size) => new Uint8Array(size).fill(++this.#messages),
    );
    const shown = certificate && { certificate };
    this.step({ kind: "msrp-frame", leg: port, connection, frame, ...shown });
  }

  sessionId(port: string): string {
    for (const action of this.actions) {
      if (action.kind === "listen-msrp" && action.leg === port) return action.sessionId;
    }
    throw new Error(`nobody listens at ${port}`);
  }

  /** Frames that were written to a connection. */
  written(connection: string): MsrpFrame[] {
    return this.actions.flatMap((action) => {
      if (action.kind !== "send-msrp" || action.connection !== connection) return [];
      return [parseFrame(Buffer.concat(action.pieces))];
    });
  }

  get isOver(): boolean {
    return this.actions.some(({ kind }) => kind === "over");
  }
}

export function value(message: SipMessage, name: string): string {
  return findHeader(message, name)?.value ?? "";
}

function contactOf(message: SipMessage): string {
  return readHeader(message, "Contact")?.[0]?.uri ?? "";
}

export function text(message: SipMessage): string {
  return new TextDecoder().decode(message.body);
}
