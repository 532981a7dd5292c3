import { setTimeout as pause } from "node:timers/promises";
import { readHeader, type SipRequest } from "@callingcard/sip";
import { EventTimeout } from "../event-log.ts";
import type { Step } from "../scenario/step.ts";
import { ScenarioFailure } from "./scenario-failure.ts";
import type { Actor, Stage } from "./stage.ts";

/** A statement that expects something, of one kind. */
type Of<Kind extends Step["kind"]> = Step & { readonly kind: Kind };

/** Statements that expect something. */
export type Expectation = Of<
  "sight" | "notification" | "invitation" | "outcome" | "end" | "deferred" | "history"
>;

/** How long a second notification is waited for where there is to be none. */
const SECOND_MS = 300;

/** Time between two looks at what does not tell by itself. */
const LOOK_MS = 50;

/**
 * Waits for what is expected.
 *
 * @param stage The devices.
 * @param said What is expected.
 * @param patience How many times as long as it says may pass before what is to come has come.
 * @throws ScenarioFailure where it does not come, or comes and should not.
 */
export async function expectStep(stage: Stage, said: Expectation, patience: number): Promise<void> {
  const step = isNegative(said) ? said : { ...said, withinMs: said.withinMs * patience };
  try {
    await meet(stage, step);
  } catch (error) {
    if (!(error instanceof EventTimeout)) throw error;
    throw new ScenarioFailure(step, error.message, { cause: error });
  }
}

function isNegative(step: Expectation): boolean {
  if (step.kind === "sight") return !step.seen;
  if (step.kind === "invitation") return !step.invited;
  return step.kind === "end" && !step.ended;
}

function meet(stage: Stage, step: Expectation): Promise<void> {
  switch (step.kind) {
    case "sight":
      return meetSight(stage.find(step.device), step);
    case "notification":
      return meetNotification(stage.find(step.device), step);
    case "invitation":
      return meetInvitation(stage.find(step.device), step);
    case "outcome":
      return meetOutcome(stage.find(step.device), step);
    case "end":
      return meetEnd(stage.find(step.device), step);
    case "deferred":
      return meetDeferred(stage, step);
    case "history":
      return meetHistory(stage, step);
  }
}

async function meetSight({ device: { log } }: Actor, step: Of<"sight">): Promise<void> {
  const { text, direction, seen, withinMs } = step;
  const isIt = (chat: { readonly way: string; readonly text: string | undefined }): boolean =>
    chat.way === "in" && chat.text === text;
  if (!seen) {
    await pause(withinMs);
    if (!log.ofKind("chat").some(isIt)) return;
    throw new ScenarioFailure(step, `${device(step)} sees "${text}"`);
  }
  const what = `sight of "${text}"`;
  const chat = await log.waitForKind("chat", isIt, { timeoutMs: withinMs, what });
  if (direction === undefined || chat.direction === direction) return;
  const as = chat.direction === undefined ? "without direction" : `as ${chat.direction}`;
  throw new ScenarioFailure(step, `${device(step)} sees "${text}" ${as}`);
}

async function meetNotification(
  { device: { log } }: Actor,
  step: Of<"notification">,
): Promise<void> {
  const { receipt, text, once, withinMs } = step;
  const ids = (): readonly (string | undefined)[] =>
    log.ofKind("chat").flatMap((chat) => (chat.text === text ? [chat.messageId] : []));
  const isIt = (told: { receipt: string; way: string; messageId: string }): boolean =>
    told.way === "in" && told.receipt === receipt && ids().includes(told.messageId);
  const what = `${receipt} of "${text}"`;
  await log.waitForKind("notification", isIt, { timeoutMs: withinMs, what });
  if (!once) return;
  await pause(SECOND_MS);
  const count = log.ofKind("notification").filter(isIt).length;
  if (count === 1) return;
  throw new ScenarioFailure(step, `${device(step)} is told ${count} times of ${what}`);
}

