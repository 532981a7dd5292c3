// A network of calls with a virtual clock: every message goes as octets, and each of them may be lost, doubled or late.

import { encodeMessage, parseMessage, type SipMessage, type SipRequest } from "@callingcard/sip";
import type { SipTarget } from "@callingcard/sip-transaction";
import {
  type Call,
  type CallAction,
  type CallCommand,
  type CallEvent,
  type CallOptions,
  type CallReport,
  createIncomingCall,
  createOutgoingCall,
  isForCall,
  stepCall,
} from "../../src/index.ts";

/** What happens to one message: when each copy of it arrives, in milliseconds; none for one that is lost. */
export type Fate = readonly number[];

/** What a host does by itself when its call reports something. */
export type Reaction = (report: CallReport, host: Host) => void;

export interface HostSettings {
  readonly transport?: SipTarget["transport"];
  readonly options?: Partial<CallOptions>;
  readonly react?: Reaction;

  /** Called with the INVITE that begins an incoming call, and what came of it. */
  readonly invited?: (request: SipRequest, host: Host) => void;
}

export interface Host {
  readonly name: string;
  readonly transport: SipTarget["transport"];
  readonly options: CallOptions;
  readonly settings: HostSettings;
  readonly reports: CallReport[];
  readonly timers: Map<string, number>;
  call: Call | undefined;

  /** All that the call was given, behind the INVITE of an incoming one. */
  readonly events: CallEvent[];

  /** All that it answered. */
  readonly actions: CallAction[];

  /** Gives the call a command now, or later. */
  readonly tell: (command: CallCommand, afterMs?: number) => void;

  /** Gives the call an event now. */
  readonly give: (event: CallEvent) => void;

  /** Kinds of the reports, in their order. */
  readonly kinds: () => readonly string[];
}

export interface World {
  readonly now: () => number;
  readonly host: (name: string, settings?: HostSettings) => Host;

  readonly hosts: ReadonlyMap<string, Host>;

  /** Hosts that copies of a message go to that goes to this name, as a proxy forks. */
  readonly forks: Map<string, readonly string[]>;

  /** Start lines with their times and ways. */
  readonly log: string[];

  /** All messages that were sent, lost or not. */
  readonly sent: { readonly from: string; readonly to: string; readonly message: SipMessage }[];

  /** Decides what happens to a message; default: it arrives after 10 ms. */
  fate: (message: SipMessage, from: string, to: string) => Fate;

  /** Changes a message on its way. */
  rewrite: (message: SipMessage) => SipMessage;

  /** Does something at a time. */
  readonly at: (atMs: number, act: () => void) => void;

  /** Runs until nothing is left to happen, or until a time. */
  readonly run: (untilMs?: number) => void;
}

interface Happening {
  readonly at: number;
  readonly order: number;
  readonly act: () => void;
}

