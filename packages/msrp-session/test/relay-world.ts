import { byteRange, headerValue, type MsrpFrame } from "@callingcard/msrp";
import {
  createRelay,
  type Relay,
  type RelayAction,
  type RelayEvent,
  type RelayOptions,
  stepRelay,
} from "../src/index.ts";
import { counter, join, octets, read, reportOf, response, send } from "./frames.ts";

const BLOCK = "From: <sip:a@b>\r\nTo: <sip:c@d>\r\n\r\nContent-Type: text/plain\r\n\r\n";
const MARKED =
  "From: <sip:a@b>\r\nTo: <sip:c@d>\r\nMessage-Direction: sent\r\n\r\nContent-Type: text/plain\r\n\r\n";

/** A message that a leg sends. */
export interface PlannedMessage {
  readonly from: number;
  readonly isCpim: boolean;
  readonly text: string;
  readonly wantsSuccess: boolean;
  readonly failureReport: "yes" | "partial" | "no";

  /** Where it is cut. */
  readonly cuts: readonly number[];

  /** Order of the chunks: the smallest first; equal ones in their order. */
  readonly order: readonly number[];

  /** A chunk that comes twice. */
  readonly twice: number;

  /** Whether total and ends are told, or `*`. */
  readonly isOpen: boolean;
}

/** What became of a message on a leg. */
export interface Received {
  readonly chunks: MsrpFrame[];

  /** The leg did not answer a request, or answered with an error: then nothing more may come. */
  hasFailed: boolean;
  hasRefused: boolean;
}

/** A message and all that came of it. */
export interface Outcome {
  readonly id: string;
  readonly plan: PlannedMessage;
  readonly body: Uint8Array;
  readonly pending: MsrpFrame[];

  /** Legs that it was routed to. */
  to: string[];
  isAbandoned: boolean;
  isComplete: boolean;
  readonly received: Map<string, Received>;
  readonly statuses: number[];
  readonly reports: { readonly status: string; readonly range: string }[];
  readonly wholeReports: Set<string>;
}

/** A relay with peers on its legs that answer, report, stall and go. */
export class RelayWorld {
  relay: Relay;
  readonly legs: string[];
  readonly messages: Outcome[];

  /** Frames that peers have not looked at yet. */
  readonly inbox = new Map<string, MsrpFrame[]>();
  readonly removed = new Set<string>();
  readonly overflowed = new Set<string>();
  readonly awaiting = new Set<string>();

  constructor(legs: number, plans: readonly PlannedMessage[], options: Partial<RelayOptions> = {}) {
    this.relay = createRelay({ createId: counter(), ...options });
    this.legs = Array.from({ length: legs }, (_, index) => `leg${index}`);
    for (const leg of this.legs) {
      this.inbox.set(leg, []);
      this.step({
        kind: "add-leg",
        leg,
        localUri: `msrp://pf:1/${leg};tcp`,
        remotePath: `msrp://${leg}:9/peer;tcp`,
        isConnected: true,
      });
    }
    this.messages = plans.map((plan, index) => outcomeOf(plan, index, legs));
  }

  /** The octets that a leg has to get: for CPIM messages of leg 0 the others get a header more. */
  expected({ plan, body }: Outcome): Uint8Array {
    if (!isMarked(plan)) return body;
    return join([octets(MARKED), body.subarray(BLOCK.length)]);
  }

  step(event: RelayEvent): void {
    const [relay, actions] = stepRelay(this.relay, event);
    this.relay = relay;
    for (const leg of relay.legs.values()) {
      const { maxQueueOctets } = relay.limits;
      if (leg.queuedOctets > maxQueueOctets) throw new Error("more is queued than may be");
    }
    for (const action of actions) this.#take(action);
  }

