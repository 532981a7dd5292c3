import { createRequest, prependHeader, SipError, type SipRequest } from "@callingcard/sip";
import {
  clientKeyOf,
  sendRequest,
  type SipTarget,
  TransactionError,
} from "@callingcard/sip-transaction";
import { createDialogRequest, nextHop } from "../dialog-request.ts";
import type { Content } from "./event.ts";
import { requestHeaders } from "./message.ts";
import type { ClientRequest } from "./state.ts";
import { findDialog, forgetClient, transact, type Turn, updateDialog } from "./turn.ts";

/**
 * Puts the Via of this side in front of a request.
 *
 * @param turn The turn.
 * @param request The request.
 * @param target Where it goes.
 * @returns The request with a new branch.
 * @internal
 */
export function withVia(turn: Turn, request: SipRequest, target: SipTarget): SipRequest {
  const { via, createBranch } = turn.call.settings;
  return prependHeader(request, "Via", `${via(target)};branch=${createBranch()}`);
}

/**
 * Sends a request that has its Via, as a transaction.
 *
 * @param turn The turn.
 * @param target Where to.
 * @param client What the request is for.
 * @returns Whether it is under way; if not, what it is for is told so later.
 * @internal
 */
export function sendClient(turn: Turn, target: SipTarget, client: ClientRequest): boolean {
  const key = clientKeyOf(client.request);
  turn.call = { ...turn.call, clients: new Map([...turn.call.clients, [key, client]]) };
  try {
    transact(turn, sendRequest(turn.call.transactions, client.request, target));
    return true;
  } catch (error) {
    if (!(error instanceof TransactionError)) throw error;
    forgetClient(turn, key);
    turn.pending.push({ kind: "unsent", client });
    return false;
  }
}

/** What a request within a dialog is for. */
export type DialogPurpose = Omit<ClientRequest, "request" | "isDone" | "dialog">;

/**
 * Makes a request within a dialog and sends it.
 *
 * @param turn The turn.
 * @param id The dialog.
 * @param method The method.
 * @param content What the user or the machine puts into it.
 * @param purpose What it is for.
 * @returns The request that was sent; `undefined` where it could not be.
 * @internal
 */
export function sendInDialog(
  turn: Turn,
  id: string,
  method: string,
  content: Content,
  purpose: DialogPurpose,
): SipRequest | undefined {
  const call = findDialog(turn, id);
  if (call === undefined) return undefined;
  const base = { ...purpose, dialog: id, isDone: false } as const;
  try {
    const headers = requestHeaders(turn.call.settings, method, content.headers ?? []);
    const [dialog, plain] = createDialogRequest(call.dialog, method, { ...content, headers });
    const target = turn.call.settings.resolve(nextHop(dialog));
    const request = withVia(turn, plain, target);
    updateDialog(turn, id, { dialog });
    return sendClient(turn, target, { ...base, request }) ? request : undefined;
  } catch (error) {
    // A Contact or Record-Route of theirs that leads nowhere.
    if (!(error instanceof SipError)) throw error;
    const request = createRequest(method, call.dialog.remoteTarget);
    turn.pending.push({ kind: "unsent", client: { ...base, request } });
    return undefined;
  }
}
