import { findHeader, type SipMessage } from "@callingcard/sip";
import {
  type Call,
  type CallAction,
  type CallEvent,
  type CallReport,
  isForCall,
  stepCall,
} from "@callingcard/sip-dialog";
import type { SipTarget } from "@callingcard/sip-transaction";
import { createTimers } from "../timers.ts";
import type { MessageTaker, SipDoor } from "./sip-door.ts";

/** What a call reports while it goes on. */
export type RunReport = Exclude<CallReport, { readonly kind: "over" }>;

/** Runs a call machine: sends what it wants sent, and keeps its timers. */
export interface CallRunner {
  step(event: CallEvent): void;

  /** Forgets the call without a word to the other side. */
  drop(): void;
}

/**
 * Runs a call.
 *
 * @param door The way out, which gives it its messages.
 * @param begun The call and its first actions.
 * @param onReport Told of everything that the call reports.
 */
export function runCall(
  door: SipDoor,
  begun: readonly [Call, readonly CallAction[]],
  onReport: (report: RunReport) => void,
): CallRunner {
  const timers = createTimers();
  let call = begun[0];
  // A report may lead to another step before the actions of the first are done: they stay in their order.
  const queue: CallAction[] = [];
  let isBusy = false;

  const obeyAll = (actions: readonly CallAction[]): void => {
    queue.push(...actions);
    if (isBusy) return;
    isBusy = true;
    for (let action = queue.shift(); action !== undefined; action = queue.shift()) obey(action);
    isBusy = false;
  };
  const step = (event: CallEvent): void => {
    const [next, actions] = stepCall(call, event);
    call = next;
    obeyAll(actions);
  };
  const obey = (action: CallAction): void => {
    if (action.kind === "send") send(action.message, action.octets, action.target);
    else if (action.kind === "start-timer") {
      timers.start(action.timer, action.afterMs, () => {
        step({ kind: "timer", timer: action.timer });
      });
    } else if (action.kind === "stop-timer") timers.stop(action.timer);
    else if (action.kind === "over") runner.drop();
    else onReport(action);
  };
  const send = (message: SipMessage, octets: Uint8Array | undefined, target: SipTarget): void => {
    if (!door.refreshes && isRefresh(message)) return;
    door.send(message, octets, target).catch(() => {
      step({ kind: "transport-error", message });
    });
  };

  const taker: MessageTaker = {
    takes: (message) => isForCall(call, message),
    receive(message, source) {
      step({ kind: "message", message, source });
    },
  };
  const runner: CallRunner = {
    step,
    drop() {
      timers.stopAll();
      door.takers.delete(taker);
    },
  };
  door.takers.add(taker);
  obeyAll(begun[1]);
  return runner;
}

function isRefresh(message: SipMessage): boolean {
  if (message.kind !== "request") return false;
  if (message.method === "UPDATE") return true;
  return message.method === "INVITE" && /;\s*tag=/.test(findHeader(message, "To")?.value ?? "");
}
