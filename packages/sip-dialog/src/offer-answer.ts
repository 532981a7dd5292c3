import type { Description } from "./description.ts";

/** Methods whose messages may carry an offer or an answer (RFC 3261, RFC 3262, RFC 3311). */
export type OfferMethod = "INVITE" | "UPDATE" | "PRACK";

/** An offer that is not answered yet. */
export interface PendingOffer {
  readonly by: "local" | "remote";

  /** The transaction it belongs to. */
  readonly method: OfferMethod;
  readonly sequence: number;

  /** Whether it is in a response to an INVITE without one, so that PRACK or ACK answers it. */
  readonly isInResponse: boolean;
  readonly description: Description;
}

/** Where offer and answer of a dialog stand (RFC 3264, RFC 6337). */
export interface Negotiation {
  /** The session as this side described it last, agreed on. */
  readonly local: Description | undefined;

  /** The session as the other side described it last, agreed on. */
  readonly remote: Description | undefined;

  /** The offer that waits for its answer. */
  readonly pending: PendingOffer | undefined;

  /** CSeq of the last INVITE that had an offer, by who sent it: its responses cannot have another one. */
  readonly offeredInvite:
    | { readonly by: "local" | "remote"; readonly sequence: number }
    | undefined;

  /** CSeq of an INVITE of ours without final response. */
  readonly localInvite: number | undefined;

  /** CSeq of an INVITE of theirs without final response. */
  readonly remoteInvite: number | undefined;

  /** CSeq of an UPDATE of theirs without final response. */
  readonly remoteUpdate: number | undefined;

  /** Exchanges of offer and answer that were completed. */
  readonly exchanges: number;
}

/** A message as far as offers and answers are concerned. */
export interface NegotiationMessage {
  readonly direction: "sent" | "received";

  /** Of its transaction; ACK is one of its own. */
  readonly method: OfferMethod | "ACK";
  readonly part: "request" | "provisional" | "reliable-provisional" | "success" | "failure";

  /** CSeq. */
  readonly sequence: number;
  readonly description: Description | undefined;
}

/** What the description in a message is, or what the message says without one. */
export type NegotiationRole =
  /** It opens an exchange. */
  | "offer"
  /** It completes one. */
  | "answer"
  /** It is the answer to come, in a provisional response that is not reliable. */
  | "preview"
  /** It says the answer again. */
  | "repeat"
  /** The offer is rejected; the session stays as it was. */
  | "rejected"
  /** The answer had to be here and is not; the session stays as it was. */
  | "missing-answer"
  /** An offer where none may be, or an answer to none; it is disregarded. */
  | "violation"
  /** Nothing. */
  | "none";

/** Where a dialog begins. */
export const NO_NEGOTIATION: Negotiation = {
  local: undefined,
  remote: undefined,
  pending: undefined,
  offeredInvite: undefined,
  localInvite: undefined,
  remoteInvite: undefined,
  remoteUpdate: undefined,
  exchanges: 0,
};

/**
 * Takes one message into account, sent or received (RFC 3261 sections 13 and 14, RFC 3262 section 5, RFC 3311
 * section 5, RFC 6337 section 2).
 *
 * @param state The state before.
 * @param message The message.
 * @returns The state behind it, and what the description is.
 */
export function negotiate(
  state: Negotiation,
  message: NegotiationMessage,
): readonly [Negotiation, NegotiationRole] {
  const next = trackTransactions(state, message);
  if (message.method === "ACK") return negotiateAck(next, message.description, message);
  if (message.part === "request") return negotiateRequest(next, message, message.method);
  if (message.part === "failure") return negotiateFailure(next, message);
  return negotiateResponse(next, message, message.method);
}

/**
 * Tells whether this side may send an offer now (RFC 3261 section 14.1, RFC 3311 section 5.1).
 *
 * @param state The state.
 * @param method INVITE for a re-INVITE, or UPDATE.
 * @returns Whether it may: no offer is pending, and for an INVITE, none is in progress either way.
 */
export function mayOffer(state: Negotiation, method: "INVITE" | "UPDATE"): boolean {
  if (state.pending !== undefined) return false;
  if (method === "UPDATE") return state.remoteUpdate === undefined;
  return state.localInvite === undefined && state.remoteInvite === undefined;
}

/**
 * Judges a re-INVITE or UPDATE that came, before it is taken into account (RFC 3261 section 14.2, RFC 3311 section
 * 5.2).
 *
 * @param state The state before it.
 * @param method The method.
 * @param hasOffer Whether it has a description.
 * @returns The status to refuse it with: 491 where it meets an offer or INVITE of ours, 500 with a Retry-After of
 *   0 to 10 seconds where one of theirs waits for our answer; else `undefined`.
 */
