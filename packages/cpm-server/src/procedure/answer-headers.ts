import type { HeaderField } from "@callingcard/sip";
import type { Settings } from "../settings.ts";
import { identifierHeaders } from "./carry-over.ts";
import type { Invitation } from "./invitation.ts";
import { note, type Note } from "./outcome.ts";

/**
 * Gives the header fields of the 200 to the originator (8.3.2.1 answer 2 and 3; CPM-053 to CPM-055). Contact,
 * Server, and what RFC 4028 asks for, are written by the call.
 *
 * @param invitation The invitation that is answered.
 * @param settings The settings.
 */
export function answerHeaders(invitation: Invitation, settings: Settings): readonly HeaderField[] {
  const headers = [...identifierHeaders(invitation.request)];
  if (settings.uaInResponses) headers.push({ name: "User-Agent", value: settings.release });
  return headers;
}

/**
 * Says what the 200 to the originator is, for the trace (CPM-052 to CPM-059).
 *
 * @param leg The leg that answered first; `undefined` where the function accepts by itself.
 */
export function answerNotes(leg: string | undefined): readonly Note[] {
  return [
    note("CPM-052", leg === undefined ? "200 of the function's own" : `200 after that of ${leg}`),
    note("CPM-053", "with the identifiers of the INVITE"),
    note("CPM-056", leg === undefined ? "its own answer" : `the answer is made of that of ${leg}`),
    note("CPM-059", "MSRP is listened for"),
  ];
}
