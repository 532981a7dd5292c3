import { randomBytes } from "node:crypto";
import {
  type BindingChange,
  type Core,
  type CoreAction,
  type CoreEvent,
  type CoreOptions,
  createCore,
  isRemoval,
  registeredBindings,
  stepCore,
} from "@callingcard/sip-core";
import {
  createSipTransport,
  type SipListenAddress,
  type SipTlsOptions,
  type SipTransport,
  type SipTransportError,
} from "@callingcard/sip-transport";
import type { RegistrationChange, Registrations } from "../store/registrations.ts";
import type { BindingStore } from "./binding-store.ts";

/** How the embedded core is run. */
export interface CoreServerOptions {
  /** Domains whose users are served, in lower case; at least one. */
  readonly domains: readonly string[];

  /** Where it listens. */
  readonly listen: readonly SipListenAddress[];
  readonly tls?: SipTlsOptions;

  /** Where bindings are kept. Default: in memory alone. */
  readonly bindings?: BindingStore;

  /** The rest, but for the functions that requests go through: `start` takes these. */
  readonly core?: Omit<CoreOptions, "domains" | "addresses" | "createId" | "services">;

  /** For logs: messages that could not be read, sent or kept. */
  readonly onProblem?: (problem: SipTransportError | Error) => void;

  /** For logs: what became of bindings. */
  readonly onBinding?: (change: BindingChange) => void;
}

/** The embedded SIP/IP core on its sockets. */
export interface CoreServer {
  /** Where it listens, with the ports that were bound. */
  readonly addresses: readonly SipListenAddress[];

  /** Who is registered there. */
  readonly registrations: Registrations;

  /**
   * The URI of the core as a function puts it into Route, with the marker that tells what comes back from it.
   *
   * @param marker As in the function's entry of `start`.
   */
  routeUri(marker: string): string;

  /**
   * Begins to answer; before, every message is dropped.
   *
   * @param services Functions that requests go through.
   */
  start(services?: CoreOptions["services"]): Promise<void>;
  close(): Promise<void>;
}

/**
 * Runs the embedded SIP/IP core: registrar, home proxy and service triggers (`@callingcard/sip-core`) on sockets of
 * its own.
 *
 * @param options Whom it serves, and where it listens.
 * @returns The core, bound to its ports; `start` makes it answer.
 * @throws SipTransportError `listen-failed`
 */
export async function createCoreServer(options: CoreServerOptions): Promise<CoreServer> {
  const { domains, listen, tls, bindings, onProblem = () => undefined, onBinding } = options;
  const timers = new Map<string, NodeJS.Timeout>();
  const watchers = new Set<(change: RegistrationChange) => void>();
  let core: Core | undefined;

  const tell = (event: CoreEvent): void => {
    if (core === undefined) return;
    const [next, actions] = stepCore(core, event, Date.now());
    core = next;
    for (const action of actions) act(action);
  };
  const act = (action: CoreAction): void => {
    switch (action.kind) {
      case "send":
        send(action);
        break;
      case "start-timer":
        startTimer(action.timer, action.afterMs);
        break;
      case "stop-timer":
        clearTimeout(timers.get(action.timer));
        timers.delete(action.timer);
        break;
      case "save-binding":
        bindings?.save(action.binding).catch(onProblem);
        break;
      case "remove-binding":
        bindings?.remove(action.aor, action.id).catch(onProblem);
        break;
      case "binding-changed":
        onBinding?.(action);
        for (const watcher of watchers) watcher(changeOf(action));
        break;
    }
  };
  const send = ({ key, message, octets, target }: CoreAction & { kind: "send" }): void => {
    transport.send(octets ?? message, target).catch((error: unknown) => {
      if (error instanceof Error) onProblem(error);
      tell({ kind: "transport-error", key });
    });
  };
  const startTimer = (timer: string, afterMs: number): void => {
    clearTimeout(timers.get(timer));
    const fire = (): void => {
      timers.delete(timer);
      tell({ kind: "timer", timer });
    };
    timers.set(timer, setTimeout(fire, Math.min(afterMs, MAX_TIMEOUT_MS)));
  };

  const transport: SipTransport = await createSipTransport({
    listen,
    ...(tls !== undefined && { tls }),
    onMessage: (message, source) => tell({ kind: "message", message, source }),
    onFlowClosed: (flow) => tell({ kind: "flow-closed", flow }),
    onProblem,
  });
  const addresses = transport.addresses();

  return {
    addresses,
    registrations: {
      bindings: async (aor) =>
        core === undefined ? [] : registeredBindings(core, aor, Date.now()),
      watch(listener) {
        watchers.add(listener);
        return () => void watchers.delete(listener);
      },
    },
    routeUri(marker) {
      const [address] = addresses.toSorted((one, other) => rank(one) - rank(other));
      if (address === undefined) throw new RangeError("a core that listens nowhere");
      const host = address.host.includes(":") ? `[${address.host}]` : address.host;
      return `sip:${host}:${address.port};transport=${address.transport};lr;odi=${marker}`;
    },
    async start(services = []) {
      core = createCore({
        ...options.core,
        domains,
        addresses,
        services,
        createId: () => randomBytes(ID_OCTETS).toString("hex"),
      });
      const kept = (await bindings?.load(Date.now())) ?? [];
      tell({ kind: "load", bindings: kept });
    },
    async close() {
      core = undefined;
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
      await transport.close();
    },
  };
}

/** Octets of chance in an identifier. */
const ID_OCTETS = 12;

/** Longest time that `setTimeout` takes, in milliseconds; a timer that fires early is started again. */
const MAX_TIMEOUT_MS = 2_147_483_647;

// Functions are called by TCP where the core has it: what they get is longer than a datagram.
function rank({ transport }: SipListenAddress): number {
  return ["tcp", "tls", "udp"].indexOf(transport);
}

function changeOf(change: BindingChange): RegistrationChange {
  const { event, binding } = change;
  if (isRemoval(change)) return { kind: "removed", binding };
  const isNew = event === "registered" || event === "created";
  return { kind: isNew ? "registered" : "refreshed", binding };
}
