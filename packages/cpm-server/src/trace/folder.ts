import { appendFile, mkdir, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { encodeRecord } from "./encode-record.ts";
import type { TraceSink } from "./record.ts";

/** Where traces are kept, and how many. */
export interface TraceFolderOptions {
  /** Path of the folder; it is made if it is not there. */
  readonly folder: string;

  /** Most traces; beyond it, the oldest are deleted. Default 10 000. */
  readonly maxTraces?: number;

  /** Longest trace, in octets; what comes behind it is not written. Default 16 777 216. */
  readonly maxTraceOctets?: number;

  /** Most octets that wait for the disk; a trace that would have more wait is cut. Default 67 108 864. */
  readonly maxPendingOctets?: number;

  /** How long records wait for others to be written with, in milliseconds. Default 200. */
  readonly flushMs?: number;

  /** Called when the disk refuses. Tracing goes on with the next records. */
  readonly onError?: (error: unknown) => void;
}

/** A folder with a file for each session, `<token>.jsonl`. */
export interface TraceFolder {
  /** Gives the place for the trace of a session; to be given to the function as `trace`. */
  readonly sink: (session: string) => TraceSink;

  /** Writes what waits, and ends. */
  close(): Promise<void>;
}

/** A trace that is being written. */
interface Writing {
  readonly path: string;
  octets: number;
  isCut: boolean;
  lines: string[];
}

const ENDING = ".jsonl";

/**
 * Opens a folder for traces. A trace is written some time behind the session, in the order of its records; after a
 * crash, its last records may be missing.
 *
 * @param options Where, and how many.
 * @throws Error of `node:fs` for a folder that cannot be made or read.
 */
export async function openTraceFolder(options: TraceFolderOptions): Promise<TraceFolder> {
  const { folder, maxTraces = 10_000, maxTraceOctets = 16_777_216 } = options;
  const { maxPendingOctets = 67_108_864, flushMs = 200, onError } = options;
  await mkdir(folder, { recursive: true });
  const names = await oldestFirst(folder);
  const waiting = new Set<Writing>();
  let pendingOctets = 0;
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();

  function add(trace: Writing, line: string): void {
    const octets = Buffer.byteLength(line) + 1;
    const isTooLong = trace.octets + octets > maxTraceOctets;
    if (trace.isCut) return;
    trace.isCut = isTooLong || pendingOctets + octets > maxPendingOctets;
    trace.lines.push(`${trace.isCut ? encodeRecord({ kind: "cut" }) : line}\n`);
    trace.octets += octets;
    pendingOctets += octets;
    waiting.add(trace);
    timer ??= setTimeout(flush, flushMs);
  }

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(writeAll).catch((error: unknown) => onError?.(error));
  }

  async function writeAll(): Promise<void> {
    for (const trace of waiting) {
      waiting.delete(trace);
      const text = trace.lines.splice(0).join("");
      pendingOctets = Math.max(0, pendingOctets - Buffer.byteLength(text));
      await appendFile(trace.path, text);
    }
    while (names.length > maxTraces) {
      const [oldest] = names.splice(0, 1);
      // One that nothing was written of is not there.
      if (oldest !== undefined) await rm(join(folder, oldest), { force: true });
    }
  }

  return {
    sink(session) {
      // A token is letters and digits; what is none does not become a path.
      if (!/^[A-Za-z0-9]{1,64}$/.test(session)) throw new RangeError("a session that is no token");
      const name = session + ENDING;
      names.push(name);
      const trace: Writing = { path: join(folder, name), octets: 0, isCut: false, lines: [] };
      return {
        write(record) {
          if (!trace.isCut) add(trace, encodeRecord(record));
        },
        end: flush,
      };
    },
    async close() {
      flush();
      await writing;
    },
  };
}

async function oldestFirst(folder: string): Promise<string[]> {
  const found: { readonly name: string; readonly atMs: number }[] = [];
  for (const name of await readdir(folder)) {
    if (!name.endsWith(ENDING)) continue;
    found.push({ name, atMs: (await stat(join(folder, name))).mtimeMs });
  }
  return found.toSorted((left, right) => left.atMs - right.atMs).map(({ name }) => name);
}
