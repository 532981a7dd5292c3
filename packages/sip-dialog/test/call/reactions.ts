import type { CallReport, CallCommand } from "../../src/index.ts";
import { type Host, type Reaction, SDP, sdp } from "./world.ts";

/** Acknowledges each 2xx, and ends what was cancelled. */
export const acknowledges: Reaction = (report, host) => {
  if (report.kind !== "answered") return;
  host.tell({ kind: "acknowledge", dialog: report.dialog });
  if (report.cancelled) host.tell({ kind: "bye", dialog: report.dialog });
};

/** Answers what is offered with the next version of its own session, and other requests with 200. */
export const answers: Reaction = (report, host) => {
  if (report.kind === "offered") {
    host.tell({ kind: "answer", key: report.key, status: 200, ...session(host.name, 2) });
  } else if (report.kind === "received") {
    host.tell({ kind: "answer", key: report.key, status: 200 });
  } else if (report.kind === "expired") {
    host.tell({ kind: "bye", dialog: report.dialog });
  }
};

/** Both. */
export const cooperates: Reaction = (report, host) => {
  acknowledges(report, host);
  answers(report, host);
};

/** A session description as content of a command. */
export function session(
  owner: string,
  version: number,
): { readonly body: Uint8Array; readonly contentType: string } {
  return { body: sdp(owner, version), contentType: SDP };
}

/** Rings and answers with a session. */
export function rings(ringAfterMs: number, answerAfterMs: number) {
  return (_: unknown, host: Host): void => {
    host.tell({ kind: "respond", status: 180 }, ringAfterMs);
    host.tell({ kind: "respond", status: 200, ...session(host.name, 1) }, answerAfterMs);
  };
}

/** Gives one answer. */
export function responds(status: number, afterMs = 0, more: Partial<CallCommand> = {}) {
  return (_: unknown, host: Host): void => {
    host.tell({ kind: "respond", status, ...more } as CallCommand, afterMs);
  };
}

/** The reports of a kind. */
export function reportsOf<Kind extends CallReport["kind"]>(
  host: Host,
  kind: Kind,
): readonly Extract<CallReport, { kind: Kind }>[] {
  return host.reports.filter(
    (report): report is Extract<CallReport, { kind: Kind }> => report.kind === kind,
  );
}
