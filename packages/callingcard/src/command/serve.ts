import type { RunningServer } from "@callingcard/carddav-server/node";
import { addFirstUser, type FirstUser } from "../first-user.ts";
import { createLog, type Log } from "../log.ts";
import { type CardHandler, createCardHandler } from "../http/card-handler.ts";
import { renewAtHangUp } from "../http/certificate.ts";
import { openDoor } from "../http/open-door.ts";
import type { Messaging } from "../messaging/messaging.ts";
import { describeDatabase, openStore } from "../open-store.ts";
import { type Operation, startOperation } from "../operation/operation.ts";
import { createPageDoor } from "../page-door.ts";
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
  const log = createLog(settings.logLevel);
  let operation: Operation | undefined;
  try {
    const isForSip = settings.messaging !== undefined;
    const firstUser = await addFirstUser(store, surroundings.env, isForSip);
    const stopped = whenAskedToStop(surroundings);
    operation = await startOperation(settings.operation, store);
    const messaging = await openMessagingOf(settings, store, log);
    const cards = await createCardHandler(store, settings, log, operation);
    const server = await listenOrClose(settings, cards, messaging, log);
    await messaging?.start();
    const { url } = server;
    log.info({ url, ...placeOf(settings), reindexed: store.reindexed }, "listening");
    surroundings.stdout.write(greeting(url, firstUser) + (messaging?.greeting(url) ?? ""));
    if (operation.monitor !== undefined) {
      surroundings.stdout.write(`Metrics and health at ${operation.monitor.url}\n`);
    }
    const forgetting = forgetDaily(store, settings.historyMs, log);
    const { tls } = settings.http;
    const stopRenewing = tls && renewAtHangUp(tls, server, surroundings, log);
    const signal = await stopped;
    log.info({ signal }, "stopping");
    operation.monitor?.stopping();
    clearInterval(forgetting);
    stopRenewing?.();
    await Promise.all([server.close(GRACE_MS), messaging?.drain(GRACE_MS)]);
  } finally {
    await operation?.close();
    await store.close();
    log.flush();
  }
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

async function listenOrClose(
  settings: ServeSettings,
  cards: CardHandler,
  messaging: Messaging | undefined,
  log: Log,
): Promise<RunningServer> {
  try {
    return await listen(settings, cards, messaging, log);
  } catch (error) {
    await messaging?.drain(0);
    throw error;
  }
}

async function listen(
  { http }: ServeSettings,
  { authenticate, handler: cards }: CardHandler,
  messaging: Messaging | undefined,
  log: Log,
): Promise<RunningServer> {
  const handler = createPageDoor(log, messaging?.withDocuments(authenticate, cards) ?? cards);
  return openDoor(http, handler);
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
