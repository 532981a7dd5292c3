import {
  createRequest,
  getParameter,
  type HeaderField,
  parseAddress,
  parseSipUri,
  type SipRequest,
  type SipUri,
  stringifyUri,
} from "@callingcard/sip";
import type { Dialog } from "./dialog.ts";

/** Max-Forwards of a request that begins here (RFC 3261 section 8.1.1.6). */
export const MAX_FORWARDS = 70;

/** What a request within a dialog is made with. */
export interface DialogRequestOptions {
  /** Header fields behind those of the dialog. Max-Forwards is taken from them; default 70. */
  readonly headers?: readonly HeaderField[];

  /** Default empty. */
  readonly body?: Uint8Array;

  /** Value of Content-Type. Default none. */
  readonly contentType?: string;
}

/**
 * Makes a request within a dialog (RFC 3261 section 12.2.1.1): its Request-URI, Route, From, To, Call-ID and
 * next CSeq. A Via has to be put in front.
 *
 * @param dialog The dialog.
 * @param method Any method but ACK and CANCEL.
 * @param options The rest of the request.
 * @returns The dialog that knows the CSeq, and the request.
 * @throws SipError for a route or target that cannot be read.
 */
export function createDialogRequest(
  dialog: Dialog,
  method: string,
  options: DialogRequestOptions = {},
): readonly [Dialog, SipRequest] {
  const localSequence = (dialog.localSequence ?? 0) + 1;
  const next = { ...dialog, localSequence };
  return [next, dialogRequest(next, method, localSequence, options)];
}

/**
 * Makes the ACK of a 2xx (RFC 3261 section 13.2.2.4). A Via has to be put in front; it is of a new branch.
 *
 * @param dialog The dialog of the 2xx.
 * @param sequence The CSeq of the INVITE.
 * @param options The rest, as an answer for the offer in the 2xx.
 * @returns The ACK.
 * @throws SipError for a route or target that cannot be read.
 */
export function createDialogAck(
  dialog: Dialog,
  sequence: number,
  options: DialogRequestOptions = {},
): SipRequest {
  return dialogRequest(dialog, "ACK", sequence, options);
}

/**
 * Gives the URI that requests of a dialog are sent to: that of the first route, or of the target (RFC 3261
 * sections 8.1.2 and 12.2.1.1).
 *
 * @param dialog The dialog.
 * @returns The URI.
 * @throws SipError for a route that cannot be read.
 */
export function nextHop(dialog: Dialog): string {
  const [first] = dialog.routeSet;
  return first === undefined ? dialog.remoteTarget : parseAddress(first).uri;
}

function dialogRequest(
  dialog: Dialog,
  method: string,
  sequence: number,
  { headers = [], ...content }: DialogRequestOptions,
): SipRequest {
  const { requestUri, routes } = routing(dialog);
  const hasMaxForwards = headers.some(({ name }) => name.toLowerCase() === "max-forwards");
  return createRequest(method, requestUri, {
    ...content,
    headers: [
      ...(hasMaxForwards ? [] : [{ name: "Max-Forwards", value: String(MAX_FORWARDS) }]),
      ...routes.map((value) => ({ name: "Route", value })),
      { name: "From", value: dialog.localParty },
      { name: "To", value: dialog.remoteParty },
      { name: "Call-ID", value: dialog.callId },
      { name: "CSeq", value: `${sequence} ${method}` },
      ...headers,
    ],
  });
}

// A first route without `lr` is a strict router's: it wants to be the Request-URI, and the target last in Route.
function routing({ routeSet, remoteTarget }: Dialog): {
  readonly requestUri: string;
  readonly routes: readonly string[];
} {
  const [first, ...others] = routeSet;
  if (first === undefined) return { requestUri: remoteTarget, routes: [] };
  const uri = parseSipUri(parseAddress(first).uri);
  if (getParameter(uri.parameters, "lr") !== undefined) {
    return { requestUri: remoteTarget, routes: routeSet };
  }
  return { requestUri: asRequestUri(uri), routes: [...others, `<${remoteTarget}>`] };
}

// A Request-URI has neither a method nor header fields (RFC 3261 section 19.1.1, table 1).
function asRequestUri(uri: SipUri): string {
  const parameters = uri.parameters.filter(({ name }) => name.toLowerCase() !== "method");
  return stringifyUri({ ...uri, parameters, headers: [] });
}
