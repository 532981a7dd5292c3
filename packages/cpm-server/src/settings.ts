/**
 * What a service provider decides. All of it holds for all subscribers; what {@link OVERRIDABLE} names may be
 * otherwise for one of them. Settings may be changed while sessions live.
 */
export interface Settings {
  // Admission (8.3.2.1 steps 1 to 7)

  /**
   * Releases of clients that are accepted, as `CPM-client/OMA2.0` or, with a range, `CPM-client/OMA1.0-2.2`; none:
   * all are. Default none.
   */
  readonly requiredUserAgent: readonly string[];

  /** Whether a client that does not tell its release is accepted (A-02). Default `accept`. */
  readonly unknownUserAgent: "accept" | "refuse";

  /** Whether who invites may be anonymous. Default true. */
  readonly allowAnonymity: boolean;

  /** The list of users that may not invite. Default `oma_blockedcontacts` in `resource-lists`, `index`. */
  readonly blacklist: { readonly auid: string; readonly document: string; readonly list: string };

  /** The policy document of a user. Default `org.openmobilealliance.access-rules`, `rules`. */
  readonly policyDocument: { readonly auid: string; readonly document: string };

  /**
   * What happens where XDM does not answer, and has no copy: the INVITE goes on as if there were no document,
   * without recording, or is answered 480. Default `cache-then-allow`.
   */
  readonly xdmDown: "cache-then-allow" | "refuse";

  /** Media of `m=` lines that may be offered. Default `message` alone. */
  readonly allowedMedia: readonly string[];

  /**
   * Media types that may be in accept-types and accept-wrapped-types, as `text/plain`, `text/*` or `*`. Default
   * `*`.
   */
  readonly allowedTypes: readonly string[];

  /** Largest message that is offered and answered as a=max-size, in octets. Default 10 485 760. */
  readonly maxMessageOctets: number;

  /** What happens where no suitable client is registered (step 6, A-08). Default `continue`. */
  readonly noClient: "reject" | "interwork" | "continue";

  /** Services that are served here, as URNs. Default CPM sessions, and group sessions. */
  readonly services: readonly string[];

  /** Whether an INVITE of another service is refused (step 7iii). Default true. */
  readonly rejectUnknownService: boolean;

  /** Hosts beside the core whose P-Asserted-Identity counts (RFC 3325). Default none. */
  readonly trustedNeighbours: readonly string[];

  // Media path and clients (steps 8 and 9, 8.3.2.1.1)

  /** Whether the function stays in the media path where nothing else asks for it (A-33). Default `media`. */
  readonly mode: "media" | "proxy";

  /** With how many clients media flow: policies A, B and C. Default `all`. */
  readonly multiDevice: "first" | "until-use" | "all";

  /** Whether the user's other clients get copies of what one of them sends. Default true. */
  readonly directDelivery: boolean;

  /** Whether what the far side sends gets `Message-Direction: received` (A-28). Default false. */
  readonly markReceived: boolean;

  /**
   * `sent`: what the far side sends gets `Message-Direction: sent`, by the letter of the text (A-28). Default
   * `none`.
   */
  readonly directionOnIncoming: "none" | "sent";

  /** Whether Message-Direction of the far side is passed on (A-29). Default false. */
  readonly trustDirection: boolean;

  /** Namespace that is declared for Message-Direction; empty for the header without a prefix. Default empty. */
  readonly cpimDirectionNamespace: string;

  /** Who makes the INVITEs to the clients (A-11). Default `function`. */
  readonly forkBy: "function" | "core";

  /** How long clients may answer after the first one did, in milliseconds. Default 60 000. */
  readonly forkWindowMs: number;

  /** How long clients may ring where none answers, in milliseconds (Timer C). Default 180 000. */
  readonly inviteTimeoutMs: number;

  /** Role that is offered to clients (A-16). Default `passive`. */
  readonly offerSetup: "passive" | "actpass";

  /** Most clients of a user that are invited. Default 16. */
  readonly maxClients: number;

  // Deferral, interworking, recording

  /** Whether messages are kept for a user whose clients do not answer (8.3.6). Default false. */
  readonly deferral: boolean;

  /** Statuses beside 408, 480, 487, 500, 503 and 504 that lead to deferral or interworking (A-25). Default none. */
  readonly deferOn: readonly number[];

  /** How long a deferred message is kept, in milliseconds. Default 7 days. */
  readonly deferredExpiresMs: number;

  /** Whether sessions go to another service where they can not be deferred. Default false. */
  readonly interworking: boolean;

  /** URI of the Interworking Selection Function; empty for none. Default empty. */
  readonly isfUri: string;

  /** Whether streams that the ISF rejects are tried in a session of their own. Default false. */
  readonly splitStreams: boolean;

  /** Whether conversations are recorded where the user's preferences do not say. Default false. */
  readonly recording: boolean;

  /** What happens to a message that can not be stored: it is refused, or goes on with an alarm. Default `refuse`. */
  readonly storeDown: "refuse" | "continue";

