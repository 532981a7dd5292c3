/** Octets of a body that are made as they are asked for. */
export interface Chunks {
  /** The next ones; `undefined` at the end. Rejects when they cannot be made. */
  readonly next: () => Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Says that the rest is not wanted. */
  readonly cancel: () => Promise<void>;
}

/** What there is of a body so far, and whether that is its end. */
export interface Gathered {
  readonly octets: Uint8Array<ArrayBuffer>;
  readonly done: boolean;
}

/**
 * Makes a body of what is gathered while it is sent: the next chunk when the reader has taken the last one. The
 * first is made before this returns, so that a failure in it can still be answered with a status of its own; a later
 * one breaks the body off.
 *
 * @param gather Gathers the next chunk.
 * @param cancel Called when the rest is not wanted.
 * @returns All octets, when the first chunk has them.
 *
 * @internal
 */
export async function gatheredBody(
  gather: () => Promise<Gathered>,
  cancel: () => Promise<unknown>,
): Promise<Uint8Array<ArrayBuffer> | Chunks> {
  let ready: Gathered | undefined = await gather();
  if (ready.done) return ready.octets;
  let isOver = false;
  return {
    async next() {
      if (isOver) return undefined;
      const { octets, done } = ready ?? (await gather());
      ready = undefined;
      isOver = done;
      return octets.length === 0 ? undefined : octets;
    },
    async cancel() {
      isOver = true;
      await cancel();
    },
  };
}

/**
 * Makes the stream of a body that is asked for chunk by chunk.
 *
 * @internal
 */
export function streamOf({ next, cancel }: Chunks): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        const octets = await next();
        if (octets === undefined) controller.close();
        else controller.enqueue(octets);
      },
      cancel,
    },
    { highWaterMark: 0 },
  );
}

/**
 * Reads a stream chunk by chunk.
 *
 * @internal
 */
export function chunksOf(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Chunks {
  const reader = stream.getReader();
  return {
    next: async () => (await reader.read()).value,
    cancel: () => reader.cancel(),
  };
}
