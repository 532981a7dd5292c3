// A network with a virtual clock between a core and what is around it: every message goes as octets, and each may be
// lost, doubled or late.

import { encodeMessage, parseMessage, type SipMessage } from "@callingcard/sip";
import type { SipTarget } from "@callingcard/sip-transaction";
import {
  type Core,
  type CoreAction,
  type CoreEvent,
  type CoreOptions,
  createCore,
  stepCore,
} from "../src/index.ts";
import { START } from "./home.ts";

/** When each copy of a message arrives, in milliseconds; none for one that is lost. */
export type Fate = readonly number[];

/** What is at an address. */
export interface Peer {
  receive(message: SipMessage, source: SipTarget): void;
}

/** Timers of one owner, by their names. */
export interface Clock {
  start(timer: string, afterMs: number): void;
  stop(timer: string): void;
  readonly running: () => readonly string[];
}

export interface LossyNetwork {
  readonly now: () => number;
  readonly attach: (host: string, peer: Peer) => void;
  readonly send: (from: string, message: SipMessage, target: SipTarget) => void;
  readonly clock: (fire: (timer: string) => void) => Clock;
  readonly at: (ms: number, act: () => void) => void;
  /** Runs until nothing is left to happen, or until a time. */
  readonly run: (untilMs: number) => void;
  /** Decides what happens to a message. */
  fate: () => Fate;
}

export function createLossyNetwork(): LossyNetwork {
  let now = 0;
  let order = 0;
  const queue: { readonly at: number; readonly order: number; readonly act: () => void }[] = [];
  const peers = new Map<string, Peer>();
  const later = (afterMs: number, act: () => void): void => {
    const happening = { at: now + afterMs, order: order++, act };
    let place = queue.length;
    while (place > 0 && (queue[place - 1]?.at ?? 0) > happening.at) place--;
    queue.splice(place, 0, happening);
  };
  const network: LossyNetwork = {
    now: () => now,
    attach: (host, peer) => void peers.set(host, peer),
    fate: () => [10],
    send: (from, message, target) => {
      const octets = encodeMessage(message);
      const source: SipTarget = { transport: "udp", host: from, port: 5060 };
      for (const after of network.fate()) {
        later(after, () => peers.get(target.host)?.receive(parseMessage(octets), source));
      }
    },
    clock: (fire) => {
      const running = new Map<string, number>();
      return {
        start: (timer, afterMs) => {
          const number = order;
          running.set(timer, number);
          later(afterMs, () => {
            if (running.get(timer) !== number) return;
            running.delete(timer);
            fire(timer);
          });
        },
        stop: (timer) => void running.delete(timer),
        running: () => Array.from(running.keys()),
      };
    },
    at: (ms, act) => {
      later(Math.max(ms - now, 0), act);
    },
    run: (untilMs) => {
      for (let steps = 0; ; steps++) {
        const [next] = queue;
        if (next === undefined || next.at > untilMs) break;
        if (steps > 200_000) throw new Error("no end");
        queue.shift();
        now = next.at;
        next.act();
      }
      now = Math.max(now, untilMs);
    },
  };
  return network;
}

/** A core in a network. */
export interface NetworkCore {
  readonly core: () => Core;
  readonly tell: (event: CoreEvent) => void;
  readonly clock: Clock;
}

export const CORE = "192.0.2.1";

export function attachCore(network: LossyNetwork, options: Partial<CoreOptions> = {}): NetworkCore {
  let id = 0;
  let core = createCore({
    domains: ["home.example"],
    addresses: [{ transport: "udp", host: CORE, port: 5060 }],
    createId: () => `core${++id}`,
    ...options,
  });
  const act = (action: CoreAction): void => {
    if (action.kind === "send") network.send(CORE, action.message, action.target);
    else if (action.kind === "start-timer") clock.start(action.timer, action.afterMs);
    else if (action.kind === "stop-timer") clock.stop(action.timer);
  };
  const tell = (event: CoreEvent): void => {
    const [next, actions] = stepCore(core, event, START + network.now());
    core = next;
    for (const action of actions) act(action);
  };
  const clock = network.clock((timer) => tell({ kind: "timer", timer }));
  network.attach(CORE, {
    receive: (message, source) => tell({ kind: "message", message, source }),
  });
  return { core: () => core, tell, clock };
}
