import type { DeferredMessage } from "../store/deferred-messages.ts";
import type { HistoryEntry } from "../store/outbox.ts";
import type { Binding } from "../store/registrations.ts";

/** What a session asks its owner, who asks a store; the answer comes back as an event `told`. */
export type Question =
  /** A document of a user (RFC 4825). */
  | {
      readonly kind: "xdm";
      readonly auid: string;
      /** Whose, a canonical address; `undefined` for one in the global tree. */
      readonly user: string | undefined;
      readonly document: string;
    }
  /** All devices of a user that are registered. */
  | { readonly kind: "bindings"; readonly aor: string }
  /** The devices that take part in the session of that Contribution-ID. */
  | {
      readonly kind: "replaced-session";
      readonly servedUser: string;
      readonly contributionId: string;
    }
  /** Writes objects of the history into the outbox (8.5). */
  | { readonly kind: "record"; readonly entries: readonly HistoryEntry[] }
  /** Keeps a message for later (8.3.2.9). */
  | { readonly kind: "defer"; readonly message: DeferredMessage }
  /** Forgets deferred messages that a device has now. */
  | { readonly kind: "delivered"; readonly ids: readonly number[] }
  /** Forgets deferred messages that have expired, when their writers were told. */
  | { readonly kind: "expired"; readonly ids: readonly number[] }
  /** Forgets the deferred messages of a session that its user declined (CPM-050). */
  | {
      readonly kind: "discard";
      readonly user: string;
      readonly contributionId: string;
      readonly farUser: string;
    }
  /** Whether this is the first notification of its kind about a message (CPM-D10). */
  | {
      readonly kind: "first-notification";
      readonly servedUser: string;
      readonly farUser: string;
      readonly messageId: string;
      readonly type: string;
    };

/** What the owner of a session answers. */
export type Answer =
  | { readonly kind: "document"; readonly text: string; readonly etag?: string }
  /** There is no such document, or no such session. */
  | { readonly kind: "absent" }
  | { readonly kind: "bindings"; readonly bindings: readonly Binding[] }
  | { readonly kind: "connected-clients"; readonly clients: readonly ConnectedClient[] }
  /** It is on disk. */
  | { readonly kind: "stored" }
  | { readonly kind: "first"; readonly first: boolean }
  /** Nobody could be asked. */
  | { readonly kind: "unavailable"; readonly reason: string };

/** A device that takes part in a session. */
export interface ConnectedClient {
  /** `+sip.instance` of the device, where it has one. */
  readonly instance: string | undefined;

  /** URI of its contact. */
  readonly contact: string;
}
