import type { Limits } from "./limits.ts";
import type { Resource } from "./resource.ts";
import type { DocumentStore } from "./store.ts";
import type { ApplicationUsage } from "./usage.ts";

/** What a handler keeps from request to request. */
export interface HandlerContext {
  readonly store: DocumentStore;
  readonly usages: ReadonlyMap<string, ApplicationUsage>;
  readonly limits: Limits;
  /** Path of the XCAP root without a solidus at its end. */
  readonly root: string;
  /** The one document of `xcap-caps`. */
  readonly capabilities: Uint8Array;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** What the steps of one authorized request share. */
export interface RequestContext extends HandlerContext {
  readonly request: Request;
  readonly url: URL;
  readonly resource: Resource;
}
