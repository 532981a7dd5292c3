import type { Authenticate } from "@callingcard/carddav-server";
import type { Log } from "../log.ts";
import type { WebHandler } from "../messaging/xcap-door.ts";
import { databaseFile } from "../open-store.ts";
import type { ServeSettings } from "../settings.ts";

/** The XCAP documents of the messaging part, which itself is in another process. */
export interface Documents {
  /** Puts the XCAP door in front of what answers for the address book. */
  readonly withDocuments: (authenticate: Authenticate, next: WebHandler) => WebHandler;
  readonly close: () => Promise<void>;
}

/**
 * Opens the documents of the messaging part.
 *
 * @param settings Where they are.
 * @param log One line a request.
 * @returns `undefined` where there is no messaging part.
 */
export async function openDocuments(
  settings: ServeSettings,
  log: Log,
): Promise<Documents | undefined> {
  const { data, messaging } = settings;
  if (messaging === undefined) return undefined;
  const { domain } = messaging;
  // Loaded where they are wanted.
  const { openXdmStore } = await import("@callingcard/store-sqlite/xdm");
  const { createXcapDoor } = await import("../messaging/xcap-door.ts");
  const store = openXdmStore({ file: databaseFile(data) });
  return {
    withDocuments: (authenticate, next) =>
      createXcapDoor({ store, authenticate, domain, log }, next),
    close: () => store.close(),
  };
}