  #take(action: RelayAction): void {
    if (action.kind === "send") this.inbox.get(action.leg)?.push(read(action.pieces));
    else if (action.kind === "await-drain") this.awaiting.add(action.leg);
    else if (action.kind === "leg-overflow") this.overflowed.add(action.leg);
    else if (action.kind === "abandoned") this.#outcome(action.messageId).isAbandoned = true;
    else if (action.kind === "complete") this.#outcome(action.messageId).isComplete = true;
    else if (action.kind === "message") {
      const outcome = this.#outcome(action.messageId);
      const { leg, messageId, block } = action;
      outcome.to = [...this.relay.legs.keys()].filter((name) => name !== leg);
      const changed = isMarked(outcome.plan) ? octets(MARKED) : undefined;
      if (outcome.plan.isCpim !== (block !== undefined)) throw new Error("no block is told");
      const to = outcome.to.map((name) => ({ leg: name, block: changed }));
      this.step({ kind: "route", leg, messageId, to, wantsOutcome: true });
    }
  }

  #outcome(id: string): Outcome {
    const found = this.messages.find((message) => message.id === id);
    if (found === undefined) throw new Error(`no message ${id}`);
    return found;
  }

  /** The next chunk of a message comes. */
  deliver(message: Outcome): void {
    const leg = `leg${message.plan.from}`;
    const frame = message.pending.shift();
    if (frame !== undefined && !this.removed.has(leg)) this.step({ kind: "frame", leg, frame });
  }

  /** The peer of a leg looks at a frame; answers with a status, or not at all. */
  act(leg: string, status: number | undefined): void {
    const frame = this.inbox.get(leg)?.shift();
    if (frame === undefined) return;
    const { head } = frame;
    if (head.kind === "response") {
      const at = this.messages.find(({ id }) => head.transactionId.startsWith(id));
      at?.statuses.push(head.status);
    } else if (head.method === "REPORT") {
      const range = headerValue(head, "Byte-Range") ?? "";
      const code = headerValue(head, "Status") ?? "";
      this.#outcome(headerValue(head, "Message-ID") ?? "").reports.push({ status: code, range });
    } else this.#receive(leg, frame, status);
  }

  #receive(leg: string, frame: MsrpFrame, status: number | undefined): void {
    const message = this.#outcome(headerValue(frame.head, "Message-ID") ?? "");
    const received = message.received.get(leg) ?? {
      chunks: [],
      hasFailed: false,
      hasRefused: false,
    };
    message.received.set(leg, received);
    if (received.hasRefused) throw new Error("more of a message that the leg has refused");
    received.chunks.push(frame);
    const { failureReport, wantsSuccess } = message.plan;
    const isAnswered = failureReport === "yes" || (failureReport === "partial" && status !== 200);
    if (status === undefined || !isAnswered) {
      if (status === undefined && failureReport === "yes") received.hasFailed = true;
    } else {
      if (status !== 200) {
        received.hasFailed = true;
        received.hasRefused = true;
        // What is on its way already is not looked at.
        const rest = this.inbox.get(leg) ?? [];
        const others = rest.filter(
          ({ head }) => head.kind === "response" || headerValue(head, "Message-ID") !== message.id,
        );
        rest.splice(0, rest.length, ...others);
      }
      this.step({ kind: "frame", leg, frame: response(frame, status) });
    }
    if (!wantsSuccess || received.hasFailed || frame.flag === "#") return;
    const range = byteRange(frame.head);
    const start = range?.start ?? 1;
    const end = start + (frame.body?.length ?? 0) - 1;
    const total = this.expected(message).length;
    this.step({ kind: "frame", leg, frame: reportOf(frame, `${start}-${end}/${total}`) });
    if (contentOf(received.chunks).length === total) message.wholeReports.add(leg);
  }

  remove(leg: string): void {
    this.removed.add(leg);
    this.step({ kind: "remove-leg", leg });
  }

  /** All that can still come comes; who is waited for answers. */
  finish(): void {
    const goOn = (leg: string) => {
      this.awaiting.delete(leg);
      this.step({ kind: "resume", leg });
    };
    for (const leg of this.legs) goOn(leg);
    for (const message of this.messages) while (message.pending.length > 0) this.deliver(message);
    for (let isBusy = true; isBusy;) {
      isBusy = false;
      for (const leg of this.legs) {
        if (this.awaiting.has(leg)) goOn(leg);
        for (; this.inbox.get(leg)?.length !== 0; isBusy = true) this.act(leg, 200);
      }
    }
    for (let ticks = 0; ticks < 8; ticks++) this.step({ kind: "timer", timer: "transactions" });
    for (const leg of this.legs) while (this.inbox.get(leg)?.length !== 0) this.act(leg, 200);
  }
}

/** Puts chunks together by their ranges, up to the first gap. */
export function contentOf(chunks: readonly MsrpFrame[]): Uint8Array {
  const all = new Map<number, number>();
  for (const { head, body = new Uint8Array(0) } of chunks) {
    const start = byteRange(head)?.start ?? 1;
    for (const [index, octet] of body.entries()) all.set(start + index, octet);
  }
  const content: number[] = [];
  for (let at = 1; all.has(at); at++) content.push(all.get(at) ?? 0);
  return Uint8Array.from(content);
}

function isMarked({ from, isCpim }: PlannedMessage): boolean {
  return isCpim && from === 0;
}

function outcomeOf(given: PlannedMessage, index: number, legs: number): Outcome {
  const plan = { ...given, from: given.from % legs };
  const { isCpim, text, isOpen } = plan;
  const body = octets((isCpim ? BLOCK : "") + text);
  const id = `m${String(index).padStart(4, "0")}`;
  const cuts = [...new Set(plan.cuts.map((cut) => cut % (body.length + 1)))]
    .filter((cut) => cut > 0 && cut < body.length)
    .toSorted((first, second) => first - second);
  const chunks = [0, ...cuts].map((start, at) => {
    const end = cuts[at] ?? body.length;
    const total = isOpen ? "*" : body.length;
    const range = `${start + 1}-${isOpen ? "*" : end}/${total}`;
    return send({
      id: `${id}.${at}`,
      messageId: id,
      to: `msrp://pf:1/leg${plan.from};tcp`,
      from: `msrp://leg${plan.from}:9/peer;tcp`,
      type: isCpim ? "message/cpim" : "text/plain",
      body: body.subarray(start, end),
      range,
      flag: end === body.length ? "$" : "+",
      headers: `${plan.wantsSuccess ? "Success-Report: yes\r\n" : ""}Failure-Report: ${plan.failureReport}\r\n`,
    });
  });
  const again = chunks[plan.twice];
  const all = again === undefined ? chunks : [...chunks, again];
  const pending = all
    .map((chunk, at) => ({ chunk, rank: plan.order[at] ?? 0 }))
    .toSorted((first, second) => first.rank - second.rank)
    .map(({ chunk }) => chunk);
  return {
    id,
    plan,
    body,
    pending,
    to: [],
    isAbandoned: false,
    isComplete: false,
    received: new Map(),
    statuses: [],
    reports: [],
    wholeReports: new Set(),
  };
}
