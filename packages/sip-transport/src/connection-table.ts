import { randomBytes } from "node:crypto";
import type { Socket } from "node:net";
import type { Connection } from "./connection.ts";
import type { SipTransportLimits } from "./limits.ts";
import { plainHost, type SipTarget, targetKey } from "./target.ts";
import { SipTransportError } from "./transport-error.ts";

/** The connections that are open, and how many more may be. */
export interface ConnectionTable {
  /** A name for a flow that none had before, nor has after a restart. */
  createFlow(): string;

  /** Makes room for a connection that has come in, until its socket closes; tells whether there was room. */
  admit(socket: Socket): boolean;

  /**
   * Makes room for a connection that is to be opened.
   *
   * @returns Gives the room back; to be called once.
   * @throws SipTransportError `too-many-connections`.
   */
  reserve(target: SipTarget): () => void;

  /** Adds a connection, under a key too if it may be used for what goes to the target. */
  add(connection: Connection, key?: string): void;
  remove(connection: Connection): void;

  /** One that is open, by its flow. */
  byFlow(flow: string): Connection | undefined;

  /** One to a target that is open: that we opened, else one that came in from there. */
  byTarget(target: SipTarget): Connection | undefined;

  /** One to a target that is open and that we opened. */
  openedTo(target: SipTarget): Connection | undefined;
  all(): Iterable<Connection>;
  readonly size: number;
}

/**
 * Makes a table without connections.
 *
 * @param limits The limits on connections.
 */
export function createConnectionTable(limits: Required<SipTransportLimits>): ConnectionTable {
  const process = randomBytes(6).toString("hex");
  const flows = new Map<string, Connection>();
  const targets = { client: new Map<string, Connection>(), server: new Map<string, Connection>() };
  const perAddress = new Map<string, number>();
  let count = 0;
  let flowsMade = 0;

  function open(connection: Connection | undefined): Connection | undefined {
    return connection?.isOpen === true ? connection : undefined;
  }

  function takeAddress(address: string): boolean {
    const ofAddress = perAddress.get(address) ?? 0;
    if (ofAddress >= limits.maxConnectionsPerAddress) return false;
    perAddress.set(address, ofAddress + 1);
    return true;
  }

  function releaseAddress(address: string): void {
    const ofAddress = perAddress.get(address) ?? 0;
    if (ofAddress > 1) perAddress.set(address, ofAddress - 1);
    else perAddress.delete(address);
  }

  return {
    createFlow: () => `${process}-${flowsMade++}`,
    admit(socket) {
      // A socket that is closed already has no address, and is refused.
      const address = plainHost(socket.remoteAddress ?? "");
      if (address === "" || count >= limits.maxConnections || !takeAddress(address)) return false;
      count++;
      socket.once("close", () => {
        count--;
        releaseAddress(address);
      });
      return true;
    },
    reserve(target) {
      if (count >= limits.maxConnections) {
        const reason = `${limits.maxConnections} connections are open`;
        throw new SipTransportError("too-many-connections", reason, target);
      }
      count++;
      return () => {
        count--;
      };
    },
    add(connection, key) {
      flows.set(connection.peer.flow, connection);
      if (key !== undefined) targets[connection.side].set(key, connection);
    },
    remove(connection) {
      flows.delete(connection.peer.flow);
      const ofSide = targets[connection.side];
      const key = targetKey(connection.peer);
      if (ofSide.get(key) === connection) ofSide.delete(key);
    },
    byFlow: (flow) => open(flows.get(flow)),
    byTarget(target) {
      const key = targetKey(target);
      return open(targets.client.get(key)) ?? open(targets.server.get(key));
    },
    openedTo: (target) => open(targets.client.get(targetKey(target))),
    all: () => flows.values(),
    get size() {
      return flows.size;
    },
  };
}
