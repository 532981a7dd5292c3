import { meetsCondition } from "../src/entity-tag.ts";
import type { DocumentAddress, DocumentInfo, DocumentStore, StoredDocument } from "../src/store.ts";

/** A store in memory, for tests of the handler: each operation is one turn of the event loop. */
export function createMemoryStore(): DocumentStore {
  const documents = new Map<string, StoredDocument>();
  const key = ({ auid, xui, name }: DocumentAddress): string => JSON.stringify([auid, xui, name]);
  const of = (xui: string | undefined): StoredDocument[] =>
    [...documents.values()].filter(({ address }) => address.xui === xui);

  return {
    get: async (address) => documents.get(key(address)),
    put: async (document, condition, maxDocuments) => {
      const { address, octets } = document;
      const current = documents.get(key(address));
      if (!meetsCondition(condition, current?.etag)) return { kind: "precondition-failed" };
      if (current === undefined && of(address.xui).length >= maxDocuments) {
        return { kind: "too-many-documents" };
      }
      documents.set(key(address), { ...document, octetCount: octets.length });
      return { kind: current === undefined ? "created" : "replaced" };
    },
    delete: async (address, condition) => {
      const current = documents.get(key(address));
      if (current === undefined) return { kind: "not-found" };
      if (!meetsCondition(condition, current.etag)) return { kind: "precondition-failed" };
      documents.delete(key(address));
      return { kind: "deleted" };
    },
    list: async (xui) => of(xui).map(infoOf).toSorted(byUsageAndName),
    close: async () => {},
  };
}

function infoOf({ address, etag, octetCount, modifiedMs }: StoredDocument): DocumentInfo {
  return { address, etag, octetCount, modifiedMs };
}

function byUsageAndName({ address: one }: DocumentInfo, { address: other }: DocumentInfo): number {
  const usage = Buffer.compare(Buffer.from(one.auid), Buffer.from(other.auid));
  return usage === 0 ? Buffer.compare(Buffer.from(one.name), Buffer.from(other.name)) : usage;
}
