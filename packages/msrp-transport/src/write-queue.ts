import type { Socket } from "node:net";
import type { Turn } from "./turn.ts";

/** What waits to be written on a connection. */
export interface WriteQueue {
  /**
   * Queues pieces, one behind the other.
   *
   * @returns Whether more may be queued; otherwise `onDrain` says when.
   */
  push(pieces: readonly Uint8Array[]): boolean;

  /** Octets that are not with the operating system yet. */
  pending(): number;

  /** Writes what was queued in this turn. */
  flush(): void;
}

/** Up to so many octets, pieces are copied into one: cheaper than a list of them for the operating system. */
const MAX_JOINED_OCTETS = 65_536;

/**
 * Makes a queue for a connection. What is queued in a turn of the event loop is one write.
 *
 * @param socket The connection.
 * @param turn Where the queue asks to be flushed.
 * @param highWaterOctets So many octets may wait before `push` says to wait.
 * @param onDrain Called when half of them have left, after `push` has said to wait.
 */
export function createWriteQueue(
  socket: Socket,
  turn: Turn<WriteQueue>,
  highWaterOctets: number,
  onDrain: () => void,
): WriteQueue {
  let queued: Uint8Array[] = [];
  let octetsQueued = 0;
  let isFull = false;

  const queue: WriteQueue = {
    push(pieces) {
      if (queued.length === 0) turn.add(queue);
      for (const piece of pieces) {
        queued.push(piece);
        octetsQueued += piece.length;
      }
      if (queue.pending() > highWaterOctets) isFull = true;
      return !isFull;
    },
    pending: () => octetsQueued + socket.writableLength,
    flush() {
      const all = queued;
      const [first] = all;
      if (first === undefined || !socket.writable) return;
      const size = octetsQueued;
      queued = [];
      octetsQueued = 0;
      if (all.length === 1) socket.write(first, wrote);
      else if (size <= MAX_JOINED_OCTETS) socket.write(Buffer.concat(all, size), wrote);
      else writeAll(all);
    },
  };

  function writeAll(all: readonly Uint8Array[]): void {
    socket.cork();
    for (const octets of all) socket.write(octets, wrote);
    socket.uncork();
  }

  function wrote(error?: Error | null): void {
    if (!isFull || error instanceof Error || queue.pending() > highWaterOctets / 2) return;
    isFull = false;
    onDrain();
  }

  return queue;
}