export function offerRefusal(
  state: Negotiation,
  method: "INVITE" | "UPDATE",
  hasOffer: boolean,
): 491 | 500 | undefined {
  if (method === "INVITE") {
    if (state.localInvite !== undefined) return 491;
    if (state.remoteInvite !== undefined) return 500;
  }
  if (method === "UPDATE" && state.remoteUpdate !== undefined) return 500;
  if (state.pending === undefined || (method === "UPDATE" && !hasOffer)) return undefined;
  return state.pending.by === "local" ? 491 : 500;
}

function trackTransactions(state: Negotiation, message: NegotiationMessage): Negotiation {
  const { method, part, sequence, direction } = message;
  if (method === "ACK" || method === "PRACK") return state;
  const isLocal = (direction === "sent") === (part === "request");
  if (method === "UPDATE" && isLocal) return state;
  const name =
    method === "UPDATE" ? "remoteUpdate" : isLocal ? ("localInvite" as const) : "remoteInvite";
  if (part === "request") return { ...state, [name]: sequence };
  const isFinal = part === "success" || part === "failure";
  return isFinal && state[name] === sequence ? { ...state, [name]: undefined } : state;
}

function negotiateRequest(
  state: Negotiation,
  { direction, description, sequence }: NegotiationMessage,
  method: OfferMethod,
): readonly [Negotiation, NegotiationRole] {
  if (description === undefined) return [state, "none"];
  const by = direction === "sent" ? "local" : "remote";
  if (state.pending !== undefined) {
    // An offer in a reliable provisional response is answered by the PRACK.
    const isAnswer = method === "PRACK" && state.pending.isInResponse && state.pending.by !== by;
    return isAnswer ? answered(state, state.pending, description) : [state, "violation"];
  }
  const offeredInvite = method === "INVITE" ? ({ by, sequence } as const) : state.offeredInvite;
  const pending = { by, method, sequence, description, isInResponse: false } as const;
  return [{ ...state, offeredInvite, pending }, "offer"];
}

function negotiateResponse(
  state: Negotiation,
  { direction, part, description, sequence }: NegotiationMessage,
  method: OfferMethod,
): readonly [Negotiation, NegotiationRole] {
  const by = direction === "sent" ? "local" : "remote";
  const { pending } = state;
  const isAwaited =
    pending !== undefined &&
    pending.by !== by &&
    pending.method === method &&
    pending.sequence === sequence &&
    !pending.isInResponse;
  if (isAwaited) {
    if (part === "provisional") return [state, description === undefined ? "none" : "preview"];
    if (description !== undefined) return answered(state, pending, description);
    return part === "success"
      ? [{ ...state, pending: undefined }, "missing-answer"]
      : [state, "none"];
  }
  if (description === undefined) return [state, "none"];
  if (method !== "INVITE" || pending !== undefined) {
    return [state, isOffered(state, by, sequence) ? "repeat" : "violation"];
  }
  if (isOffered(state, by, sequence)) return [state, "repeat"];
  if (part === "provisional") return [state, "preview"];
  const offer = { by, method, sequence, description, isInResponse: true } as const;
  const inviter = by === "local" ? "remote" : "local";
  return [{ ...state, pending: offer, offeredInvite: { by: inviter, sequence } }, "offer"];
}

function negotiateAck(
  state: Negotiation,
  description: Description | undefined,
  { direction, sequence }: NegotiationMessage,
): readonly [Negotiation, NegotiationRole] {
  const { pending } = state;
  const by = direction === "sent" ? "local" : "remote";
  if (pending?.isInResponse !== true || pending.by === by || pending.sequence !== sequence) {
    return [state, description === undefined ? "none" : "violation"];
  }
  if (description !== undefined) return answered(state, pending, description);
  return [{ ...state, pending: undefined }, "missing-answer"];
}

function negotiateFailure(
  state: Negotiation,
  { method, sequence, direction }: NegotiationMessage,
): readonly [Negotiation, NegotiationRole] {
  const { pending } = state;
  if (pending === undefined || pending.method !== method || pending.sequence !== sequence) {
    return [state, "none"];
  }
  // Both sides number their requests alone: the offer is of this transaction if its request is the other way.
  const requester = direction === "sent" ? "remote" : "local";
  const owner = pending.isInResponse ? (pending.by === "local" ? "remote" : "local") : pending.by;
  return owner === requester ? [{ ...state, pending: undefined }, "rejected"] : [state, "none"];
}

function answered(
  state: Negotiation,
  pending: PendingOffer,
  answer: Description,
): readonly [Negotiation, NegotiationRole] {
  const isOurs = pending.by === "local";
  return [
    {
      ...state,
      pending: undefined,
      local: isOurs ? pending.description : answer,
      remote: isOurs ? answer : pending.description,
      exchanges: state.exchanges + 1,
    },
    "answer",
  ];
}

function isOffered(state: Negotiation, by: "local" | "remote", sequence: number): boolean {
  const { offeredInvite } = state;
  return offeredInvite?.sequence === sequence && offeredInvite.by !== by;
}
