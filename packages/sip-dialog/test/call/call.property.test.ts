import { findHeader } from "@callingcard/sip";
import { test } from "@fast-check/vitest";
import * as fc from "fast-check";
import { expect } from "vitest";
import type { CallCommand, CallReport } from "../../src/index.ts";
import { cooperates, reportsOf, session } from "./reactions.ts";
import { createWorld, type Fate, type Host, inviteCommand, type World } from "./world.ts";

/** When everybody hangs up that has not before. */
const CLOSING_MS = 150_000;

/** Reports that are the last of their dialog. */
const LAST = ["ended", "released", "lost"];

interface Act {
  readonly who: "a" | "b" | "c";
  readonly atMs: number;
  readonly what: string;
}

const fates: fc.Arbitrary<Fate> = fc.oneof(
  { weight: 6, arbitrary: fc.constant([10]) },
  { weight: 2, arbitrary: fc.constant([]) },
  { weight: 3, arbitrary: fc.array(fc.integer({ min: 1, max: 900 }), { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.integer({ min: 4000, max: 12_000 }).map((late) => [10, late]) },
);

function acts(...names: readonly Act["who"][]): fc.Arbitrary<readonly Act[]> {
  const what = fc.constantFrom(
    "cancel",
    "ring",
    "progress",
    "accept",
    "accept",
    "refuse",
    "bye",
    "reinvite",
    "ask",
    "update",
    "refresh",
    "info",
  );
  const early = fc.integer({ min: 0, max: 1500 });
  const late = fc.integer({ min: 0, max: 100_000 });
  const atMs = fc.oneof(early, late);
  const act = fc.record({ who: fc.constantFrom(...names), atMs, what });
  const accepts: readonly Act[] = names.map((who) => ({ who, atMs: 600, what: "accept" }));
  // Most calls are answered, or there would be little to see.
  const first = fc.constantFrom([], accepts, accepts, accepts);
  return fc.tuple(first, fc.array(act, { maxLength: 14 })).map((parts) => parts.flat());
}

let versions = 1;

function commandsOf(what: string, host: Host): readonly CallCommand[] {
  const version = (versions += 1);
  const ids = ["d1", "d2", "d3"].slice(0, Math.max(1, host.call?.dialogCount ?? 0));
  const { name } = host;
  const each = (make: (dialog: string) => CallCommand) => ids.map(make);
  switch (what) {
    case "cancel":
      return [{ kind: "cancel" }];
    case "ring":
      return [{ kind: "respond", status: 180, reliable: version % 2 === 0 }];
    case "progress":
      return [{ kind: "respond", status: 183, reliable: true, ...session(name, 1) }];
    case "accept":
      return [{ kind: "respond", status: 200, ...session(name, 1) }];
    case "refuse":
      return [{ kind: "respond", status: 486 }];
    case "bye":
      return each((dialog) => ({ kind: "bye", dialog }));
    case "reinvite":
      return each((dialog) => ({
        kind: "offer",
        dialog,
        method: "INVITE",
        ...session(name, version),
      }));
    case "ask":
      return each((dialog) => ({ kind: "offer", dialog, method: "INVITE" }));
    case "update":
      return each((dialog) => ({
        kind: "offer",
        dialog,
        method: "UPDATE",
        ...session(name, version),
      }));
    case "refresh":
      return each((dialog) => ({ kind: "offer", dialog, method: "UPDATE" }));
    default:
      return each((dialog) => ({
        kind: "request",
        dialog,
        method: "INFO",
        headers: [{ name: "X-Number", value: String(version) }],
      }));
  }
}

// A re-INVITE that asked for an offer has it in its 2xx.
const acknowledgesOffers = (report: CallReport, host: Host): void => {
  if (report.kind === "answered-offer" && report.response.statusCode < 300) {
    const dialog = host.call?.dialogs.find(({ id }) => id === report.dialog);
    if (dialog?.awaitedAck !== undefined) {
      host.tell({ kind: "acknowledge", dialog: report.dialog, ...session(host.name, 1) });
    }
  }
  cooperates(report, host);
};

/** What the users wanted, in the run that is being played. */
const given = new Map<Host, CallCommand[]>();

function play(world: World, script: readonly Act[], fate: readonly Fate[]): void {
  let next = 0;
  given.clear();
  for (const host of world.hosts.values()) given.set(host, []);
  world.fate = () => {
    // Whatever was generated comes round again; what is left over at the end arrives.
    const one = world.now() < CLOSING_MS ? fate[next++ % Math.max(fate.length, 1)] : undefined;
    return one ?? [10];
  };
  for (const { who, atMs, what } of script) {
    world.at(atMs, () => {
      const host = world.hosts.get(who);
      if (host?.call === undefined) return;
      for (const command of commandsOf(what, host)) {
        given.get(host)?.push(command);
        host.give(command);
      }
    });
  }
  world.at(CLOSING_MS, () => {
    for (const host of world.hosts.values()) {
      if (host.call === undefined || host.call.isOver) continue;
      for (const { id, stage } of host.call.dialogs) {
        if (stage !== "early" && stage !== "gone") host.give({ kind: "bye", dialog: id });
      }
      const { invite } = host.call;
      if (invite?.state !== "proceeding") continue;
      if (invite.side === "callee") host.give({ kind: "respond", status: 480 });
      else if (!invite.isCancelled) host.give({ kind: "cancel" });
    }
  });
  world.run();
}

function checkHost(host: Host): void {
  const { call, reports } = host;
  if (call === undefined) return;
  expect(host.timers.size).toBe(0);
  expect({ isOver: call.isOver, dialogs: call.dialogs, timers: [...call.timers] }).toEqual({
    isOver: true,
    dialogs: [],
    timers: [],
  });
  expect([call.clients.size, call.servers.size]).toEqual([0, 0]);
  const told = reports.filter(({ kind }) => kind !== "ignored");
  expect(told.at(-1)?.kind).toBe("over");
  expect(told.filter(({ kind }) => kind === "over")).toHaveLength(1);
  expect(reportsOf(host, "refused").length).toBeLessThanOrEqual(1);
  expect(reportsOf(host, "cancelled").filter(({ key }) => key === undefined).length).toBeLessThan(
    2,
  );
  const keys = [...reportsOf(host, "offered"), ...reportsOf(host, "received")].map(
    ({ key }) => key,
  );
  expect(new Set(keys).size).toBe(keys.length);
  for (const id of dialogsOf(told)) checkDialog(host, id, told);
}

function dialogsOf(reports: readonly CallReport[]): ReadonlySet<string> {
  return new Set(reports.flatMap((report) => ("dialog" in report ? (report.dialog ?? []) : [])));
}

function checkDialog(host: Host, id: string, told: readonly CallReport[]): void {
  const own = told.filter((report) => "dialog" in report && report.dialog === id);
  const kinds = own.map(({ kind }) => kind);
  const ends = kinds.filter((kind) => LAST.includes(kind));
  expect(kinds.filter((kind) => kind === "answered").length).toBeLessThan(2);
  const isAnswered = kinds.includes("answered") || kinds.includes("acknowledged");
  if (isAnswered) expect(ends).toHaveLength(1);
  else expect(ends.length).toBeLessThan(2);
  // Nothing is told of a dialog behind its end.
  if (ends.length > 0) expect(LAST).toContain(kinds.at(-1));
  const numbers = own.flatMap((report) =>
    report.kind === "received" ? [findHeader(report.request, "X-Number")?.value] : [],
  );
  expect(new Set(numbers).size).toBe(numbers.length);
  checkAnswers(host, id, kinds, ends.length > 0);
}

// Each command is answered once, but for those that a dialog's end overtakes.
function checkAnswers(
  host: Host,
  id: string,
  kinds: readonly CallReport["kind"][],
  isEnded: boolean,
): void {
  const ignored = new Set(reportsOf(host, "ignored").map(({ event }) => event));
  for (const [command, answer] of [
    ["offer", "answered-offer"],
    ["request", "responded"],
  ] as const) {
    const taken = given
      .get(host)
      ?.filter((one) => one.kind === command && one.dialog === id && !ignored.has(one));
    const answers = kinds.filter((kind) => kind === answer).length;
    expect(answers).toBeLessThanOrEqual(taken?.length ?? 0);
    if (!isEnded && !isEarlyEnd(host)) expect(answers).toBe(taken?.length ?? 0);
  }
}

function isEarlyEnd({ call }: Host): boolean {
  return call?.invite?.state === "refused" || (call?.dialogCount ?? 0) > 1;
}

// What both agreed on is the same, wherever an exchange is not under way.
function checkAgreement(a: Host, b: Host): void {
  const atA = a.call?.dialogs.find(({ stage }) => stage === "confirmed");
  const atB = b.call?.dialogs.find(({ stage }) => stage === "confirmed");
  if (atA === undefined || atB === undefined) return;
  const isQuiet = [atA, atB].every(
    ({ negotiation, success, waitingOffer }) =>
      negotiation.pending === undefined && success === undefined && waitingOffer === undefined,
  );
  const isIdle = [a, b].every(
    ({ call }) =>
      call?.servers.size === 0 && [...call.clients.values()].every(({ isDone }) => isDone),
  );
  if (!isQuiet || !isIdle) return;
  expect(atA.negotiation.local).toEqual(atB.negotiation.remote);
  expect(atA.negotiation.remote).toEqual(atB.negotiation.local);
}

test.prop([acts("a", "b"), fc.array(fates, { maxLength: 40 }), fc.boolean(), fc.boolean()])(
  "two calls over a bad network end alike, and say everything once",
  (script, fate, isTcp, isOfferless) => {
    const world = createWorld();
    const transport = isTcp ? "tcp" : "udp";
    const a = world.host("a", { react: acknowledgesOffers, transport });
    const b = world.host("b", { react: acknowledgesOffers, transport });
    const target = { transport, host: "b", port: 5060 } as const;
    a.tell(inviteCommand("b", { target, ...(isOfferless && { body: new Uint8Array(0) }) }));
    world.at(CLOSING_MS - 1, () => checkAgreement(a, b));
    // A connection loses nothing, and keeps the order.
    play(world, script, isTcp ? [] : fate);
    checkHost(a);
    checkHost(b);
    expect(reportsOf(a, "answered").length + reportsOf(a, "refused").length).toBe(1);
  },
);

test.prop([acts("a", "b", "c"), fc.array(fates, { maxLength: 40 })])(
  "the dialogs of a forked INVITE end each for itself",
  (script, fate) => {
    const world = createWorld();
    world.forks.set("proxy", ["b", "c"]);
    const a = world.host("a", { react: acknowledgesOffers });
    const others = ["b", "c"].map((name) => world.host(name, { react: acknowledgesOffers }));
    a.tell(inviteCommand("proxy"));
    play(world, script, fate);
    for (const host of [a, ...others]) checkHost(host);
  },
);

test.prop([fc.array(fates, { minLength: 1, maxLength: 40 }), fc.integer({ min: 0, max: 3 })])(
  "a session that is refreshed over a bad network expires or is ended, and leaves nothing",
  (fate, refreshers) => {
    const world = createWorld();
    const timer = (isOwn: boolean) =>
      ({
        sessionTimer: { intervalSeconds: 30, minSeconds: 10, refresher: isOwn ? "uac" : "uas" },
      }) as const;
    const a = world.host("a", { react: acknowledgesOffers, options: timer(refreshers % 2 === 0) });
    const b = world.host("b", { react: acknowledgesOffers, options: timer(refreshers < 2) });
    a.tell(inviteCommand("b"));
    play(world, [{ who: "b", atMs: 600, what: "accept" }], fate);
    checkHost(a);
    checkHost(b);
  },
);
