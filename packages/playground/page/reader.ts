import type { Reading, Syntax } from "@callingcard/syntaxes";
import type { PartName } from "../src/syntax/families.ts";

/** What the worker is to read. */
export interface Wish {
  readonly part: PartName;
  /** Name of the syntax. */
  readonly syntax: string;
  readonly octets: Uint8Array;
}

/** Reads texts: a short one at once, a long one in a worker, so that the page stays free. */
export interface Reader {
  /** Reads a text; what is still being read is given up, and its promise stays open. */
  readonly read: (part: PartName, syntax: Syntax, octets: Uint8Array) => Reading | Promise<Reading>;
}

/** Texts up to this length are read in the page, in octets: some milliseconds. */
const MAX_AT_ONCE = 16_384;

interface Helper {
  readonly part: PartName;
  readonly worker: Promise<Worker>;
  isBusy: boolean;
}

/**
 * Makes a reader.
 *
 * @returns The reader.
 */
export function createReader(): Reader {
  let helper: Helper | undefined;

  // A helper that reads what nobody waits for is dismissed.
  function free(part: PartName): Helper {
    if (helper !== undefined && !helper.isBusy && helper.part === part) return helper;
    void helper?.worker.then((worker) => worker.terminate());
    helper = { part, worker: startWorker(part), isBusy: false };
    return helper;
  }

  async function readBeside(part: PartName, syntax: Syntax, octets: Uint8Array): Promise<Reading> {
    const own = free(part);
    own.isBusy = true;
    try {
      const worker = await own.worker;
      return await ask(worker, { part, syntax: syntax.name, octets });
    } catch {
      // Where there is no worker to be had, the page waits.
      if (helper === own) helper = undefined;
      return syntax.read(octets);
    } finally {
      own.isBusy = false;
    }
  }

  return {
    read: (part, syntax, octets) =>
      octets.length <= MAX_AT_ONCE ? syntax.read(octets) : readBeside(part, syntax, octets),
  };
}

async function startWorker(part: PartName): Promise<Worker> {
  const source = await callingcard.sourceOf(["worker", part]);
  const script = `${source};callingcard.require("worker")`;
  const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  return new Worker(callingcard.trusted(address));
}

function ask(worker: Worker, wish: Wish): Promise<Reading> {
  return new Promise((resolve, reject) => {
    const events = new AbortController();
    const { signal } = events;
    const onMessage = ({ data }: MessageEvent<Reading | undefined>): void => {
      events.abort();
      if (data === undefined) reject(new Error("the worker read nothing"));
      else resolve(data);
    };
    const onError = (): void => {
      events.abort();
      worker.terminate();
      reject(new Error("the worker failed"));
    };
    worker.addEventListener("message", onMessage, { signal });
    worker.addEventListener("error", onError, { signal });
    worker.postMessage(wish);
  });
}
