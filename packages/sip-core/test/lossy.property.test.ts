import { fc, test } from "@fast-check/vitest";
import type { SipMessage, SipRequest } from "@callingcard/sip";
import {
  type Call,
  type CallAction,
  type CallEvent,
  type CallOptions,
  createIncomingCall,
  createOutgoingCall,
  isForCall,
  stepCall,
} from "@callingcard/sip-dialog";
import {
  createSubscription,
  stepSubscription,
  type SubscriptionAction,
  type SubscriptionEvent,
} from "@callingcard/sip-dialog/subscription";
import type { SipTarget } from "@callingcard/sip-transaction";
import { applyReginfo, parseReginfo, type RegistrationTable } from "@callingcard/xdm";
import { expect } from "vitest";
import { registeredBindings } from "../src/index.ts";
import { registerOf, START, udp } from "./home.ts";
import {
  attachCore,
  CORE,
  createLossyNetwork,
  type Fate,
  type LossyNetwork,
  type NetworkCore,
} from "./lossy-network.ts";

const BOB = "sip:bob@home.example";
const TARGET = udp(CORE);

const fates: fc.Arbitrary<readonly Fate[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.constant([10]) },
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 3, arbitrary: fc.array(fc.integer({ min: 1, max: 900 }), { maxLength: 3 }) },
    { weight: 1, arbitrary: fc.integer({ min: 4000, max: 12_000 }).map((late) => [10, late]) },
  ),
  { minLength: 1, maxLength: 60 },
);

/** So long the network does what the fates say: longer than most transactions live. */
const STORM_MS = 60_000;

/** Calls end alike only where the end of one can be told: the storm is over before everybody gives up. */
const SHORT_STORM_MS = 12_000;

function spoil(network: LossyNetwork, all: readonly Fate[], stormMs: number): void {
  let next = 0;
  network.fate = () => {
    if (network.now() > stormMs) return [10];
    return all[next++ % all.length] ?? [10];
  };
}

/** Registers Bob at a device, with nothing lost. */
function register(home: NetworkCore, device: number, expires: number, cseq: number): void {
  const host = `198.51.100.${device}`;
  const lines = [
    `Contact: <sip:bob@${host}>;+sip.instance="<urn:uuid:${device}>"`,
    `Expires: ${expires}`,
  ];
  const message = registerOf("bob", {
    callId: `device${device}`,
    cseq,
    lines,
    via: `SIP/2.0/UDP ${host}`,
  });
  home.tell({ kind: "message", message, source: udp(host) });
}

/** One who subscribes to Bob's registrations. */
function subscribe(network: LossyNetwork) {
  const host = "203.0.113.5";
  let id = 0;
  let table: RegistrationTable | undefined;
  const act = (action: SubscriptionAction): void => {
    if (action.kind === "send") network.send(host, action.message, action.target);
    else if (action.kind === "start-timer") clock.start(action.timer, action.afterMs);
    else if (action.kind === "stop-timer") clock.stop(action.timer);
    else if (action.kind === "ended") table = undefined;
    else if (action.kind === "notified") {
      const update = applyReginfo(table, parseReginfo(action.request.body));
      ({ table } = update);
      if (update.outcome === "gap" || update.outcome === "incomplete") tell({ kind: "refresh" });
    }
  };
  const tell = (event: SubscriptionEvent): void => {
    const [next, actions] = stepSubscription(subscription, event);
    subscription = next;
    for (const action of actions) act(action);
  };
  const clock = network.clock((timer) => tell({ kind: "timer", timer }));
  network.attach(host, {
    receive: (message, source) => tell({ kind: "message", message, source }),
  });
  const [first, actions] = createSubscription({
    requestUri: BOB,
    from: `<sip:${host}>`,
    event: "reg",
    target: TARGET,
    contact: `<sip:watcher@${host}>`,
    createId: () => `watcher${++id}`,
    via: () => `SIP/2.0/UDP ${host}`,
  });
  let subscription = first;
  for (const action of actions) act(action);
  return {
    tell,
    clock,
    state: () => subscription.state,
    known: () =>
      Array.from(table?.registrations.values() ?? []).flatMap(({ contacts }) =>
        contacts.map(({ uri }) => uri),
      ),
  };
}

