import { encodeMessage } from "@callingcard/sip";
import {
  type Core,
  type CoreAction,
  type CoreEvent,
  type CoreOptions,
  createCore,
  stepCore,
} from "@callingcard/sip-core";
import type { SipTarget } from "@callingcard/sip-transaction";
import { createSipTransport, type SipListenAddress } from "@callingcard/sip-transport";
import { newIdentifier } from "../identifier.ts";
import { createTimers } from "../timers.ts";
import { createRegistrationTable, type RegistrationTable } from "./registration-table.ts";

/** A core over real sockets. */
export interface CoreServer {
  /** Where it listens by TCP. */
  readonly target: SipTarget;

  /** Who is registered now. */
  readonly registrations: RegistrationTable;

  /** Begins to serve; what came before was dropped. */
  serve(options: Omit<CoreOptions, "addresses" | "createId">): void;

  /** Requests and responses that went through, for who wants to see them. */
  close(): Promise<void>;
}

/**
 * Opens the sockets of a core, at free ports.
 *
 * @param host Its address. Default `127.0.0.1`.
 * @param onProblem Told of what went wrong. Default nobody.
 */
export async function createCoreServer(
  host = "127.0.0.1",
  onProblem: (text: string) => void = () => undefined,
): Promise<CoreServer> {
  const timers = createTimers();
  const registrations = createRegistrationTable();
  let core: Core | undefined;

  const step = (event: CoreEvent): void => {
    if (core === undefined) return;
    const [next, actions] = stepCore(core, event, Date.now());
    core = next;
    for (const action of actions) obey(action);
  };
  const obey = (action: CoreAction): void => {
    switch (action.kind) {
      case "send":
        transport.send(action.octets ?? encodeMessage(action.message), action.target).catch(() => {
          if (action.key !== "") step({ kind: "transport-error", key: action.key });
        });
        break;
      case "start-timer":
        timers.start(action.timer, action.afterMs, () => {
          step({ kind: "timer", timer: action.timer });
        });
        break;
      case "stop-timer":
        timers.stop(action.timer);
        break;
      case "save-binding":
        registrations.save(action.binding);
        break;
      case "remove-binding":
        registrations.remove(action.aor, action.id);
        break;
      case "binding-changed":
        registrations.tell(action);
        break;
    }
  };

  const listen: readonly SipListenAddress[] = [
    { transport: "tcp", host, port: 0 },
    { transport: "udp", host, port: 0 },
  ];
  const transport = await createSipTransport({
    listen,
    onMessage(message, source) {
      step({ kind: "message", message, source });
    },
    onFlowClosed(flow) {
      step({ kind: "flow-closed", flow });
    },
    onProblem(problem) {
      onProblem(`${problem.code}: ${problem.message}`);
    },
  });
  const addresses = transport.addresses();
  const target = addresses.find(({ transport: by }) => by === "tcp");
  if (target === undefined) throw new Error("the core does not listen");

  return {
    target,
    registrations,
    serve(options) {
      core = createCore({ ...options, addresses, createId: newIdentifier });
    },
    async close() {
      core = undefined;
      timers.stopAll();
      await transport.close();
    },
  };
}
