import { connect } from "node:net";
import { type LoopbackAddress, lookupLoopback } from "./loopback.ts";

/**
 * How long a connection that we have closed is left to a server, in milliseconds: until it is known to be one that lives and does not
 * close it, and then.
 */
const HELD_MS = { first: 5000, later: 200 } as const;

/** What becomes of a connection that is closed on our side at once. */
type Fate = "refused" | "reset" | "closed" | "held";

/**
 * Makes a question for a process that listens at an address: whether it lives, by a connection that says nothing. Only a process
 * answers or closes it. The system takes it for a process that is about to die, resets it when that is dead, and refuses
 * the next one.
 *
 * @param address The address.
 */
export function createLifeSign(address: LoopbackAddress): () => Promise<boolean> {
  let heldMs: number = HELD_MS.first;
  return async () => {
    let fate = await fateOfConnection(address, heldMs);
    // A server may reset it itself: then it takes another one.
    if (fate === "reset") fate = await fateOfConnection(address, heldMs);
    if (fate === "held") heldMs = HELD_MS.later;
    return fate !== "refused";
  };
}

function fateOfConnection({ host, port }: LoopbackAddress, heldMs: number): Promise<Fate> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, lookup: lookupLoopback });
    let isConnected = false;
    const end = (fate: Fate): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(fate);
    };
    const timer = setTimeout(end, heldMs, "held");
    socket
      .once("connect", () => (isConnected = true))
      .once("data", () => end("closed"))
      .once("end", () => end("closed"))
      .once("error", () => end(isConnected ? "reset" : "refused"));
    socket.end();
  });
}