const registrations = fc.array(
  fc.record({
    atMs: fc.integer({ min: 0, max: STORM_MS }),
    device: fc.integer({ min: 1, max: 4 }),
    expires: fc.constantFrom(0, 60, 7200, 7200),
  }),
  { maxLength: 20 },
);

// Each run is minutes of traffic: fewer of them do.
const numRuns = Math.ceil((fc.readConfigureGlobal().numRuns ?? 100) / 5);

test.prop([fates, registrations], { numRuns })(
  "a watcher knows what is registered, whatever the network does before it is calm",
  (all, changes) => {
    const network = createLossyNetwork();
    const home = attachCore(network, { isUser: () => true, isTrusted: () => true });
    spoil(network, all, STORM_MS);
    const watcher = subscribe(network);
    for (const [index, { atMs, device, expires }] of changes.entries()) {
      network.at(atMs, () => register(home, device, expires, index + 1));
    }
    // What the core has forgotten, because no answer came, is found with the next refresh.
    network.run(STORM_MS + 3_700_000);
    const now = START + network.now();
    const there = registeredBindings(home.core(), BOB, now).map(({ contact }) => contact);
    expect(watcher.state()).toBe("active");
    expect(watcher.known().toSorted()).toEqual(there.toSorted());
    expect(home.core().watchers.size).toBe(1);
    watcher.tell({ kind: "unsubscribe" });
    network.run(STORM_MS + 12_000_000);
    expect(watcher.state()).toBe("over");
    expect(watcher.clock.running()).toEqual([]);
    const { watchers, watched, notifications, transactions } = home.core();
    expect([watchers.size, watched.size, notifications.size]).toEqual([0, 0, 0]);
    expect(transactions.entries).toEqual([]);
    expect(home.clock.running()).toEqual([]);
  },
);

type Behaviour = "accept" | "busy" | "decline" | "ring" | "silent" | "gone";

/** A device that gets calls, each by itself. */
function attachDevice(network: LossyNetwork, host: string, behaviour: Behaviour, afterMs: number) {
  const calls: { call: Call; answered: number; ended: number }[] = [];
  let id = 0;
  const options: CallOptions = {
    contact: `<sip:bob@${host}>`,
    createId: () => `${host.replaceAll(".", "")}x${++id}`,
    via: () => `SIP/2.0/UDP ${host}`,
  };
  const clocks = new Map<number, ReturnType<LossyNetwork["clock"]>>();
  const act = (index: number, action: CallAction): void => {
    const one = calls[index];
    if (one === undefined) return;
    if (action.kind === "send") network.send(host, action.message, action.target);
    else if (action.kind === "start-timer") clocks.get(index)?.start(action.timer, action.afterMs);
    else if (action.kind === "stop-timer") clocks.get(index)?.stop(action.timer);
    else if (action.kind === "acknowledged") one.answered++;
    else if (action.kind === "ended" || action.kind === "lost") one.ended++;
  };
  const tell = (index: number, event: CallEvent): void => {
    const one = calls[index];
    if (one === undefined) return;
    const [next, actions] = stepCall(one.call, event);
    one.call = next;
    for (const action of actions) act(index, action);
  };
  const begin = (request: SipRequest, source: SipTarget): void => {
    const [call, actions] = createIncomingCall(options, request, source);
    const index = calls.push({ call, answered: 0, ended: 0 }) - 1;
    clocks.set(
      index,
      network.clock((timer) => tell(index, { kind: "timer", timer })),
    );
    for (const action of actions) act(index, action);
    if (behaviour === "silent") return;
    tell(index, { kind: "respond", status: 180 });
    if (behaviour === "ring") return;
    const status = { accept: 200, busy: 486, decline: 603 }[
      behaviour as "accept" | "busy" | "decline"
    ];
    network.at(network.now() + afterMs, () => tell(index, { kind: "respond", status }));
  };
  network.attach(host, {
    receive: (message: SipMessage, source: SipTarget) => {
      if (behaviour === "gone") return;
      const index = calls.findIndex(({ call }) => isForCall(call, message));
      if (index !== -1) tell(index, { kind: "message", message, source });
      else if (message.kind === "request" && message.method === "INVITE") begin(message, source);
    },
  });
  return { calls, running: () => Array.from(clocks.values()).flatMap((clock) => clock.running()) };
}

