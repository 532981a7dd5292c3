import type { Socket } from "node:net";
import { type MsrpAddress, plainHost } from "./address.ts";
import type { MsrpTransportLimits } from "./limits.ts";
import { MsrpTransportError } from "./transport-error.ts";

/** How many connections there are, and may be. */
export interface Room {
  /** Makes room for a connection that has come in, until its socket closes; tells whether there was room. */
  admit(socket: Socket): boolean;

  /**
   * Makes room for a connection that is to be opened.
   *
   * @returns Gives the room back; to be called once.
   * @throws MsrpTransportError `too-many-connections`.
   */
  reserve(target: MsrpAddress): () => void;
}

/**
 * Counts connections.
 *
 * @param limits The limits on connections.
 */
export function createRoom(limits: Required<MsrpTransportLimits>): Room {
  const perAddress = new Map<string, number>();
  let count = 0;

  function release(address: string): void {
    count--;
    const others = (perAddress.get(address) ?? 0) - 1;
    if (others > 0) perAddress.set(address, others);
    else perAddress.delete(address);
  }

  return {
    admit(socket) {
      // A socket that is closed already has no address, and is refused.
      const address = plainHost(socket.remoteAddress ?? "");
      const others = perAddress.get(address) ?? 0;
      const isRoom = count < limits.maxConnections && others < limits.maxConnectionsPerAddress;
      if (address === "" || !isRoom) return false;
      count++;
      perAddress.set(address, others + 1);
      socket.once("close", () => {
        release(address);
      });
      return true;
    },
    reserve(target) {
      if (count >= limits.maxConnections) {
        const reason = `${limits.maxConnections} connections are open`;
        throw new MsrpTransportError("too-many-connections", reason, target);
      }
      count++;
      return () => {
        count--;
      };
    },
  };
}
