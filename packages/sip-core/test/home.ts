import {
  createRequest,
  createResponse,
  encodeMessage,
  findHeaders,
  type HeaderField,
  parseMessage,
  type SipMessage,
  type SipRequest,
  type SipResponse,
} from "@callingcard/sip";
import type { SipTarget } from "@callingcard/sip-transaction";
import {
  type Binding,
  type BindingChange,
  type Core,
  type CoreAction,
  type CoreEvent,
  type CoreOptions,
  createCore,
  stepCore,
} from "../src/index.ts";

export const BOB = "sip:bob@home.example";

/** When the tests begin. */
export const START = Date.UTC(2026, 0, 5, 22);

/** A core with a clock that is set by hand, and all that it did. */
export interface Home {
  readonly core: () => Core;
  readonly now: () => number;
  readonly sent: SentMessage[];
  readonly changes: BindingChange[];
  readonly stored: Map<string, Binding>;
  readonly timers: Map<string, number>;
  readonly tell: (event: CoreEvent) => void;
  /** Gives a message to the core and tells what it sent. */
  readonly receive: (message: SipMessage, source: SipTarget) => readonly SentMessage[];
  /** Lets time pass. */
  readonly pass: (ms: number) => readonly SentMessage[];
}

export interface SentMessage {
  readonly key: string;
  readonly message: SipMessage;
  readonly target: SipTarget;
}

export function createHome(options: Partial<CoreOptions> = {}): Home {
  let id = 0;
  let core = createCore({
    domains: ["home.example"],
    addresses: [
      { transport: "udp", host: "192.0.2.1", port: 5060 },
      { transport: "tcp", host: "192.0.2.1", port: 5060 },
    ],
    createId: () => `id${++id}`,
    ...options,
  });
  let now = START;
  const sent: SentMessage[] = [];
  const changes: BindingChange[] = [];
  const stored = new Map<string, Binding>();
  const timers = new Map<string, number>();
  const take = (actions: readonly CoreAction[]): void => {
    for (const action of actions) {
      if (action.kind === "send") {
        // What goes over the wire is what the other side reads.
        const message = parseMessage(encodeMessage(action.message));
        sent.push({ key: action.key, message, target: action.target });
      } else if (action.kind === "start-timer") timers.set(action.timer, now + action.afterMs);
      else if (action.kind === "stop-timer") timers.delete(action.timer);
      else if (action.kind === "save-binding") stored.set(action.binding.id, action.binding);
      else if (action.kind === "remove-binding") stored.delete(action.id);
      else changes.push({ event: action.event, binding: action.binding });
    }
  };
  const tell = (event: CoreEvent): void => {
    const [next, actions] = stepCore(core, event, now);
    core = next;
    take(actions);
  };
  const since = (count: number): readonly SentMessage[] => sent.slice(count);
  return {
    core: () => core,
    now: () => now,
    sent,
    changes,
    stored,
    timers,
    tell,
    receive: (message, source) => {
      const before = sent.length;
      tell({ kind: "message", message: parseMessage(encodeMessage(message)), source });
      return since(before);
    },
    pass: (ms) => {
      const before = sent.length;
      const end = now + ms;
      for (;;) {
        const due = Array.from(timers).toSorted(([, left], [, right]) => left - right)[0];
        if (due === undefined || due[1] > end) break;
        now = Math.max(now, due[1]);
        timers.delete(due[0]);
        tell({ kind: "timer", timer: due[0] });
      }
      now = end;
      return since(before);
    },
  };
}

/** Header fields of lines, each as `name: value`. */
export function fields(...lines: readonly string[]): readonly HeaderField[] {
  return lines.map((line) => {
    const [name = "", value = ""] = line.split(/: ?(.*)/s);
    return { name, value };
  });
}

/** The values of the fields of a name. */
export function values(message: SipMessage, name: string): readonly string[] {
  return findHeaders(message, name).map(({ value }) => value);
}

let branches = 0;

/** What a request of a test is made with. */
export interface RequestParts {
  readonly from?: string;
  readonly to?: string;
  readonly callId?: string;
  readonly cseq?: number;
  readonly via?: string;
  readonly branch?: string;
  /** More Vias behind the first one. */
  readonly hops?: readonly string[];
  readonly lines?: readonly string[];
}

export function request(method: string, uri: string, parts: RequestParts = {}): SipRequest {
  const { from = "sip:alice@home.example", to = uri, callId = "call", cseq = 1 } = parts;
  const { hops = [], lines = [] } = parts;
  const { branch = `z9hG4bKtest${++branches}`, via = "SIP/2.0/UDP device.example;rport" } = parts;
  const headers = fields(
    `Via: ${via};branch=${branch}`,
    ...hops.map((hop) => `Via: ${hop}`),
    `From: <${from}>;tag=${from.length}`,
    `To: <${to}>`,
    `Call-ID: ${callId}`,
    `CSeq: ${cseq} ${method}`,
    ...lines,
  );
  return createRequest(method, uri, { headers });
}

/** A REGISTER of a user of home.example, with Contacts and more. */
export function registerOf(user: string, parts: RequestParts = {}): SipRequest {
  const aor = `sip:${user}@home.example`;
  return request("REGISTER", "sip:home.example", { from: aor, to: aor, ...parts });
}

/** A device at an address. */
export function udp(host: string, port = 5060): SipTarget {
  return { transport: "udp", host, port, flow: "udp0" };
}

/** A device over a connection. */
export function tcp(flow: string): SipTarget {
  return { transport: "tcp", host: "203.0.113.9", port: 40_000, flow };
}

/** The only thing that was sent. */
export function only(sent: readonly SentMessage[]): SentMessage {
  const [first, second] = sent;
  if (first === undefined || second !== undefined) {
    throw new Error(
      `${sent.length} messages: ${sent.map(({ message }) => startOf(message)).join(", ")}`,
    );
  }
  return first;
}

/** The only thing that was sent, which is a request. */
export function onlyRequest(
  sent: readonly SentMessage[],
): SentMessage & { readonly message: SipRequest } {
  const one = only(sent);
  if (one.message.kind !== "request") throw new Error(startOf(one.message));
  return { ...one, message: one.message };
}

/** The only thing that was sent, which is a response. */
export function onlyResponse(sent: readonly SentMessage[]): SipResponse {
  const { message } = only(sent);
  if (message.kind !== "response") throw new Error(startOf(message));
  return message;
}

export function startOf(message: SipMessage): string {
  return message.kind === "request"
    ? `${message.method} ${message.requestUri}`
    : String(message.statusCode);
}

export function answer(
  message: SipRequest,
  statusCode: number,
  ...lines: readonly string[]
): SipResponse {
  return createResponse(message, statusCode, { toTag: "answer", headers: fields(...lines) });
}

/** A REGISTER of so many Contacts. */
export function manyContacts(count: number): SipRequest {
  const all = Array.from({ length: count }, (_, index) => `<sip:${index}@h>`);
  return registerOf("bob", { lines: [`Contact: ${all.join(",")}`] });
}

/** A request to Bob by so many routes, and some more, through the core itself. */
export function manyRoutes(count: number): SipRequest {
  const route = "<sip:192.0.2.1;lr>";
  const lines = [`Route: ${`${route},`.repeat(count)}${route}`, `Route: ${route}`];
  return request("MESSAGE", BOB, { lines });
}
