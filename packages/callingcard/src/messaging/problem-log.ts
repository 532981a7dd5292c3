import type { Log } from "../log.ts";

/** Codes of messages that a peer sent and that were refused: what strangers send is no alarm. */
const REFUSED: ReadonlySet<unknown> = new Set([
  "malformed-message",
  "malformed-frame",
  "message-timeout",
  "frame-timeout",
  "first-frame-timeout",
  "handshake-failed",
]);

/** Codes of what happens in any network. */
const ORDINARY: ReadonlySet<unknown> = new Set(["idle-timeout", "connection-lost", "closed"]);

/**
 * Writes what did not work between us and a peer: at `debug` what is ordinary, else at `warn`; nothing of the
 * message itself.
 *
 * @param log Where to.
 * @param part Whose sockets.
 */
export function logProblem(log: Log, part: "core" | "function"): (problem: Error) => void {
  return (problem) => {
    const code = "code" in problem ? problem.code : undefined;
    const peer = "peer" in problem ? problem.peer : undefined;
    const fields = { part, code, peer, reason: problem.message };
    if (ORDINARY.has(code)) log.debug(fields, "connection ended");
    else log.warn(fields, REFUSED.has(code) ? "message refused" : "not sent");
  };
}
