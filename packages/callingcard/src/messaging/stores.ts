import type { MessageStore } from "@callingcard/cpm-server/store";
import { type CpmStore, openCpmStore } from "@callingcard/store-sqlite/cpm";
import { openXdmStore } from "@callingcard/store-sqlite/xdm";
import {
  createStoredDocuments,
  createXcapClient,
  type XdmDocuments,
} from "@callingcard/xcap-server/client";
import type { DocumentStore } from "@callingcard/xcap-server/store";
import { databaseFile, makeFolder } from "../open-store.ts";
import { openMessages } from "./message-store.ts";
import type { MessagingSettings } from "./settings.ts";

/** What the messaging part keeps, in the data folder or beside it. */
export interface MessagingStores {
  readonly cpm: CpmStore;
  readonly messages: MessageStore;
  /** What the XCAP door serves. */
  readonly xdm: DocumentStore;
  /** What the Participating Function reads. */
  readonly documents: XdmDocuments;
  close(): Promise<void>;
}

/**
 * Opens the stores of the messaging part. Those in the data folder are all in one file.
 *
 * @param data The data folder, made where it is missing.
 * @param settings What is kept elsewhere.
 */
export function openMessagingStores(data: string, settings: MessagingSettings): MessagingStores {
  makeFolder(data);
  const file = databaseFile(data);
  const cpm = openCpmStore({ file });
  const xdm = openXdmStore({ file });
  const messages = openMessages(settings, cpm);
  return {
    cpm,
    messages,
    xdm,
    documents: openDocuments(settings.xcapRoot, xdm),
    async close() {
      await messages.close();
      await xdm.close();
      await cpm.close();
    },
  };
}

function openDocuments(root: string | undefined, store: DocumentStore): XdmDocuments {
  if (root === undefined) return createStoredDocuments({ store });
  // Who asks for a user's documents on a trusted network is asserted, as OMA XDM does.
  return createXcapClient({ root, headers: (xui) => ({ "X-XCAP-Asserted-Identity": `"${xui}"` }) });
}
