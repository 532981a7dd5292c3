import {
  findHeader,
  findHeaders,
  getParameter,
  parseAddress,
  parseSipUri,
  readHeader,
  type SipMessage,
  type SipRequest,
  type SipResponse,
  splitValues,
} from "@callingcard/sip";

/** A dialog as one of its two sides sees it (RFC 3261 section 12). */
export interface Dialog {
  readonly state: "early" | "confirmed";
  readonly callId: string;

  /** The tag of this side. */
  readonly localTag: string;

  /** The tag of the other side; empty for one that gives none, as in RFC 2543. */
  readonly remoteTag: string;

  /** This side as From has it in its requests, with its tag. */
  readonly localParty: string;

  /** The other side as To has it in requests to it, with its tag. */
  readonly remoteParty: string;

  /** CSeq of the last request of this side; absent before the first one. */
  readonly localSequence: number | undefined;

  /** CSeq of the last request of the other side; absent before the first one. */
  readonly remoteSequence: number | undefined;

  /** The URI that requests are for. */
  readonly remoteTarget: string;

  /** Values of Route, the next hop first, as they are written. */
  readonly routeSet: readonly string[];

  /** Whether all of it goes by TLS: the Request-URI was a SIPS URI and so is the target. */
  readonly isSecure: boolean;
}

/** Where the tags of a message that came to this side are. */
interface Tags {
  readonly local: string | undefined;
  readonly remote: string | undefined;
}

/**
 * Makes the dialog that a response to an INVITE or SUBSCRIBE of ours begins (RFC 3261 section 12.1.2).
 *
 * @param request The request that was sent.
 * @param response A response of 101 to 299. Without a Contact, the target is the Request-URI.
 * @returns The dialog, confirmed by a 2xx.
 * @throws SipError for header fields that cannot be read.
 */
export function createClientDialog(request: SipRequest, response: SipResponse): Dialog {
  const to = findHeader(response, "To")?.value ?? "";
  const from = findHeader(request, "From")?.value ?? "";
  const remoteTarget = contactOf(response) ?? request.requestUri;
  return {
    state: stateOf(response),
    callId: readHeader(request, "Call-ID") ?? "",
    localTag: tagIn(from) ?? "",
    remoteTag: tagIn(to) ?? "",
    localParty: from,
    remoteParty: to,
    localSequence: readHeader(request, "CSeq")?.sequence,
    remoteSequence: undefined,
    remoteTarget,
    routeSet: recordedRoute(response).toReversed(),
    isSecure: isSecure(request.requestUri) && isSecure(remoteTarget),
  };
}

/**
 * Makes the dialog that a response of ours begins (RFC 3261 section 12.1.1).
 *
 * @param request The INVITE or SUBSCRIBE that came. Without a Contact, the target is the URI in From.
 * @param localTag The tag that the response has in To.
 * @param statusCode The status of the response; below 200, the dialog is an early one.
 * @returns The dialog.
 * @throws SipError for header fields that cannot be read.
 */
export function createServerDialog(
  request: SipRequest,
  localTag: string,
  statusCode: number,
): Dialog {
  const to = findHeader(request, "To")?.value ?? "";
  const from = findHeader(request, "From")?.value ?? "";
  const remoteTarget = contactOf(request) ?? parseAddress(from).uri;
  return {
    state: statusCode < 200 ? "early" : "confirmed",
    callId: readHeader(request, "Call-ID") ?? "",
    localTag,
    remoteTag: tagIn(from) ?? "",
    localParty: tagIn(to) === undefined ? `${to};tag=${localTag}` : to,
    remoteParty: from,
    localSequence: undefined,
    remoteSequence: readHeader(request, "CSeq")?.sequence,
    remoteTarget,
    routeSet: recordedRoute(request),
    isSecure: isSecure(request.requestUri) && isSecure(remoteTarget),
  };
}

/**
 * Confirms an early dialog of ours by the 2xx of it: the route set is made anew and the target is that of the
 * 2xx (RFC 3261 section 13.2.2.4).
 *
 * @param dialog The dialog.
 * @param response The 2xx.
 * @returns The confirmed dialog.
 * @throws SipError for header fields that cannot be read.
 */
