import type { Author, CardWrite, HistoryOptions } from "../src/store.ts";

/** What is remembered of the writes of one book, in memory. */
export class MemoryHistory {
  readonly #writes: { readonly write: CardWrite; readonly octets: Uint8Array | undefined }[] = [];

  add(
    revision: number,
    name: string,
    author: Author | undefined,
    { before, after }: { readonly before?: MemoryVersion; readonly after?: MemoryVersion },
  ): void {
    if (author === undefined) return;
    const write = {
      revision,
      name,
      writtenMs: Date.now(),
      author,
      ...(before !== undefined && { before: before.etag }),
      ...(after !== undefined && { after: after.etag }),
    };
    this.#writes.push({ write, octets: before?.octets });
  }

  list({ name, before = Infinity, limit = Infinity }: HistoryOptions): readonly CardWrite[] {
    return this.#writes
      .map(({ write }) => write)
      .filter((write) => write.revision < before && (name === undefined || write.name === name))
      .toReversed()
      .slice(0, limit);
  }

  octets(revision: number): Uint8Array | undefined {
    return this.#writes.find(({ write }) => write.revision === revision)?.octets;
  }
}

interface MemoryVersion {
  readonly etag: string;
  readonly octets: Uint8Array;
}
