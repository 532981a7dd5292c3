import type { DocumentStore } from "../store.ts";
import type { XdmDocuments } from "./xdm-documents.ts";

/** What a {@link createStoredDocuments} is made from. */
export interface StoredDocumentsOptions {
  readonly store: Pick<DocumentStore, "get">;
  /** Milliseconds since 1970. Default: `Date.now`. */
  readonly now?: () => number;
}

/**
 * Reads documents from the store of an XCAP server in the same process, without HTTP.
 *
 * @param options The store.
 */
export function createStoredDocuments(options: StoredDocumentsOptions): XdmDocuments {
  const { store, now = Date.now } = options;
  return {
    read: async (auid, xui, document) => {
      try {
        const stored = await store.get({ auid, xui, name: document });
        if (stored === undefined) return { kind: "absent" };
        const { octets, etag } = stored;
        return { kind: "found", octets, etag: `"${etag}"`, checkedMs: now() };
      } catch (error) {
        return { kind: "unavailable", reason: error instanceof Error ? error.message : "failure" };
      }
    },
  };
}