/** One who calls Bob through the core. */
function attachCaller(network: LossyNetwork, cancelMs: number) {
  const host = "203.0.113.9";
  let id = 0;
  let call = createOutgoingCall({
    contact: `<sip:alice@${host}>`,
    createId: () => `alice${++id}`,
    via: () => `SIP/2.0/UDP ${host}`,
  });
  const outcomes: string[] = [];
  const act = (action: CallAction): void => {
    if (action.kind === "send") network.send(host, action.message, action.target);
    else if (action.kind === "start-timer") clock.start(action.timer, action.afterMs);
    else if (action.kind === "stop-timer") clock.stop(action.timer);
    else if (action.kind === "answered") {
      const { dialog } = action;
      outcomes.push("answered");
      tell({ kind: "acknowledge", dialog });
      network.at(network.now() + 90_000, () => tell({ kind: "bye", dialog }));
    } else if (action.kind === "refused") outcomes.push(`${action.response.statusCode}`);
  };
  const tell = (event: CallEvent): void => {
    const [next, actions] = stepCall(call, event);
    call = next;
    for (const action of actions) act(action);
  };
  const clock = network.clock((timer) => tell({ kind: "timer", timer }));
  network.attach(host, {
    receive: (message, source) => tell({ kind: "message", message, source }),
  });
  tell({
    kind: "invite",
    requestUri: BOB,
    from: "<sip:alice@other.example>",
    to: `<${BOB}>`,
    target: TARGET,
  });
  network.at(cancelMs, () => tell({ kind: "cancel" }));
  return { outcomes, running: clock.running, isOver: () => call.isOver };
}

const devices = fc.array(
  fc.record({
    behaviour: fc.constantFrom<Behaviour>(
      "accept",
      "accept",
      "busy",
      "decline",
      "ring",
      "silent",
      "gone",
    ),
    afterMs: fc.integer({ min: 0, max: 20_000 }),
  }),
  { minLength: 1, maxLength: 3 },
);

test.prop([fates, devices, fc.constantFrom(500, 5000, 100_000)], { numRuns })(
  "a call through the core ends alike on all sides, whatever the network does",
  (all, kinds, cancelMs) => {
    const network = createLossyNetwork();
    const home = attachCore(network);
    const attached = kinds.map(({ behaviour, afterMs }, index) => {
      register(home, index + 1, 7200, 1);
      return attachDevice(network, `198.51.100.${index + 1}`, behaviour, afterMs);
    });
    network.run(1000);
    spoil(network, all, SHORT_STORM_MS);
    const caller = attachCaller(network, 1000 + cancelMs);
    network.run(600_000);
    const finals = caller.outcomes.filter((outcome) => outcome !== "answered");
    const answers = caller.outcomes.length - finals.length;
    // One refusal, or as many successes as devices accepted.
    expect(finals.length).toBe(answers === 0 ? 1 : 0);
    expect(caller.isOver()).toBe(true);
    expect(caller.running()).toEqual([]);
    const calls = attached.flatMap((device) => device.calls);
    const acknowledged = calls.filter(({ answered }) => answered > 0);
    expect(acknowledged.length).toBe(answers);
    expect(calls.every(({ call }) => call.isOver)).toBe(true);
    expect(attached.flatMap((device) => device.running())).toEqual([]);
    const { contexts, ownedBranches, namedBranches, transactions } = home.core();
    expect([contexts.size, ownedBranches.size, namedBranches.size]).toEqual([0, 0, 0]);
    expect(transactions.entries).toEqual([]);
    expect(home.clock.running().filter((timer) => !timer.startsWith("registration"))).toEqual([]);
  },
);