  /** Whether a message goes on only when it is stored. Default false. */
  readonly forwardAfterStore: boolean;

  /** Whether the far side gets one notification of several clients (CPM-D10). Default true. */
  readonly imdnDedup: boolean;

  /** Whether `displayed` of one client goes to the user's others. Default true. */
  readonly syncDisplayed: boolean;

  // Media plane

  /** Most octets that wait for a client (CPM-D13). Default 1 048 576. */
  readonly legQueueBytes: number;

  /** How long a client may take to connect after its answer, in milliseconds. Default 30 000. */
  readonly msrpBindTimeoutMs: number;

  /** Most octets that are kept before a client is connected. Default 65 536. */
  readonly preBufferOctets: number;

  /** Most messages that are kept before a client is connected. Default 20. */
  readonly preBufferMessages: number;

  // SIP

  /** Session-Expires that is asked for, in seconds (RFC 4028). Default 1 800. */
  readonly sessionExpires: number;

  /** Shortest session interval, in seconds (RFC 4028). Default 90. */
  readonly minSe: number;

  /** User-Agent of requests and Server of responses (Appendix D). Default `CPM-serv/OMA2.2`. */
  readonly release: string;

  /** Whether responses have User-Agent too (A-19). Default false. */
  readonly uaInResponses: boolean;

  /** Agent in Warning; empty for the function's host. Default empty. */
  readonly warnAgent: string;

  /** Whether participants of deferred group sessions are subscribed to (CPM-083). Default true. */
  readonly conferenceSubscription: boolean;

  /** Timer T1, in milliseconds (RFC 3261). Default 500. */
  readonly t1Ms: number;

  /** Timer T2, in milliseconds (RFC 3261). Default 4 000. */
  readonly t2Ms: number;

  /** Timer T4, in milliseconds (RFC 3261). Default 5 000. */
  readonly t4Ms: number;

  // Load

  /** Most sessions of the function. Default 50 000. */
  readonly maxSessions: number;

  /** Most sessions of a user. Default 100. */
  readonly maxSessionsPerUser: number;

  /** Most INVITEs a second that are admitted. Default 1 000. */
  readonly inviteRate: number;
}

/** Settings that a subscriber may have otherwise. */
export const OVERRIDABLE = [
  "allowAnonymity",
  "allowedMedia",
  "allowedTypes",
  "noClient",
  "multiDevice",
  "directDelivery",
  "markReceived",
  "deferral",
  "interworking",
  "recording",
  "imdnDedup",
  "syncDisplayed",
] as const;

/** What a subscriber has otherwise than the provider decides. */
export type SubscriberSettings = Partial<Pick<Settings, (typeof OVERRIDABLE)[number]>>;

/** The settings of a provider that decided nothing. */
export const DEFAULT_SETTINGS: Settings = {
  requiredUserAgent: [],
  unknownUserAgent: "accept",
  allowAnonymity: true,
  blacklist: { auid: "resource-lists", document: "index", list: "oma_blockedcontacts" },
  policyDocument: { auid: "org.openmobilealliance.access-rules", document: "rules" },
  xdmDown: "cache-then-allow",
  allowedMedia: ["message"],
  allowedTypes: ["*"],
  maxMessageOctets: 10_485_760,
  noClient: "continue",
  services: [
    "urn:urn-7:3gpp-service.ims.icsi.oma.cpm.session",
    "urn:urn-7:3gpp-service.ims.icsi.oma.cpm.session.group",
  ],
  rejectUnknownService: true,
  trustedNeighbours: [],
  mode: "media",
  multiDevice: "all",
  directDelivery: true,
  markReceived: false,
  directionOnIncoming: "none",
  trustDirection: false,
  cpimDirectionNamespace: "",
  forkBy: "function",
  forkWindowMs: 60_000,
  inviteTimeoutMs: 180_000,
  offerSetup: "passive",
  maxClients: 16,
  deferral: false,
  deferOn: [],
  deferredExpiresMs: 604_800_000,
  interworking: false,
  isfUri: "",
  splitStreams: false,
  recording: false,
  storeDown: "refuse",
  forwardAfterStore: false,
  imdnDedup: true,
  syncDisplayed: true,
  legQueueBytes: 1_048_576,
  msrpBindTimeoutMs: 30_000,
  preBufferOctets: 65_536,
  preBufferMessages: 20,
  sessionExpires: 1_800,
  minSe: 90,
  release: "CPM-serv/OMA2.2",
  uaInResponses: false,
  warnAgent: "",
  conferenceSubscription: true,
  t1Ms: 500,
  t2Ms: 4_000,
  t4Ms: 5_000,
  maxSessions: 50_000,
  maxSessionsPerUser: 100,
  inviteRate: 1_000,
};

/**
 * Gives the settings that hold for a subscriber.
 *
 * @param provider What the provider decides.
 * @param subscriber What the subscriber has otherwise.
 * @returns The settings.
 */
export function mergeSettings(provider: Settings, subscriber: SubscriberSettings): Settings {
  return { ...provider, ...subscriber };
}
