import type { DatabaseSync } from "node:sqlite";
import type { Binding } from "@callingcard/sip-core";
import { prepareChange, prepareRows } from "../rows.ts";
import type { Write } from "./write.ts";

/** What a registrar keeps, so that it knows who was registered when it starts again. */
export interface BindingStore {
  /** Keeps a binding; the one of the same address of record and id is replaced. */
  save(binding: Binding): Promise<void>;

  /** Forgets a binding. */
  remove(aor: string, id: string): Promise<void>;

  /**
   * Gives the bindings that have not expired, and forgets the others.
   *
   * @param nowMs Milliseconds since 1970.
   */
  load(nowMs: number): Promise<readonly Binding[]>;
}

/**
 * The bindings of the registrar.
 *
 * @internal
 */
export function createBindingRows(database: DatabaseSync, write: Write): BindingStore {
  const replace = prepareChange(
    database,
    "INSERT OR REPLACE INTO sip_binding (aor, id, expires_ms, document) VALUES (?, ?, ?, ?)",
  );
  const remove = prepareChange(database, "DELETE FROM sip_binding WHERE aor = ? AND id = ?");
  const removeExpired = prepareChange(database, "DELETE FROM sip_binding WHERE expires_ms <= ?");
  const all = prepareRows<readonly [document: string]>(
    database,
    "SELECT document FROM sip_binding ORDER BY aor, id",
  );

  return {
    save: (binding) =>
      write(() => {
        replace(binding.aor, binding.id, binding.expiresMs, encodeBinding(binding));
      }),
    remove: (aor, id) =>
      write(() => {
        remove(aor, id);
      }),
    load: (nowMs) =>
      write(() => {
        removeExpired(nowMs);
        return all.all().map(([document]) => decodeBinding(document));
      }),
  };
}

/** The ends of a range of numbers may be infinite, for which JSON has no number. */
const RANGE_ENDS: ReadonlySet<string> = new Set(["least", "most"]);

function encodeBinding(binding: Binding): string {
  return JSON.stringify(binding, (name, value: unknown) =>
    RANGE_ENDS.has(name) ? String(value) : value,
  );
}

function decodeBinding(document: string): Binding {
  return JSON.parse(document, (name, value: unknown) =>
    RANGE_ENDS.has(name) ? Number(value) : value,
  ) as Binding;
}
