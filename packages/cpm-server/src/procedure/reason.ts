import type { HeaderField } from "@callingcard/sip";

/** Reason of a session that came to its end (CPM-051). */
export const CALL_COMPLETED: HeaderField = reason(200, "Call completed");

/** Reason for clients that another one was used instead of (CPM-069, CPM-073, CPM-104). */
export const COMPLETED_ELSEWHERE: HeaderField = reason(200, "Call completed elsewhere");

/** Reason for a client whose answer can not be used. */
export const NOT_ACCEPTABLE: HeaderField = reason(488, "Not Acceptable Here");

/** Reason for a client that answered and did not connect. */
export const NOT_CONNECTED: HeaderField = reason(408, "No MSRP connection");

/** Reason for a client that does not read what it is sent (CPM-D13). */
export const TOO_SLOW: HeaderField = reason(503, "Queue full");

/** Reason for a peer that did not refresh the session (RFC 4028 section 10). */
export const NOT_REFRESHED: HeaderField = reason(408, "Session timer expired");

/**
 * Makes a Reason (RFC 3326) with a status of SIP.
 *
 * @param cause The status.
 * @param text What it means, for people.
 * @returns The header field.
 */
export function reason(cause: number, text: string): HeaderField {
  // What stands in a text of ours may come from an operator; a quoted-string ends at no character of it.
  const quoted = text.replaceAll(/[\p{Cc}"\\]/gu, " ");
  return { name: "Reason", value: `SIP;cause=${cause};text="${quoted}"` };
}
