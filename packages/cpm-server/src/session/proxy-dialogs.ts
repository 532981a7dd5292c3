import { getParameter, readHeader, SipError, type SipResponse } from "@callingcard/sip";
import type { ConnectedClient } from "./question.ts";

/**
 * Who is in the dialogs of a session that is proxied and has not ended, by the tags of their clients: a session
 * that replaces it goes to them (CPM-043). An INVITE that was forked may have several.
 */
export type ProxyDialogs = Map<string, ConnectedClient>;

/** Most dialogs that a session has; further answers are forwarded, and nobody remembers them. */
const MAX_DIALOGS = 64;

/**
 * Takes a 2xx to the INVITE of the session: a client is in it.
 *
 * @param dialogs The dialogs; they are updated in place.
 * @param response The 2xx.
 */
export function openDialog(dialogs: ProxyDialogs, response: SipResponse): void {
  if (dialogs.size >= MAX_DIALOGS) return;
  const [contact] = readHeader(response, "Contact") ?? [];
  const instance = getParameter(contact?.parameters ?? [], "+sip.instance")?.value;
  dialogs.set(tagOf(response, "To"), {
    instance: instance?.replaceAll(/^"<|>"$/g, ""),
    contact: contact?.uri ?? "",
  });
}

/**
 * Takes the final response to a BYE, of whichever side: the dialog has ended. A challenge does not end it.
 *
 * @param dialogs The dialogs; they are updated in place.
 * @param response The response.
 */
export function closeDialog(dialogs: ProxyDialogs, response: SipResponse): void {
  if (response.statusCode === 401 || response.statusCode === 407) return;
  for (const name of ["From", "To"] as const) dialogs.delete(tagOf(response, name));
}

function tagOf(response: SipResponse, name: "From" | "To"): string {
  try {
    return getParameter(readHeader(response, name)?.parameters ?? [], "tag")?.value ?? "";
  } catch (error) {
    if (error instanceof SipError) return "";
    throw error;
  }
}
