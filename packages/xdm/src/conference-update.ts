import type {
  ConferenceDescription,
  ConferenceEndpoint,
  ConferenceInfo,
  ConferenceUris,
  ConferenceUser,
  ConferenceUsers,
  HostInfo,
  Sidebars,
  Stateful,
} from "./conference-info.ts";

/** What became of a document. */
export interface ConferenceUpdate {
  /** What is known now, all of it `full`; absent before anything full has come and when it is over. */
  readonly info: ConferenceInfo | undefined;
  /**
   * `applied`; `discarded` for a document that is not newer; `gap` for a partial document that cannot be
   * applied, so that a full one has to be asked for; `deleted` when the conference is over.
   */
  readonly outcome: "applied" | "discarded" | "gap" | "deleted";
}

/**
 * Brings what is known of a conference up to date with a document (RFC 4575 section 4.6).
 *
 * @param info What was known, from the last update; absent before the first document.
 * @param document What came.
 */
export function applyConferenceInfo(
  info: ConferenceInfo | undefined,
  document: ConferenceInfo,
): ConferenceUpdate {
  const { version = 0, state = "full" } = document;
  const known = info?.version ?? -1;
  if (info !== undefined && version <= known) return { info, outcome: "discarded" };
  if (state === "deleted") return { info: undefined, outcome: "deleted" };
  if (state === "full") return { info: settled(document), outcome: "applied" };
  if (info === undefined || version !== known + 1) return { info, outcome: "gap" };
  return { info: { ...mergeConference(info, document), version }, outcome: "applied" };
}

// What is full holds nothing that is deleted, nor says of itself that it is partial.
function settled(document: ConferenceInfo): ConferenceInfo {
  return mergeConference({ entity: document.entity, version: document.version }, document);
}

function mergeConference(before: ConferenceInfo, after: ConferenceInfo): ConferenceInfo {
  return {
    ...given(before, after),
    description: settledDescription(after.description) ?? before.description,
    hostInfo: settledHost(after.hostInfo) ?? before.hostInfo,
    users: mergeStateful(before.users, after.users, mergeUsers),
    sidebarsByRef: mergeStateful(before.sidebarsByRef, after.sidebarsByRef, mergeUris),
    sidebarsByVal: mergeStateful(before.sidebarsByVal, after.sidebarsByVal, mergeSidebars),
  };
}

// What takes the place of what was there may say of its URIs that they are partial or deleted.
function settledDescription(
  description: ConferenceDescription | undefined,
): ConferenceDescription | undefined {
  if (description === undefined) return undefined;
  const { confUris, serviceUris } = description;
  return { ...description, confUris: settledUris(confUris), serviceUris: settledUris(serviceUris) };
}

function settledHost(host: HostInfo | undefined): HostInfo | undefined {
  return host && { ...host, uris: settledUris(host.uris) };
}

function settledUris(uris: ConferenceUris | undefined): ConferenceUris | undefined {
  return mergeStateful(undefined, uris, mergeUris);
}

function mergeUsers(before: ConferenceUsers, after: ConferenceUsers): ConferenceUsers {
  const users = mergeRows(before.users, after.users, ({ entity }) => entity, mergeUser);
  return { ...given(before, after), users };
}

function mergeUser(before: ConferenceUser, after: ConferenceUser): ConferenceUser {
  const { endpoints: old } = before;
  const endpoints = mergeRows(old, after.endpoints, ({ entity }) => entity, mergeEndpoint);
  const associatedAors = mergeStateful(before.associatedAors, after.associatedAors, mergeUris);
  return { ...given(before, after), associatedAors, endpoints };
}

function mergeEndpoint(before: ConferenceEndpoint, after: ConferenceEndpoint): ConferenceEndpoint {
  const media = new Map(before.media.map((one) => [one.id, one]));
  for (const one of after.media) media.set(one.id, one);
  return { ...given(before, after), media: Array.from(media.values()) };
}

function mergeUris(before: ConferenceUris, after: ConferenceUris): ConferenceUris {
  const entries = new Map(before.entries.map((one) => [one.uri, one]));
  for (const one of after.entries) entries.set(one.uri, one);
  return { ...given(before, after), entries: Array.from(entries.values()) };
}

function mergeSidebars(before: Sidebars, after: Sidebars): Sidebars {
  const entries = mergeRows(before.entries, after.entries, ({ entity }) => entity, mergeConference);
  return { ...given(before, after), entries };
}

// Section 4.6, step 3.2: what is given takes the place of what was there; it is all full now.
function given<Value extends Stateful>(before: Value, after: Value): Value {
  const said = Object.entries(after).filter(([, value]) => value !== undefined);
  return { ...before, ...Object.fromEntries(said), state: undefined };
}

function mergeStateful<Value extends Stateful>(
  before: Value | undefined,
  after: Value | undefined,
  merge: (before: Value, after: Value) => Value,
): Value | undefined {
  if (after === undefined) return before;
  if (after.state === "deleted") return undefined;
  if (before === undefined || after.state !== "partial") return merge(emptied(after), after);
  return merge(before, after);
}

// Section 4.6, step 3.1: rows are found by their keys; one without a key is a row of its own.
function mergeRows<Row extends Stateful>(
  before: readonly Row[],
  after: readonly Row[],
  keyOf: (row: Row) => string | undefined,
  merge: (before: Row, after: Row) => Row,
): Row[] {
  const rows = new Map<string | object, Row>(before.map((row) => [keyOf(row) ?? row, row]));
  // Of rows with one key the last counts: to merge each with those before it would not be linear.
  const latest = new Map<string | object, Row>(after.map((row) => [keyOf(row) ?? row, row]));
  for (const [key, row] of latest) {
    const merged = mergeStateful(rows.get(key), row, merge);
    if (merged === undefined) rows.delete(key);
    else rows.set(key, merged);
  }
  return Array.from(rows.values());
}

// The same element with no rows: what is in it is then read like an update of nothing.
function emptied<Value extends Stateful>(value: Value): Value {
  const lists = Object.entries(value).filter(([, inside]) => Array.isArray(inside));
  return { ...value, ...Object.fromEntries(lists.map(([key]) => [key, []])) };
}
