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
  for (const registration of document.registrations) {
    const merged = mergeRegistration(registrations.get(registration.id), registration);
    if (merged.state === "terminated") registrations.delete(merged.id);
    else registrations.set(merged.id, merged);
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

function mergeRegistration(before: Registration | undefined, after: Registration): Registration {
  const contacts = new Map<string, RegisteredContact>();
  for (const contact of [...(before?.contacts ?? []), ...after.contacts]) {
    if (contact.state === "terminated") contacts.delete(contact.id);
    else contacts.set(contact.id, contact);
  }
  return { ...after, contacts: Array.from(contacts.values()) };
}
