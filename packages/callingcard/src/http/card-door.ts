import type { Authenticate } from "@callingcard/carddav-server";
import type { FailureCounts } from "@callingcard/carddav-server/node";
import type { Log } from "../log.ts";
import type { WebHandler } from "../messaging/xcap-door.ts";
import type { MetricValues } from "../operation/metrics.ts";
import type { Watched } from "../operation/monitor.ts";
import { startOperation } from "../operation/operation.ts";
import { storeProblem } from "../operation/store-problem.ts";
import { createPageDoor } from "../page-door.ts";
import type { ServeSettings } from "../settings.ts";
import type { Store } from "../store.ts";
import { createCardHandler } from "./card-handler.ts";
import { renewKeys } from "./certificate.ts";
import { openDoor } from "./open-door.ts";

/** What clients come through. */
export interface Door extends Watched {
  /** Address to give a client. */
  readonly url: string;
  /** Reads the certificate again. */
  readonly renewKeys: () => void;
  /** Stops accepting, lets requests under way finish for so many milliseconds, and breaks off those that take longer. */
  readonly close: (graceMs: number) => Promise<void>;
}

/** A door whose clients are answered by this process. */
export interface CardDoor extends Door {
  readonly metricValues: () => Promise<MetricValues>;
}

/** What a door is made from. */
export interface CardDoorOptions {
  readonly settings: ServeSettings;
  readonly store: Store;
  readonly log: Log;
  /** Puts what else is served in front of the address book. Default: nothing is. */
  readonly withDocuments?: (authenticate: Authenticate, next: WebHandler) => WebHandler;
  /** What counts wrong passwords. Default: the memory of this process. */
  readonly failures?: FailureCounts;
}

/**
 * Opens the door of the address book, of what is put in front of it, and of the pages for browsers.
 *
 * @param options What it is made from.
 * @throws ExitError Status 1 when the port or the certificate cannot be had.
 */
export async function openCardDoor(options: CardDoorOptions): Promise<CardDoor> {
  const { settings, store, log, withDocuments, failures } = options;
  const operation = await startOperation(settings.operation);
  const { metrics } = operation;
  const { authenticate, handler } = await createCardHandler(
    store,
    settings,
    log,
    operation,
    failures,
  );
  const cards = withDocuments?.(authenticate, handler) ?? handler;
  const server = await openDoor(settings.http, createPageDoor(log, cards));
  return {
    url: server.url,
    renewKeys: () => renewKeys(settings.http, server, log),
    problem: () => storeProblem(() => store.findPasswordHash("")),
    isAlive: async () => true,
    writeMetrics: async () => (await metrics?.write()) ?? "",
    metricValues: async () => (await metrics?.values()) ?? [],
    close: async (graceMs) => {
      await server.close(graceMs);
      await operation.close();
    },
  };
}