async function meetInvitation(actor: Actor, step: Of<"invitation">): Promise<void> {
  const { log } = actor.device;
  const { invited, withinMs } = step;
  if (invited) {
    const options = { from: actor.sinceAct, timeoutMs: withinMs };
    await log.waitForKind("invited", undefined, options);
    return;
  }
  await pause(withinMs);
  const isNew = log.events.slice(actor.sinceAct).some(({ kind }) => kind === "invited");
  if (isNew) throw new ScenarioFailure(step, `${device(step)} is invited`);
}

async function meetOutcome(actor: Actor, step: Of<"outcome">): Promise<void> {
  const { log } = actor.device;
  const { outcome, status, withinMs } = step;
  const wait = { from: actor.sinceAct, timeoutMs: withinMs };
  if (outcome === "cancelled" || outcome === "connected") {
    await log.waitForKind(outcome, undefined, wait);
    return;
  }
  const event = await log.waitFor(({ kind }) => kind === "accepted" || kind === "refused", {
    ...wait,
    what: outcome,
  });
  if (event.kind === "accepted" && outcome === "accepted") return;
  const came = event.kind === "refused" ? event.response.statusCode : undefined;
  if (came !== undefined && outcome === "refused" && came === status) return;
  const is = came === undefined ? "accepted" : `refused with ${came}`;
  throw new ScenarioFailure(step, `${device(step)} is ${is}`);
}

async function meetEnd(actor: Actor, step: Of<"end">): Promise<void> {
  const { log } = actor.device;
  const { ended, because, withinMs } = step;
  if (!ended) {
    await pause(withinMs);
    const isOver = log.events.slice(actor.sinceAct).some(({ kind }) => kind === "ended");
    if (isOver) throw new ScenarioFailure(step, `${device(step)} is ended`);
    return;
  }
  const options = { from: actor.sinceAct, timeoutMs: withinMs };
  const { reason } = await log.waitForKind("ended", undefined, options);
  if (because === undefined || reasonTexts(reason).includes(because)) return;
  throw new ScenarioFailure(step, `${device(step)} is ended because ${reason ?? "of nothing"}`);
}

function reasonTexts(value: string | undefined): readonly (string | undefined)[] {
  if (value === undefined) return [];
  const request: SipRequest = {
    kind: "request",
    method: "BYE",
    requestUri: "sip:nobody",
    version: "SIP/2.0",
    headers: [{ name: "Reason", value }],
    body: new Uint8Array(),
  };
  return (readHeader(request, "Reason") ?? []).map(({ text }) => text);
}

async function meetDeferred(stage: Stage, step: Of<"deferred">): Promise<void> {
  const { environment } = stage;
  const count = environment.deferredCount?.bind(environment);
  if (count === undefined) throw new ScenarioFailure(step, "this environment does not tell");
  let found = 0;
  const isMet = await look(step.withinMs, async () => {
    found = await count(stage.uriOf(step.user));
    return found === step.count;
  });
  if (!isMet) throw new ScenarioFailure(step, `${found} messages are deferred for ${step.user}`);
}

async function meetHistory(stage: Stage, step: Of<"history">): Promise<void> {
  const { environment } = stage;
  const read = environment.history?.bind(environment);
  if (read === undefined) throw new ScenarioFailure(step, "this environment does not tell");
  const { user, text, direction } = step;
  let lines: readonly string[] = [];
  const isMet = await look(step.withinMs, async () => {
    const found = await read(stage.uriOf(user));
    lines = found.map((line) => `"${line.text ?? "?"}" ${line.direction ?? ""}`.trim());
    return found.some(
      (line) => line.text === text && (direction === undefined || line.direction === direction),
    );
  });
  if (isMet) return;
  const has = lines.join(", ") || "nothing";
  throw new ScenarioFailure(step, `history of ${user} has ${has}`);
}

async function look(withinMs: number, isMet: () => Promise<boolean>): Promise<boolean> {
  const endMs = performance.now() + withinMs;
  for (;;) {
    if (await isMet()) return true;
    if (performance.now() >= endMs) return false;
    await pause(LOOK_MS);
  }
}

function device({ device: name }: Of<"sight" | "notification" | "invitation" | "outcome" | "end">) {
  return `${name.user}.${name.device}`;
}
