import { StoreError } from "@callingcard/cpm-server/store";
import { ImapFlow } from "imapflow";
import { reasonOf, toStoreError } from "./imap-error.ts";
import { createImapSession, type ImapSession } from "./imap-session.ts";
import { type ImapMessageStoreOptions, MAX_OBJECT_OCTETS } from "./options.ts";

/** Connections by owner, one for each, and no more than so many. */
export interface Connections {
  /**
   * Runs something on the connection of an owner, behind what is under way on it.
   *
   * @throws StoreError.
   */
  readonly run: <T>(owner: string, run: (session: ImapSession) => Promise<T>) => Promise<T>;
  /** Ends all connections, after what is under way. */
  readonly close: () => Promise<void>;
}

interface Line {
  /** Resolved when what was queued so far is done. */
  tail: Promise<void>;
  /** Calls that are queued or under way. */
  waiting: number;
  session: ImapSession | undefined;
  idle: NodeJS.Timeout | undefined;
}

/**
 * Makes an empty set of connections.
 *
 * @internal
 */
export function createConnections(options: ImapMessageStoreOptions): Connections {
  const { maxConnections = 32, idleMs = 60_000, callTimeoutMs = 30_000 } = options;
  const lines = new Map<string, Line>();
  /** Callers that wait for a connection to end. */
  const turns: (() => void)[] = [];
  let open = 0;
  let isClosed = false;

  /** Takes one of the places for connections, of an owner who does not use it if need be. */
  async function takePlace(): Promise<void> {
    if (open >= maxConnections) {
      const idle = [...lines].find(([, { waiting, session }]) => waiting === 0 && session);
      if (idle !== undefined) drop(...idle);
    }
    while (open >= maxConnections) await new Promise<void>((resolve) => turns.push(resolve));
    open += 1;
  }

  function giveBack(): void {
    open -= 1;
    turns.shift()?.();
  }

  function drop(owner: string, line: Line): void {
    clearTimeout(line.idle);
    const { session } = line;
    line.session = undefined;
    if (line.waiting === 0) lines.delete(owner);
    if (session === undefined) return;
    session.end();
    giveBack();
  }

  async function connect(owner: string, line: Line): Promise<ImapSession> {
    if (line.session?.isUsable() === true) return line.session;
    drop(owner, line);
    await takePlace();
    try {
      const session = await openSession(owner, options);
      line.session = session;
      return session;
    } catch (error) {
      giveBack();
      throw error;
    }
  }

  async function runNow<T>(
    owner: string,
    line: Line,
    run: (session: ImapSession) => Promise<T>,
  ): Promise<T> {
    clearTimeout(line.idle);
    try {
      const session = await connect(owner, line);
      return await withTimeout(callTimeoutMs, run(session));
    } catch (error) {
      const failure = toStoreError(error);
      // What state the connection is in is not known any more.
      if (failure.code === "unavailable") drop(owner, line);
      throw failure;
    }
  }

  return {
    run: async (owner, run) => {
      if (isClosed) throw new StoreError("unavailable", "store is closed");
      const line = lines.get(owner) ?? newLine();
      lines.set(owner, line);
      line.waiting += 1;
      const result = line.tail.then(() => runNow(owner, line, run));
      line.tail = result.then(
        () => undefined,
        () => undefined,
      );
      try {
        return await result;
      } finally {
        line.waiting -= 1;
        if (line.waiting === 0) {
          line.idle = setTimeout(() => drop(owner, line), idleMs).unref();
          // Somebody else may wait for a connection that nobody uses now.
          if (turns.length > 0 || line.session === undefined) drop(owner, line);
        }
      }
    },
    close: async () => {
      isClosed = true;
      await Promise.all([...lines.values()].map(({ tail }) => tail));
      for (const [owner, line] of lines) drop(owner, line);
    },
  };
}

function newLine(): Line {
  return { tail: Promise.resolve(), waiting: 0, session: undefined, idle: undefined };
}

async function openSession(owner: string, options: ImapMessageStoreOptions): Promise<ImapSession> {
  const { host, security = "tls", tls, login, root = [] } = options;
  const { connectTimeoutMs = 10_000, maxObjectOctets = MAX_OBJECT_OCTETS } = options;
  const { user, password, authorize } = await login(owner);
  const client = new ImapFlow({
    host,
    port: options.port ?? (security === "tls" ? 993 : 143),
    secure: security === "tls",
    doSTARTTLS: security === "tls" ? undefined : security === "starttls",
    tls,
    auth: { user, pass: password, authzid: authorize },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: connectTimeoutMs,
    greetingTimeout: connectTimeoutMs,
    maxLiteralSize: maxObjectOctets,
    maxResponseSize: maxObjectOctets + 64 * 1024,
    clientInfo: { name: "callingcard" },
  });
  // A connection that breaks while nobody waits for it is found broken by the next call.
  client.on("error", () => undefined);
  try {
    await withTimeout(2 * connectTimeoutMs, client.connect());
  } catch (error) {
    client.close();
    throw new StoreError("unavailable", reasonOf(error), error);
  }
  return createImapSession(client, root);
}

async function withTimeout<T>(timeoutMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new StoreError("unavailable", `no answer within ${timeoutMs} ms`));
    }, timeoutMs);
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
