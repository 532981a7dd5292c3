import type { DatabaseSync } from "node:sqlite";
import type { DocumentAddress, DocumentStore } from "@callingcard/xcap-server/store";
import type { CommitQueue } from "../commit-queue.ts";
import { prepareChange, prepareRows, prepareValue } from "../rows.ts";
import { holdsFor } from "@callingcard/carddav-server/store";

/** The global tree has the owner that no user has. */
const GLOBAL = "";

type DocumentRow = readonly [
  etag: string,
  octetCount: number,
  modifiedMs: number,
  octets: Uint8Array<ArrayBuffer>,
];

type InfoRow = readonly [
  auid: string,
  name: string,
  etag: string,
  octetCount: number,
  modifiedMs: number,
];

const ADDRESS = "owner = ? AND auid = ? AND name = ?";

/**
 * The documents of an XCAP server.
 *
 * @internal
 */
export function createDocumentRows(
  database: DatabaseSync,
  queue: CommitQueue,
): Omit<DocumentStore, "close"> {
  const document = prepareRows<DocumentRow>(
    database,
    `SELECT etag, octet_count, modified_ms, octets FROM xdm_document
     JOIN xdm_octets ON document = key WHERE ${ADDRESS}`,
  );
  const current = prepareRows<readonly [key: number, etag: string]>(
    database,
    `SELECT key, etag FROM xdm_document WHERE ${ADDRESS}`,
  );
  const count = prepareValue<number>(database, "SELECT count(*) FROM xdm_document WHERE owner = ?");
  const write = prepareValue<number>(
    database,
    `INSERT INTO xdm_document (owner, auid, name, etag, octet_count, modified_ms)
     VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (owner, auid, name) DO UPDATE SET
       etag = excluded.etag, octet_count = excluded.octet_count, modified_ms = excluded.modified_ms
     RETURNING key`,
  );
  const writeOctets = prepareChange(
    database,
    "INSERT OR REPLACE INTO xdm_octets (document, octets) VALUES (?, ?)",
  );
  const remove = prepareChange(database, "DELETE FROM xdm_document WHERE key = ?");
  const infos = prepareRows<InfoRow>(
    database,
    `SELECT auid, name, etag, octet_count, modified_ms FROM xdm_document
     WHERE owner = ? ORDER BY auid, name`,
  );

  return {
    get: async (address) => {
      const row = document.get(...columns(address));
      if (row === undefined) return undefined;
      const [etag, octetCount, modifiedMs, octets] = row;
      return { address, etag, octetCount, modifiedMs, octets };
    },
    put: ({ address, octets, etag, modifiedMs }, condition, maxDocuments) =>
      queue.write(() => {
        const own = columns(address);
        const before = current.get(...own)?.[1];
        if (!holdsFor(condition, before)) return { kind: "precondition-failed" };
        const isNew = before === undefined;
        if (isNew && (count(own[0]) ?? 0) >= maxDocuments) return { kind: "too-many-documents" };
        const key = write(...own, etag, octets.length, modifiedMs) ?? 0;
        writeOctets(key, octets);
        return { kind: isNew ? "created" : "replaced" };
      }),
    delete: (address, condition) =>
      queue.write(() => {
        const [key, etag] = current.get(...columns(address)) ?? [];
        if (key === undefined) return { kind: "not-found" };
        if (!holdsFor(condition, etag)) return { kind: "precondition-failed" };
        remove(key);
        return { kind: "deleted" };
      }),
    list: async (xui) =>
      infos.all(xui ?? GLOBAL).map(([auid, name, etag, octetCount, modifiedMs]) => ({
        address: xui === undefined ? { auid, name } : { auid, xui, name },
        etag,
        octetCount,
        modifiedMs,
      })),
  };
}

function columns({ auid, xui = GLOBAL, name }: DocumentAddress): readonly [string, string, string] {
  return [xui, auid, name];
}
