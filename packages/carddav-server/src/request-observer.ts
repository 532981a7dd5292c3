import type { PrincipalReport, Report } from "@callingcard/dav-xml";
import type { AddressBookStore } from "./store.ts";

/** The name of a report; `unknown` for one that the server does not know. */
export type ReportName = Report["kind"] | PrincipalReport["kind"];

/** What is worth a line in a log. */
export interface RequestRecord {
  readonly method: string;
  /** As sent, without the query. */
  readonly path: string;
  readonly status: number;
  /** Absent when nobody was signed in. */
  readonly user?: string;
  /** The report that a REPORT asked for; absent when its body could not be read. */
  readonly report?: ReportName;
  /** Whether a sync-collection began from nothing; absent for other reports. */
  readonly isInitialSync?: boolean;
  /** Of the body of the answer. */
  readonly octetCount: number;
  readonly durationMs: number;
}

/** Watches one request, for metrics and traces. */
export interface RequestObserver {
  /** What the request uses in place of the handler's store: the same one, as `watchStore` makes it. */
  readonly store?: AddressBookStore;
  /** Called when a REPORT was read, before it is answered. */
  readonly onReport?: (report: ReportName) => void;
  /** Called when the answer was read to the end or given up. */
  readonly onFinished?: (record: RequestRecord) => void;
}