export function createWorld(): World {
  let now = 0;
  let order = 0;
  const queue: Happening[] = [];
  const hosts = new Map<string, Host>();
  const log: string[] = [];
  const sent: World["sent"] = [];
  const forks = new Map<string, readonly string[]>();

  const later = (afterMs: number, act: () => void): void => {
    const happening = { at: now + afterMs, order: order++, act };
    let place = queue.length;
    while (place > 0 && (queue[place - 1]?.at ?? 0) > happening.at) place--;
    queue.splice(place, 0, happening);
  };

  const deliver = (octets: Uint8Array, to: string, source: SipTarget): void => {
    const message = world.rewrite(parseMessage(octets));
    for (const name of forks.get(to) ?? [to]) {
      const host = hosts.get(name);
      if (host === undefined) continue;
      if (host.call === undefined) {
        if (message.kind === "response" || message.method !== "INVITE") continue;
        const [call, actions] = createIncomingCall(host.options, message, source);
        host.call = call;
        perform(host, actions);
        if (host.call.invite?.state === "proceeding") host.settings.invited?.(message, host);
      } else if (isForCall(host.call, message)) {
        step(host, { kind: "message", message, source });
      }
    }
  };

  const step = (host: Host, event: CallEvent): void => {
    if (host.call === undefined) return;
    host.events.push(event);
    const [call, actions] = stepCall(host.call, event);
    host.call = call;
    perform(host, actions);
  };

  const perform = (host: Host, actions: readonly CallAction[]): void => {
    host.actions.push(...actions);
    for (const action of actions) {
      if (action.kind === "send") {
        const { message, target } = action;
        const [line = ""] = new TextDecoder().decode(encodeMessage(message)).split("\r\n");
        log.push(`${now} ${host.name}>${target.host} ${line}`);
        sent.push({ from: host.name, to: target.host, message });
        const octets = action.octets ?? encodeMessage(message);
        const source = { transport: host.transport, host: host.name, port: 5060 };
        for (const after of world.fate(message, host.name, target.host)) {
          later(after, () => deliver(octets, target.host, source));
        }
      } else if (action.kind === "start-timer") {
        const number = order;
        host.timers.set(action.timer, number);
        later(action.afterMs, () => {
          if (host.timers.get(action.timer) !== number) return;
          host.timers.delete(action.timer);
          step(host, { kind: "timer", timer: action.timer });
        });
      } else if (action.kind === "stop-timer") {
        host.timers.delete(action.timer);
      } else {
        log.push(
          `${now} ${host.name} : ${action.kind}${"dialog" in action ? ` ${action.dialog ?? ""}` : ""}`,
        );
        host.reports.push(action);
        if (action.kind === "invited") host.settings.invited?.(action.request, host);
        host.settings.react?.(action, host);
      }
    }
  };

  const world: World = {
    now: () => now,
    hosts,
    forks,
    log,
    sent,
    fate: () => [10],
    rewrite: (message) => message,
    at: (atMs, act) => {
      later(atMs - now, act);
    },
    host: (name, settings = {}) => {
      let ids = 0;
      const { transport = "udp" } = settings;
      const options: CallOptions = {
        contact: `<sip:${name};transport=${transport}>`,
        createId: () => `${name.replaceAll(".", "")}${(ids++).toString(36)}`,
        via: (target) => `SIP/2.0/${target.transport.toUpperCase()} ${name}`,
        ...settings.options,
      };
      const host: Host = {
        name,
        transport,
        options,
        settings,
        reports: [],
        timers: new Map(),
        events: [],
        actions: [],
        call: undefined,
        tell: (command, afterMs = 0) => {
          later(afterMs, () => {
            host.call ??= createOutgoingCall(options);
            step(host, command);
          });
        },
        give: (event) => {
          step(host, event);
        },
        kinds: () => host.reports.map(({ kind }) => kind),
      };
      hosts.set(name, host);
      return host;
    },
    run: (untilMs = Infinity) => {
      for (let steps = 0; queue.length > 0; steps++) {
        if (steps > 100_000) throw new Error(`no end:\n${log.slice(-40).join("\n")}`);
        const [next] = queue;
        if (next === undefined || next.at > untilMs) break;
        queue.shift();
        now = next.at;
        next.act();
      }
      if (untilMs !== Infinity) now = Math.max(now, untilMs);
    },
  };
  return world;
}

/** A session description, as octets. */
export function sdp(owner: string, version: number): Uint8Array {
  return new TextEncoder().encode(
    `v=0\r\no=${owner} 1 ${version} IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\nm=message 2855 TCP/MSRP *\r\n`,
  );
}

export const SDP = "application/sdp";

/** Hosts a and b, of which a calls b, with an offer. */
export function inviteCommand(
  to: string,
  extra: Partial<Extract<CallCommand, { kind: "invite" }>> = {},
): CallCommand {
  return {
    kind: "invite",
    requestUri: `sip:${to}`,
    from: "<sip:a>",
    to: `<sip:${to}>`,
    target: { transport: "udp", host: to, port: 5060 },
    body: sdp("a", 1),
    contentType: SDP,
    ...extra,
  };
}
