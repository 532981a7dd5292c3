import type { HeaderField, SipRequest, SipResponse } from "@callingcard/sip";
import type { SipTarget } from "@callingcard/sip-transaction";
import type { SessionLimit } from "./session-limit.ts";

/** Where a copy of a request goes. */
export interface ProxyTarget {
  /** The Request-URI of the copy. */
  readonly uri: string;

  /** Values put in front of Route, as from a Path; each with angle brackets. Default none. */
  readonly routes?: readonly string[];

  /** Where it is sent, such as an open connection. Default where its first Route or Request-URI leads. */
  readonly hop?: SipTarget;

  /**
   * Tried one after another where this one cannot be reached, such as other flows of the same device
   * (RFC 5626 section 7): after 430, a timeout or a failure to send. Default none.
   */
  readonly alternatives?: readonly ProxyTarget[];

  /** Whatever `recordRoute` of the context wants to know of it. Default nothing. */
  readonly label?: string;
}

/** What a response context is made with. */
export interface ContextOptions {
  /** Gives characters of a token that were never given before, for branches and tags. */
  readonly createId: () => string;

  /** Gives the Via of a request to a target, without its branch, as in `SIP/2.0/TCP home.example:5060`. */
  readonly via: (hop: SipTarget) => string;

  /** Gives the values put in front of Record-Route; each with angle brackets and `lr`. Default none. */
  readonly recordRoute?: (target: ProxyTarget, hop: SipTarget) => readonly string[];

  /** Finds where a URI is reached. Default `targetOfUri`. */
  readonly resolve?: (uri: string, isSecure: boolean) => SipTarget | undefined;

  /** What `loopDigest` gives for the request as it came. Default none: loops through here are not found. */
  readonly digest?: string;

  /** Branches that may be open at one time (RFC 5393 section 5.3.3). Default 60. */
  readonly breadth?: number;

  /** Most branches in all, with those of redirections. Default 32. */
  readonly maxBranches?: number;

  /** Timer C, in milliseconds (RFC 3261 section 16.6 item 11). Default 185 000. */
  readonly timerCMs?: number;

  /** Time that a branch has to answer a CANCEL, in milliseconds (RFC 3261 section 9.1). Default 32 000. */
  readonly cancelMs?: number;

  /** Whether a 2xx cancels the other branches (RFC 3841 section 9.1, `no-cancel`). Default true. */
  readonly isCancelling?: boolean;

  /**
   * Makes a target of a Contact of a 3xx (RFC 3261 section 16.7 item 4); `undefined` for one that is left to
   * the client. Default: all are.
   */
  readonly redirect?: (uri: string) => ProxyTarget | undefined;

  /** What `limitSession` gave. Default none. */
  readonly sessionLimit?: SessionLimit;
}

/** What became of one branch. */
export type BranchState =
  /** No answer yet: a CANCEL has to wait (RFC 3261 section 9.1). */
  | "calling"
  /** A provisional response came. */
  | "proceeding"
  /** It has its final response, or none is waited for. */
  | "done";

/** One copy of the request. */
export interface Branch {
  readonly target: ProxyTarget;
  readonly request: SipRequest;
  readonly hop: SipTarget;
  readonly state: BranchState;

  /** Share of Max-Breadth. */
  readonly breadth: number;

  /** Header fields of the CANCEL that is wanted or sent. */
  readonly cancel: readonly HeaderField[] | undefined;
  readonly isCancelSent: boolean;

  /** Whether the transaction is still there, which may bring another 2xx. */
  readonly isOpen: boolean;
}

/** A response context (RFC 3261 section 16): one request that came and its copies. */
export interface ResponseContext {
  /** The request that came, after `preprocessRoute`. */
  readonly request: SipRequest;
  readonly options: ContextOptions;

  /** By the branch of their Via. */
  readonly branches: ReadonlyMap<string, Branch>;

  /** Targets of the group at hand that wait for their turn. */
  readonly waiting: readonly ProxyTarget[];

  /** Groups that are tried when all branches have answered, one after another. */
  readonly groups: readonly (readonly ProxyTarget[])[];

  /** What was ever in the target set, so that none comes into it again. */
  readonly seen: readonly ProxyTarget[];

  /** Final responses that are kept until the best one is chosen. */
  readonly responses: readonly SipResponse[];

  /** The final response that went back. */
  readonly answered: "none" | "success" | "failure";

  /** Whether no further branch is made: after a 6xx, a 2xx or a CANCEL. */
  readonly isClosed: boolean;
  readonly isCancelled: boolean;
  readonly isOver: boolean;
}

/** What happens to a context. */
export type ContextEvent =
  /** A response came on a branch, with the proxy's own Via still in front; each 2xx as often as it comes. */
  | { readonly kind: "response"; readonly branch: string; readonly response: SipResponse }
  /** No final response came in time. */
  | { readonly kind: "timeout"; readonly branch: string }
  /** The copy could not be sent. */
  | { readonly kind: "transport-error"; readonly branch: string }
  /** The client transaction of a branch is gone. */
  | { readonly kind: "ended"; readonly branch: string }
  /** A CANCEL came for the request; its Reason, if any, goes on. The owner answers the CANCEL itself. */
  | { readonly kind: "cancel"; readonly headers?: readonly HeaderField[] }
  /** There are more targets, tried after those that are left (RFC 3261 section 16.5). */
  | { readonly kind: "add-targets"; readonly groups: readonly (readonly ProxyTarget[])[] }
  | { readonly kind: "timer"; readonly timer: string };

/** What a context asks its owner to do. */
export type ContextAction =
  /** Send a copy in a new client transaction. */
  | {
      readonly kind: "forward";
      readonly branch: string;
      readonly request: SipRequest;
      readonly target: SipTarget;
    }
  /** Send a CANCEL in a transaction of its own; its answer is of no interest. */
  | {
      readonly kind: "cancel";
      readonly branch: string;
      readonly request: SipRequest;
      readonly target: SipTarget;
    }
  /** Give up the client transaction of a branch, which does not answer. */
  | { readonly kind: "drop"; readonly branch: string }
  /** Send a response in the server transaction. */
  | { readonly kind: "respond"; readonly response: SipResponse }
  | { readonly kind: "start-timer"; readonly timer: string; readonly afterMs: number }
  | { readonly kind: "stop-timer"; readonly timer: string }
  /** Nothing is left to be done; the context can be dropped. */
  | { readonly kind: "over" };
