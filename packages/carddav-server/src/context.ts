import type { AclRestrictions, PrincipalReport, Propfind, Report } from "@callingcard/dav-xml";
import type { AccessContext } from "./access/judge.ts";
import type { PrincipalDirectory } from "./access/principal-directory.ts";
import type { BookAnswers } from "./book-answers.ts";
import type { Digest } from "./digest.ts";
import type { Limits } from "./limits.ts";
import type { ClientProfile } from "./profile/client-profile.ts";
import type { DefaultVersion } from "./representation/preferred-representation.ts";
import type { Version3Tags } from "./representation/version3-tags.ts";
import type { PropertyContext } from "./property/live-property.ts";
import type { Quota } from "./quota.ts";
import type { Repair } from "./repair/handling.ts";
import type { AddressBookStore, WriteCondition } from "./store.ts";
import type { SyncTokens } from "./sync-token.ts";

/** What a handler keeps from request to request. */
export interface HandlerContext {
  readonly store: AddressBookStore;
  readonly tokens: SyncTokens;
  readonly limits: Limits;
  readonly principals: PrincipalDirectory;
  readonly aclRestrictions: AclRestrictions;
  /** Path of the root without a slash at the end. */
  readonly prefix: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** How much owners may store; without it, as much as there is room for. */
  readonly quota: Quota | undefined;
  /** Which version clients get that name none; without it, the stored one. */
  readonly defaultVersion: DefaultVersion | undefined;
  /** What kinds of clients are answered otherwise than others. */
  readonly profiles: readonly ClientProfile[];
  /** Reads the body of a PROPFIND. */
  readonly readPropfind: (octets: Uint8Array) => Propfind;
  /** Reads the body of a REPORT. */
  readonly readReport: (octets: Uint8Array) => Report;
  /** What owners were told of their books. */
  readonly bookAnswers: BookAnswers;
  /** Which cards need not be read before one of version 3.0 is written over them. */
  readonly version3Tags: Version3Tags;
  /** How the octets of written cards are digested for their entity tags. */
  readonly digest: Digest;
  /** When cards are repaired. */
  readonly repair: Repair;
  /** Whether the store is told who writes. */
  readonly keepsAuthors: boolean;
}

/** What the steps of one authenticated request share. */
export interface RequestContext extends HandlerContext, PropertyContext, AccessContext {
  readonly request: Request;
  readonly url: URL;
  /** Tells of an error that no step expected, and that does not end the request. */
  readonly onUnexpected: (error: unknown) => void;
  /** What a write must find, so that the `If` header stays true: card, book and locks. */
  readonly guard: WriteCondition;
  /** Told which report a REPORT asks for. */
  readonly onReport: (report: Report | PrincipalReport) => void;
}
