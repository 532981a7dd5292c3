import { joinChunks } from "./body.ts";

/** Octets are gathered into chunks of about this many. */
const CHUNK_OCTETS = 65_536;

/**
 * Makes a body of octets that are produced while it is sent: the next chunk when the reader has taken the
 * last one, and none any more when the reader goes away. A failure before the first chunk rejects, so that it
 * can still be answered with a status of its own; a later one breaks the stream off.
 *
 * @internal
 */
export async function octetBody(
  parts: AsyncIterable<Uint8Array>,
): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const iterator = parts[Symbol.asyncIterator]();
  let next: Gathered | undefined = await gather(iterator);
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        const { octets, done } = next ?? (await gather(iterator));
        next = undefined;
        if (octets.length > 0) controller.enqueue(octets);
        if (done) controller.close();
      },
      async cancel() {
        await iterator.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}

interface Gathered {
  readonly octets: Uint8Array<ArrayBuffer>;
  readonly done: boolean;
}

async function gather(iterator: AsyncIterator<Uint8Array>): Promise<Gathered> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  while (size < CHUNK_OCTETS) {
    const next = await iterator.next();
    if (next.done === true) return { octets: joined(chunks, size), done: true };
    chunks.push(next.value);
    size += next.value.length;
  }
  return { octets: joined(chunks, size), done: false };
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(joinChunks(chunks, size));
}
