import type { Client } from "pg";

/** Pause before a broken connection is made again, in milliseconds; it doubles with each attempt, up to the longest. */
const RETRY_MS = 500;
const MAX_RETRY_MS = 30_000;

/**
 * Listens to a channel of the database (`LISTEN`), and goes on to when a connection breaks. What is told is
 * nothing but a reason to look: it may be told without one, and be missed while there is no connection.
 *
 * @param connect Makes a connection that is not open yet.
 * @param channel Name of the channel.
 * @param onWake Called when something was told, and after each beginning.
 * @returns Ends it.
 * @internal
 */
export function listen(
  connect: () => Client,
  channel: string,
  onWake: () => void,
): () => Promise<void> {
  let client: Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let retryMs = RETRY_MS;
  let isEnded = false;

  async function begin(): Promise<void> {
    const own = connect();
    client = own;
    own.on("notification", onWake);
    own.on("error", () => retry(own));
    own.on("end", () => retry(own));
    try {
      await own.connect();
      await own.query(`LISTEN ${channel}`);
      retryMs = RETRY_MS;
      onWake();
    } catch {
      retry(own);
    }
  }

  function retry(broken: Client): void {
    if (isEnded || client !== broken) return;
    client = undefined;
    void broken.end().catch(() => undefined);
    timer = setTimeout(() => void begin(), retryMs).unref();
    retryMs = Math.min(retryMs * 2, MAX_RETRY_MS);
  }

  void begin();
  return async () => {
    isEnded = true;
    clearTimeout(timer);
    await client?.end().catch(() => undefined);
  };
}
