import { addFirstUser, type FirstUser } from "../first-user.ts";
import { createLog, type Log } from "../log.ts";
import { type Door, openCardDoor } from "../http/card-door.ts";
import type { Messaging } from "../messaging/messaging.ts";
import { describeDatabase, openStore } from "../open-store.ts";
import type { Monitor } from "../operation/monitor.ts";
import type { SharedDoor } from "../processes/shared-door.ts";
import type { GivenOptions } from "../configuration/given-options.ts";
import { readServeSettings, type ServeSettings } from "../settings.ts";
import type { Store } from "../store.ts";
import type { Surroundings } from "../surroundings.ts";

/** How long deletions are remembered: a client away for longer lists its books again. */
const REMEMBER_DELETIONS_MS = 400 * 24 * 3_600_000;

/** How often what is old is forgotten, in milliseconds. */
const FORGET_EVERY_MS = 24 * 3_600_000;

/** How long requests under way may take when the program is asked to stop, in milliseconds. */
const GRACE_MS = 5_000;

/**
 * `callingcard serve`: answers CardDAV requests, and serves messages, until it is asked to stop.
 *
 * The first line with `http://` or `https://` on standard output is the address for clients; it is printed when
 * the server answers.
 *
 * @param options From the command line.
 * @param surroundings The process.
 * @throws ExitError Status 2 for wrong settings, 1 when folder or port cannot be had.
 */
export async function serve(options: GivenOptions, surroundings: Surroundings): Promise<void> {
  const settings = readServeSettings(options, surroundings.env);
  const store = await openStore(settings);
  const log = createLog(settings.logLevel, settings.processes > 1 ? process.pid : undefined);
  try {
    await serveFrom(store, settings, surroundings, log);
  } finally {
    await store.close();
    log.flush();
  }
}

async function serveFrom(
  store: Store,
  settings: ServeSettings,
  surroundings: Surroundings,
  log: Log,
): Promise<void> {
  const { stdout, env } = surroundings;
  const firstUser = await addFirstUser(store, env, settings.messaging !== undefined);
  const stopped = whenAskedToStop(surroundings);
  const open: OpenParts = {};
  let graceMs = 0;
  try {
    open.messaging = await openMessagingOf(settings, store, log);
    const { messaging } = open;
    const door = await openDoorOf(settings, store, log, messaging);
    open.door = door;
    open.monitor = await openMonitorOf(settings, door);
    await messaging?.start();
    const { url } = door;
    log.info({ url, ...placeOf(settings), reindexed: store.reindexed }, "listening");
    stdout.write(greeting(url, firstUser) + (messaging?.greeting(url) ?? ""));
    if (open.monitor !== undefined) stdout.write(`Metrics and health at ${open.monitor.url}\n`);
    const forgetting = forgetDaily(store, settings.historyMs, log);
    const stopRenewing = settings.http.tls && atHangUp(surroundings, door.renewKeys);
    const signal = await Promise.race([stopped, door.failed]).finally(() => {
      clearInterval(forgetting);
      stopRenewing?.();
    });
    log.info({ signal }, "stopping");
    graceMs = GRACE_MS;
  } finally {
    open.monitor?.stopping();
    await Promise.all([open.door?.close(graceMs), open.messaging?.drain(graceMs)]);
    await open.monitor?.close();
  }
}

/** What is open while it serves. */
interface OpenParts {
  messaging?: Messaging | undefined;
  door?: SharedDoor;
  monitor?: Monitor | undefined;
}

async function openMessagingOf(
  { messaging: settings, data }: ServeSettings,
  store: Store,
  log: Log,
): Promise<Messaging | undefined> {
  if (settings === undefined) return undefined;
  // Loaded where it is wanted: the address book alone starts sooner.
  const { openMessaging } = await import("../messaging/messaging.ts");
  return openMessaging({ settings, data, users: await store.watchUsers(), log });
}

async function openDoorOf(
  settings: ServeSettings,
  store: Store,
  log: Log,
  messaging: Messaging | undefined,
): Promise<SharedDoor> {
  if (settings.processes > 1) {
    const { openSharedDoor } = await import("../processes/shared-door.ts");
    return openSharedDoor(settings, log);
  }
  const withDocuments = messaging?.withDocuments;
  const door = await openCardDoor({
    settings,
    store,
    log,
    ...(withDocuments && { withDocuments }),
  });
  return { ...door, failed: new Promise(() => undefined) };
}

async function openMonitorOf(
  { operation: { monitor: place } }: ServeSettings,
  door: Door,
): Promise<Monitor | undefined> {
  if (place === undefined) return undefined;
  const { openMonitor } = await import("../operation/monitor.ts");
  return openMonitor(place, door);
}

function placeOf({ data, database }: ServeSettings): object {
  return database === undefined ? { data } : { data, database: describeDatabase(database) };
}

function greeting(url: string, firstUser: FirstUser | undefined): string {
  const address = `Callingcard answers at ${url}\n`;
  if (firstUser === undefined) return address;
  const { user, password } = firstUser;
  if (password === undefined) return `${address}First user: ${user}\n`;
  return `${address}First user: ${user}  Password: ${password}  (shown this once)\n`;
}

/**
 * Resolves at the first signal; the next one ends the process at once.
 *
 * @internal
 */
function whenAskedToStop(surroundings: Surroundings): Promise<string> {
  return new Promise((resolve) => {
    const onInterrupt = (): void => {
      surroundings.off("SIGTERM", onTerminate);
      resolve("SIGINT");
    };
    const onTerminate = (): void => {
      surroundings.off("SIGINT", onInterrupt);
      resolve("SIGTERM");
    };
    surroundings.once("SIGINT", onInterrupt);
    surroundings.once("SIGTERM", onTerminate);
  });
}

/**
 * Calls a function at each SIGHUP.
 *
 * @returns Stops it.
 * @internal
 */
function atHangUp(surroundings: Surroundings, listener: () => void): () => void {
  const onHangUp = (): void => {
    surroundings.once("SIGHUP", onHangUp);
    listener();
  };
  surroundings.once("SIGHUP", onHangUp);
  return () => surroundings.off("SIGHUP", onHangUp);
}

/**
 * Forgets now and every day.
 *
 * @internal
 */
function forgetDaily(store: Store, historyMs: number, log: Log): NodeJS.Timeout {
  const tell = (what: string, forgotten: Promise<number>): void => {
    forgotten.then(
      (count) => {
        if (count > 0) log.info({ count }, `forgot ${what}`);
      },
      (error: unknown) => {
        log.error({ err: error }, `${what} were not forgotten`);
      },
    );
  };
  const forget = (): void => {
    tell("old deletions", store.forgetDeletions(Date.now() - REMEMBER_DELETIONS_MS));
    tell("old writes", store.forgetHistory(Date.now() - historyMs));
  };
  forget();
  return setInterval(forget, FORGET_EVERY_MS).unref();
}
