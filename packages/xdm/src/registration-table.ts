import type { Reginfo, RegisteredContact, Registration } from "./reginfo.ts";

/** What is known of registrations by the documents that came so far (RFC 3680 section 5.2). */
export interface RegistrationTable {
  readonly version: number;
  /** By their identifiers, with the contacts that are not terminated. */
  readonly registrations: ReadonlyMap<string, Registration>;
}

/** What became of a document. */
export interface RegistrationUpdate {
  /** What is known now; absent when there is nothing to begin with. */
  readonly table: RegistrationTable | undefined;
  /**
   * `applied`; `discarded` for a document that is older; `gap` when documents are missing: what came is
   * applied, and the subscriber should ask for a full one; `incomplete` when the first one is partial:
   * it is applied, and the rest is unknown.
   */
  readonly outcome: "applied" | "discarded" | "gap" | "incomplete";
}

/**
 * Brings what is known of registrations up to date with a document (RFC 3680 section 5.2). Contacts and
 * registrations that are terminated are removed.
 *
 * @param table What was known; absent before the first document.
 * @param document What came.
 */
export function applyReginfo(
  table: RegistrationTable | undefined,
  document: Reginfo,
): RegistrationUpdate {
  const { version, state } = document;
  // A version that has been seen is one less than the next: what it says is known already.
  if (table !== undefined && version <= table.version) return { table, outcome: "discarded" };
  const isFull = state === "full";
  const registrations = new Map(isFull ? [] : table?.registrations);
  // Gathered first: a document may name one registration as often as it likes.
  const rows = new Map<string, Map<string, RegisteredContact>>();
  for (const registration of document.registrations) {
    const { id } = registration;
    if (registration.state === "terminated") {
      registrations.delete(id);
      rows.delete(id);
    } else {
      const contacts = rows.get(id) ?? contactRows(registrations.get(id));
      for (const contact of registration.contacts) {
        if (contact.state === "terminated") contacts.delete(contact.id);
        else contacts.set(contact.id, contact);
      }
      rows.set(id, contacts);
      registrations.set(id, registration);
    }
  }
  for (const [id, contacts] of rows) {
    const registration = registrations.get(id);
    if (registration === undefined) continue;
    registrations.set(id, { ...registration, contacts: Array.from(contacts.values()) });
  }
  return { table: { version, registrations }, outcome: outcomeOf(table, version, isFull) };
}

function outcomeOf(
  table: RegistrationTable | undefined,
  version: number,
  isFull: boolean,
): RegistrationUpdate["outcome"] {
  if (isFull) return "applied";
  if (table === undefined) return "incomplete";
  return version === table.version + 1 ? "applied" : "gap";
}

function contactRows(known: Registration | undefined): Map<string, RegisteredContact> {
  return new Map((known?.contacts ?? []).map((contact) => [contact.id, contact]));
}
