import type { SessionStart } from "@callingcard/cpm-server";
import type { ParticipatingFunctionOptions } from "@callingcard/cpm-server/node";
import { canonicalAddress } from "@callingcard/xdm";
import type { Log } from "../log.ts";

/** Gives the place for the trace of a session, if it is to be traced. */
export type Trace = NonNullable<ParticipatingFunctionOptions["trace"]>;

/**
 * Writes a line for the start of each session and one for its end, and passes its trace on.
 *
 * @param log Where to.
 * @param next Where traces go to; left out, nowhere.
 */
export function createSessionLog(log: Log, next: Trace | undefined): Trace {
  return (session) => {
    const sink = next?.(session);
    const legs = new Set<string>();
    let startedMs: number | undefined;
    let lastMs = 0;
    return {
      write(record) {
        sink?.write(record);
        if (record.kind === "start") {
          startedMs = record.at;
          log.info({ session, ...aboutStart(record.start) }, "session started");
        }
        // At the end, only timers of answers that may have to be sent again are left.
        if (record.kind === "start" || record.event.kind !== "timer") lastMs = record.at;
        for (const action of record.actions) {
          if (action.kind === "listen-msrp") legs.add(action.leg);
        }
      },
      end() {
        sink?.end();
        if (startedMs === undefined) return;
        const ms = lastMs - startedMs;
        log.info({ session, ms, legs: legs.size }, "session ended");
      },
    };
  };
}

function aboutStart(start: SessionStart): object {
  switch (start.kind) {
    case "invited":
      return { user: canonicalAddress(start.request.requestUri) };
    case "push":
      return {
        user: start.servedUser,
        pushed: start.messages.length,
        bindings: start.bindings.length,
      };
    case "expired":
      return { user: start.servedUser, expired: start.messages.length };
  }
}
