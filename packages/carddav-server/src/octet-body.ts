import { joinChunks } from "./body.ts";
import { gatheredBody, type Chunks, type Gathered } from "./chunks.ts";

/** Octets are gathered into chunks of about this many. */
const CHUNK_OCTETS = 65_536;

/**
 * Makes a body of octets that are produced while it is sent, as {@link gatheredBody} has it.
 *
 * @internal
 */
export function octetBody(
  parts: AsyncIterable<Uint8Array>,
): Promise<Uint8Array<ArrayBuffer> | Chunks> {
  const iterator = parts[Symbol.asyncIterator]();
  return gatheredBody(
    () => gather(iterator),
    async () => iterator.return?.(),
  );
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