export function confirmDialog(dialog: Dialog, response: SipResponse): Dialog {
  return {
    ...dialog,
    state: "confirmed",
    routeSet: recordedRoute(response).toReversed(),
    remoteTarget: contactOf(response) ?? dialog.remoteTarget,
  };
}

/**
 * Gives a dialog the target that a target refresh request or the 2xx to one says (RFC 3261 sections 12.2.1.2
 * and 12.2.2).
 *
 * @param dialog The dialog.
 * @param message A re-INVITE or UPDATE, or a 2xx to one.
 * @returns The dialog; the same one when the message has no Contact.
 * @throws SipError for a Contact that cannot be read.
 */
export function refreshTarget(dialog: Dialog, message: SipMessage): Dialog {
  const remoteTarget = contactOf(message) ?? dialog.remoteTarget;
  return remoteTarget === dialog.remoteTarget ? dialog : { ...dialog, remoteTarget };
}

/** What becomes of a request that came within a dialog. */
export type DialogRequestVerdict =
  | { readonly kind: "accepted"; readonly dialog: Dialog }
  | { readonly kind: "refused"; readonly statusCode: 400 | 481 | 482 | 500 };

/**
 * Judges a request that came, but ACK and CANCEL, by its tags and its CSeq (RFC 3261 section 12.2.2).
 *
 * @param dialog The dialog.
 * @param request The request.
 * @returns The dialog that knows the request's CSeq; or the status to answer with: 481 for a request of
 *   another dialog, 500 for a CSeq that is lower than one before, 482 for one that is the same, which is another
 *   copy of a request (section 8.2.2.2).
 */
export function acceptDialogRequest(dialog: Dialog, request: SipRequest): DialogRequestVerdict {
  if (!matchesDialog(dialog, request)) return { kind: "refused", statusCode: 481 };
  const sequence = sequenceOf(request);
  if (sequence === undefined) return { kind: "refused", statusCode: 400 };
  const last = dialog.remoteSequence ?? -1;
  if (sequence < last) return { kind: "refused", statusCode: 500 };
  if (sequence === last) return { kind: "refused", statusCode: 482 };
  return { kind: "accepted", dialog: { ...dialog, remoteSequence: sequence } };
}

/**
 * Tells whether a message that came belongs to a dialog: Call-ID and both tags are the same.
 *
 * @param dialog The dialog.
 * @param message The message. One whose header fields cannot be read belongs to none.
 * @returns Whether it does.
 */
export function matchesDialog(dialog: Dialog, message: SipMessage): boolean {
  const { local, remote } = tagsOf(message);
  if (local !== dialog.localTag || (remote ?? "") !== dialog.remoteTag) return false;
  return findHeader(message, "Call-ID")?.value === dialog.callId;
}

/**
 * Gives the tags of a message that came.
 *
 * @param message The message.
 * @returns The tag of this side and that of the other one.
 * @internal
 */
export function tagsOf(message: SipMessage): Tags {
  const from = tagIn(findHeader(message, "From")?.value ?? "");
  const to = tagIn(findHeader(message, "To")?.value ?? "");
  return message.kind === "request" ? { local: to, remote: from } : { local: from, remote: to };
}

/**
 * Gives the number of a message's CSeq.
 *
 * @param message The message.
 * @returns The number, or `undefined` where there is none that can be read.
 * @internal
 */
export function sequenceOf(message: SipMessage): number | undefined {
  try {
    return readHeader(message, "CSeq")?.sequence;
  } catch {
    return undefined;
  }
}

function tagIn(party: string): string | undefined {
  try {
    return getParameter(parseAddress(party).parameters, "tag")?.value;
  } catch {
    return undefined;
  }
}

function contactOf(message: SipMessage): string | undefined {
  const uri = readHeader(message, "Contact")?.[0]?.uri;
  return uri === "*" ? undefined : uri;
}

function recordedRoute(message: SipMessage): readonly string[] {
  return findHeaders(message, "Record-Route").flatMap(({ value }) => splitValues(value));
}

function isSecure(uri: string): boolean {
  return /^sips:/i.test(uri) && parseSipUri(uri).scheme === "sips";
}

function stateOf(response: SipResponse): Dialog["state"] {
  return response.statusCode < 200 ? "early" : "confirmed";
}
