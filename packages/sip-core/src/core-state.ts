import type { SipMessage, SipResponse } from "@callingcard/sip";
import type { ResponseContext } from "@callingcard/sip-dialog/proxy";
import type { NotifiedSubscription } from "@callingcard/sip-dialog/subscription";
import {
  createTransactions,
  type SipTarget,
  type Transactions,
} from "@callingcard/sip-transaction";
import type { Binding, BindingChange, Registration } from "./binding.ts";
import type { CoreOptions } from "./core-options.ts";
import { emptyMap, hashOf, type KeyedMap } from "./keyed-map.ts";

/** A request that is being forwarded. */
interface ForwardedContext {
  /** The server transaction. */
  readonly key: string;
  readonly context: ResponseContext;

  /** The final response that went back, if it did. */
  readonly answer: SipResponse | undefined;
}

/** Whose a client transaction is, by its key; what nobody waits for is in no map. */
interface OwnedBranch {
  /** The client transaction. */
  readonly key: string;

  /** The server transaction of the request that was forwarded. */
  readonly contextKey: string;
  readonly branch: string;
}

/** A branch that has timers, by its name. */
interface NamedBranch {
  /** The branch. */
  readonly key: string;
  readonly contextKey: string;

  /** The client transaction. */
  readonly clientKey: string;
}

/** What is registered over a flow. */
interface FlowOwner {
  /** What `flowKey` gives. */
  readonly key: string;

  /** The latest one last. */
  readonly bindings: readonly Binding[];
}

/** A name of a flow in Record-Route. */
interface FlowToken {
  /** The name. */
  readonly key: string;
  readonly binding: Binding;
}

/** A temporary GRUU that is valid. */
interface GruuOwner {
  /** The GRUU. */
  readonly key: string;
  readonly aor: string;
  readonly instance: string;
}

/** How often a nonce was used. */
interface UsedNonce {
  /** The nonce. */
  readonly key: string;
  readonly count: number;

  /** When it was made, in milliseconds since 1970. */
  readonly madeMs: number;
}

/** One who watches the registrations of a user (RFC 3680). */
export interface Watcher {
  /** The tag of the core in the dialog. */
  readonly key: string;

  /** The canonical address of record. */
  readonly aor: string;
  readonly subscription: NotifiedSubscription;

  /** Of the next document. */
  readonly version: number;

  /** The flow of the device that watches; absent for others, who are where their Contact says. */
  readonly hop: SipTarget | undefined;
}

/** Those who watch a user. */
interface Watched {
  /** The canonical address of record. */
  readonly key: string;
  readonly ids: readonly string[];
}

/** A NOTIFY whose answer is waited for. */
interface PendingNotify {
  /** The client transaction. */
  readonly key: string;
  readonly watcher: string;
}

/** A core: a registrar, a home proxy and what belongs to them. It is never changed; a step makes another one. */
export interface Core {
  readonly options: CoreOptions;
  readonly transactions: Transactions;

  /** Stands in Record-Route where no flow has a name, so that what comes back by it is known. */
  readonly routeToken: string;

  /** By canonical addresses of record. */
  readonly registrations: KeyedMap<Registration>;
  readonly temporaryGruus: KeyedMap<GruuOwner>;
  readonly flowOwners: KeyedMap<FlowOwner>;
  readonly flowTokens: KeyedMap<FlowToken>;
  readonly contexts: KeyedMap<ForwardedContext>;
  readonly ownedBranches: KeyedMap<OwnedBranch>;
  readonly namedBranches: KeyedMap<NamedBranch>;
  readonly nonces: KeyedMap<UsedNonce>;

  /** Nonces that were made until then, in milliseconds since 1970, are not taken unless they are in `nonces`. */
  readonly forgottenMs: number;

  /** When those were last looked for who are gone, in milliseconds since 1970. */
  readonly sweptMs: number;
  readonly watchers: KeyedMap<Watcher>;
  readonly watched: KeyedMap<Watched>;
  readonly notifications: KeyedMap<PendingNotify>;
}

/** What happens to a core. */
export type CoreEvent =
  /** A message came; `received` and `rport` are in the top Via of a request. */
  | { readonly kind: "message"; readonly message: SipMessage; readonly source: SipTarget }
  | { readonly kind: "timer"; readonly timer: string }
  /** What `send` asked for could not be sent. */
  | { readonly kind: "transport-error"; readonly key: string }
  /** A connection is closed. */
  | { readonly kind: "flow-closed"; readonly flow: string }
  /** Bindings that were kept by `save-binding` before the core was made. */
  | { readonly kind: "load"; readonly bindings: readonly Binding[] };

/** What a core asks its owner to do, or tells it. */
export type CoreAction =
  | {
      readonly kind: "send";

      /** Of `transport-error`; empty for what nobody waits for. */
      readonly key: string;
      readonly message: SipMessage;

      /** The octets of the message, where they are made already. */
      readonly octets?: Uint8Array;
      readonly target: SipTarget;
    }
  | { readonly kind: "start-timer"; readonly timer: string; readonly afterMs: number }
  | { readonly kind: "stop-timer"; readonly timer: string }
  /** Keep a binding, by its address of record and its id; the one of the same id is replaced. */
  | { readonly kind: "save-binding"; readonly binding: Binding }
  | { readonly kind: "remove-binding"; readonly aor: string; readonly id: string }
  /** Something became of a binding; for those who watch registrations. */
  | ({ readonly kind: "binding-changed" } & BindingChange);

/** What a step gives. */
export type CoreStep = readonly [Core, readonly CoreAction[]];

/**
 * Makes a core without registrations.
 *
 * @param options What it is made with.
 * @throws RangeError for a limit or a time that is negative or no number, and would limit nothing.
 */
export function createCore(options: CoreOptions): Core {
  const { maxUsers, maxSubscriptions, maxSubscriptionsOfUser, registrar, authentication } = options;
  checkNumbers({ maxUsers, maxSubscriptions, maxSubscriptionsOfUser });
  checkNumbers({ ...registrar });
  checkNumbers({ ...authentication });
  const { createId, routeToken = createId() } = options;
  const seed = hashOf(createId(), 0);
  const none = emptyMap(seed);
  return {
    options,
    routeToken,
    transactions: createTransactions({ hashSeed: seed, ...options.transactions }),
    registrations: none,
    temporaryGruus: none,
    flowOwners: none,
    flowTokens: none,
    contexts: none,
    ownedBranches: none,
    namedBranches: none,
    nonces: none,
    forgottenMs: 0,
    sweptMs: 0,
    watchers: none,
    watched: none,
    notifications: none,
  };
}

function checkNumbers(options: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(options)) {
    if (typeof value === "number" && !(value >= 0)) throw new RangeError(`${name} of ${value}`);
  }
}
