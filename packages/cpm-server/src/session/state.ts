import type { SessionDescription } from "@callingcard/sdp";
import type { SipResponse } from "@callingcard/sip";
import type { ResponseContext } from "@callingcard/sip-dialog/proxy";
import type { Subscription } from "@callingcard/sip-dialog/subscription";
import {
  createTransactions,
  type SipTarget,
  type Transactions,
} from "@callingcard/sip-transaction";
import type { ConferenceInfo } from "@callingcard/xdm";
import type { Media } from "../media/media.ts";
import type { Invitation } from "../procedure/invitation.ts";
import type { Settings } from "../settings.ts";
import type { StoredDeferredMessage } from "../store/deferred-messages.ts";
import type { Leg } from "./leg.ts";
import type { Notices } from "./notices.ts";
import type { SessionOptions } from "./options.ts";
import type { ProxyDialogs } from "./proxy-dialogs.ts";
import type { Answer } from "./question.ts";

/**
 * One CPM session while it lives. It is updated in place by each step: a session that was given to a step must
 * not be used again. The same events at the same times make the same actions.
 */
export interface Session {
  readonly options: SessionOptions;
  settings: Settings;
  phase: Phase;

  /** Of a session that was invited; `undefined` for one that pushes, and before the INVITE is read. */
  invitation: Invitation | undefined;

  /** Whether the INVITE came from a neighbour whose assertions count (RFC 3325). */
  isTrusted: boolean;

  /** Where the INVITE came from. */
  source: SipTarget | undefined;

  /** Messages that are pushed, or have expired. */
  readonly pushed: readonly StoredDeferredMessage[];

  /** The step of admission that comes next, from 0. */
  step: number;
  readonly answers: Map<string, Answer>;

  /** The asserted service; `undefined` where nobody asserts one. */
  service: string | undefined;

  /** Whether the conversation is recorded (8.5). */
  isRecording: boolean;

  /** Legs by their names, in the order in which they were made; those that are gone are not in it. */
  readonly legs: Map<string, Leg>;
  legCount: number;

  /** Media that the function stands in the path of, by their place in the offer of the originator. */
  readonly streams: Map<number, Media>;

  /** Final responses of clients that will not take part. */
  readonly refusals: SipResponse[];

  /** URIs that were invited, not to follow a redirection in a circle. */
  readonly invited: Set<string>;
  redirections: number;

  /** The leg that the user has taken (policy B), or that answered first (policy A). */
  winner: string | undefined;

  /** Whether nobody is invited any more. */
  isForkClosed: boolean;

  /** Where the function is a proxy (8.3.2.1 step 9). */
  proxy: Proxy | undefined;

  /** To the participants of a group (CPM-083), and what is known by it. */
  subscription: Subscription | undefined;
  conference: ConferenceInfo | undefined;

  /** Who is in the group, as its focus says; none where it was not asked. */
  participants: readonly string[];

  /** Notifications on their way to who wrote what was pushed. */
  readonly notices: Notices;

  /** A change of media on its way from one leg to others (CPM-D04). */
  offering: Offering | undefined;

  /** What the answers to questions are for. */
  readonly asks: Map<number, Asker>;
  nextAsk: number;
  readonly timers: Set<string>;

  /** Whether nothing is left. */
  isOver: boolean;
}

/** Where a session is. */
type Phase =
  /** The steps of admission are taken (8.3.2.1 steps 1 to 7). */
  | "screening"
  /** Clients are invited, nobody has answered. */
  | "inviting"
  /** The ISF is invited, nobody has answered. */
  | "interworking"
  /** The originator has its 200, and media flow. */
  | "active"
  /** The originator has its 200, and what it sends is stored. */
  | "deferring"
  /** Everything is ended; answers are awaited. */
  | "ending";

/** A change of media that one leg asked for and others have to agree to (CPM-D04). */
export interface Offering {
  /** The leg that asked, and the key of its request. */
  readonly leg: string;
  readonly key: string;
  readonly offer: SessionDescription;

  /** Legs whose answers are awaited. */
  readonly pending: Set<string>;

  /** The answer that is passed on: the first one that agrees. */
  accepted: { readonly leg: string; readonly description: SessionDescription } | undefined;
  refused: SipResponse | undefined;
}

/** What a session that is proxied holds instead of legs. */
export interface Proxy {
  table: Transactions;

  /** Requests on their way, by the key of the server transaction. */
  readonly contexts: Map<string, { context: ResponseContext; readonly number: number }>;

  /** Copies of them, by the key of the client transaction. */
  readonly branches: Map<string, { readonly key: string; readonly branch: string }>;

  /** The dialogs of the session that have not ended. */
  readonly dialogs: ProxyDialogs;

  /** The key of the INVITE that began the session, whether it was cancelled, and whether it has its final response. */
  inviteKey: string | undefined;
  isCancelled: boolean;
  isAnswered: boolean;

  /** The leg of the originator, in case that interworking is tried. */
  readonly originator: Leg;
}

/** What an answer is for. */
export type Asker =
  | { readonly kind: "admission"; readonly key: string }
  | { readonly kind: "media"; readonly stream: number; readonly ask: number }
  /** Something that was stored, on which nothing waits. */
  | { readonly kind: "storing"; readonly what: string };

/**
 * Makes a session that nothing has happened to.
 *
 * @param options What it is made with.
 * @param pushed Messages that are pushed, or have expired; none for a session that is invited.
 */
export function createSession(
  options: SessionOptions,
  pushed: readonly StoredDeferredMessage[],
): Session {
  const { t1Ms, t2Ms, t4Ms } = options.settings;
  return {
    options,
    settings: options.settings,
    phase: "screening",
    invitation: undefined,
    isTrusted: false,
    source: undefined,
    pushed,
    step: 0,
    answers: new Map(),
    service: undefined,
    isRecording: false,
    legs: new Map(),
    legCount: 0,
    streams: new Map(),
    refusals: [],
    invited: new Set(),
    redirections: 0,
    winner: undefined,
    isForkClosed: false,
    proxy: undefined,
    subscription: undefined,
    conference: undefined,
    participants: [],
    notices: {
      waiting: [],
      callId: undefined,
      table: createTransactions({ t1Ms, t2Ms, t4Ms }),
    },
    offering: undefined,
    asks: new Map(),
    nextAsk: 0,
    timers: new Set(),
    isOver: false,
  };
}
