import type { Address } from "./address.ts";
import type {
  MinSe,
  Reason,
  Replaces,
  RetryAfter,
  SessionExpires,
  SubscriptionState,
  Warning,
} from "./call-control.ts";
import type { ContactPredicate } from "./contact.ts";
import type { Item, MediaType, MimeVersion, Product, Timestamp } from "./field-value.ts";
import type { Parameter } from "./parameter.ts";
import type { Via } from "./via.ts";
import type { Credentials } from "./credentials.ts";
import type { CSeq, RAck } from "./sequence.ts";

/** Header fields that come once, and what their values are. */
export interface SingleHeaderValues {
  readonly "Authentication-Info": readonly Parameter[];
  readonly "Call-ID": string;
  readonly "Content-Disposition": Item;
  readonly "Content-Length": number;
  readonly "Content-Type": MediaType;
  readonly "Contribution-ID": string;
  readonly "Conversation-ID": string;
  readonly CSeq: CSeq;
  /** In milliseconds since 1970-01-01T00:00:00Z. */
  readonly Date: number;
  readonly Event: Item;
  /** In seconds. */
  readonly Expires: number;
  /** In seconds (RFC 5626 section 5). */
  readonly "Flow-Timer": number;
  readonly From: Address;
  readonly "InReplyTo-Contribution-ID": string;
  /** From 0 (RFC 5393 section 5.3). */
  readonly "Max-Breadth": number;
  /** From 0 to 255. */
  readonly "Max-Forwards": number;
  /** In seconds, or in milliseconds since 1970-01-01T00:00:00Z where it is a date. */
  readonly "Message-Expires": { readonly seconds: number } | { readonly dateMs: number };
  readonly "MIME-Version": MimeVersion;
  /** In seconds. */
  readonly "Min-Expires": number;
  readonly "Min-SE": MinSe;
  readonly Organization: string;
  readonly Priority: string;
  readonly RAck: RAck;
  readonly "Refer-To": Address;
  readonly "Referred-By": Address;
  readonly "Reply-To": Address;
  readonly Replaces: Replaces;
  readonly "Retry-After": RetryAfter;
  readonly RSeq: number;
  readonly Server: readonly Product[];
  readonly "Session-Expires": SessionExpires;
  readonly "Session-Replaces": string;
  readonly Subject: string;
  readonly "Subscription-State": SubscriptionState;
  readonly Timestamp: Timestamp;
  readonly To: Address;
  readonly "User-Agent": readonly Product[];
}

/** Header fields that are lists, which may come several times, and what each of their values is. */
export interface ListHeaderValues {
  readonly Accept: MediaType;
  readonly "Accept-Contact": ContactPredicate;
  readonly "Accept-Encoding": Item;
  readonly "Accept-Language": Item;
  readonly "Alert-Info": Address;
  readonly Allow: string;
  readonly "Allow-Events": string;
  readonly Authorization: Credentials;
  readonly "Call-Info": Address;
  /** The single value `*` is an address with the URI `*`. */
  readonly Contact: Address;
  readonly "Content-Encoding": string;
  readonly "Content-Language": string;
  readonly "Error-Info": Address;
  readonly "History-Info": Address;
  readonly "In-Reply-To": string;
  readonly "P-Asserted-Identity": Address;
  readonly "P-Asserted-Service": string;
  readonly "P-Associated-URI": Address;
  readonly "P-Preferred-Identity": Address;
  readonly "P-Preferred-Service": string;
  readonly Path: Address;
  readonly Privacy: string;
  readonly "Proxy-Authenticate": Credentials;
  readonly "Proxy-Authorization": Credentials;
  readonly "Proxy-Require": string;
  readonly Reason: Reason;
  readonly "Record-Route": Address;
  readonly "Reject-Contact": ContactPredicate;
  readonly "Request-Disposition": string;
  readonly Require: string;
  readonly Route: Address;
  readonly "Security-Client": Item;
  readonly "Security-Server": Item;
  readonly "Security-Verify": Item;
  readonly "Service-Route": Address;
  readonly Supported: string;
  readonly Unsupported: string;
  readonly Via: Via;
  readonly Warning: Warning;
  readonly "WWW-Authenticate": Credentials;
}

/** What {@link readHeader} gives for each name that it knows. */
export type HeaderValues = SingleHeaderValues & {
  readonly [Name in keyof ListHeaderValues]: readonly ListHeaderValues[Name][];
};
