import type { Extensible, ExtensibleAttributes } from "./extensible.ts";

/** What a document says of an element that may be said in part (RFC 4575 section 4.4). */
export type ConferenceState = "full" | "partial" | "deleted";

/** What may be said in part. */
export interface Stateful {
  /** Absent means `full`. */
  readonly state?: ConferenceState | undefined;
}

/** `conference-info`, or an entry of `sidebars-by-val` (RFC 4575 section 5.2). */
export interface ConferenceInfo extends Extensible, Stateful {
  readonly entity: string;
  readonly version?: number | undefined;
  readonly description?: ConferenceDescription | undefined;
  readonly hostInfo?: HostInfo | undefined;
  readonly conferenceState?: ConferenceStatus | undefined;
  readonly users?: ConferenceUsers | undefined;
  readonly sidebarsByRef?: ConferenceUris | undefined;
  readonly sidebarsByVal?: Sidebars | undefined;
}

/** `conference-description` (RFC 4575 section 5.3). */
export interface ConferenceDescription extends Extensible {
  readonly displayText?: string | undefined;
  readonly subject?: string | undefined;
  readonly freeText?: string | undefined;
  readonly keywords?: readonly string[] | undefined;
  readonly confUris?: ConferenceUris | undefined;
  readonly serviceUris?: ConferenceUris | undefined;
  readonly maximumUserCount?: number | undefined;
  readonly availableMedia?: AvailableMedia | undefined;
}

/** `host-info` (RFC 4575 section 5.4). */
export interface HostInfo extends Extensible {
  readonly displayText?: string | undefined;
  readonly webPage?: string | undefined;
  readonly uris?: ConferenceUris | undefined;
}

/** `conference-state` (RFC 4575 section 5.5). */
export interface ConferenceStatus extends Extensible {
  readonly userCount?: number | undefined;
  readonly active?: boolean | undefined;
  readonly locked?: boolean | undefined;
}

/** `available-media`; at least one (RFC 4575 section 5.3.4). */
export interface AvailableMedia extends ExtensibleAttributes {
  readonly entries: readonly AvailableMedium[];
}

/** Which way media go. */
export type MediaStatus = "recvonly" | "sendonly" | "sendrecv" | "inactive";

/** A medium that a conference offers. */
export interface AvailableMedium extends Extensible {
  readonly label: string;
  readonly displayText?: string | undefined;
  readonly type: string;
  readonly status?: MediaStatus | undefined;
}

/** URIs with what they are for; at least one. */
export interface ConferenceUris extends ExtensibleAttributes, Stateful {
  readonly entries: readonly ConferenceUri[];
}

/** A URI with what it is for. */
export interface ConferenceUri extends Extensible {
  readonly uri: string;
  readonly displayText?: string | undefined;
  readonly purpose?: string | undefined;
  readonly modified?: Execution | undefined;
}

/** When, why and by whom something was done. */
export interface Execution extends ExtensibleAttributes {
  /** An instant as it is written. */
  readonly when?: string | undefined;
  readonly reason?: string | undefined;
  readonly by?: string | undefined;
}

/** `users` (RFC 4575 section 5.6). */
export interface ConferenceUsers extends Extensible, Stateful {
  readonly users: readonly ConferenceUser[];
}

/** `user` (RFC 4575 section 5.6). */
export interface ConferenceUser extends Extensible, Stateful {
  readonly entity?: string | undefined;
  readonly displayText?: string | undefined;
  readonly associatedAors?: ConferenceUris | undefined;
  readonly roles?: UserRoles | undefined;
  readonly languages?: readonly string[] | undefined;
  readonly cascadedFocus?: string | undefined;
  readonly endpoints: readonly ConferenceEndpoint[];
}

/** `roles`; at least one. */
export interface UserRoles extends ExtensibleAttributes {
  readonly entries: readonly string[];
}

/** What an endpoint is in. */
export type EndpointStatus =
  | "pending"
  | "dialing-out"
  | "dialing-in"
  | "alerting"
  | "on-hold"
  | "connected"
  | "muted-via-focus"
  | "disconnecting"
  | "disconnected";

/** `endpoint` (RFC 4575 section 5.7). */
export interface ConferenceEndpoint extends Extensible, Stateful {
  readonly entity?: string | undefined;
  readonly displayText?: string | undefined;
  readonly referred?: Execution | undefined;
  readonly status?: EndpointStatus | undefined;
  readonly joiningMethod?: "dialed-in" | "dialed-out" | "focus-owner" | undefined;
  readonly joiningInfo?: Execution | undefined;
  readonly disconnectionMethod?: "departed" | "booted" | "failed" | "busy" | undefined;
  readonly disconnectionInfo?: Execution | undefined;
  readonly media: readonly ConferenceMedia[];
  readonly callInfo?: CallInfo | undefined;
}

/** `media` (RFC 4575 section 5.8). */
export interface ConferenceMedia extends Extensible {
  readonly id: string;
  readonly displayText?: string | undefined;
  readonly type?: string | undefined;
  readonly label?: string | undefined;
  readonly srcId?: string | undefined;
  readonly status?: MediaStatus | undefined;
}

/** `call-info` (RFC 4575 section 5.7.9). */
export interface CallInfo extends Extensible {
  readonly sip?: SipDialogId | undefined;
}

/** The dialog between an endpoint and the focus. */
export interface SipDialogId extends Extensible {
  readonly displayText?: string | undefined;
  readonly callId: string;
  readonly fromTag: string;
  readonly toTag: string;
}

/** `sidebars-by-val` (RFC 4575 section 5.9.2). */
export interface Sidebars extends ExtensibleAttributes, Stateful {
  readonly entries: readonly ConferenceInfo[];
}
