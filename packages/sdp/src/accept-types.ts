import { acceptTypes, acceptWrappedTypes, type FormatEntry } from "./msrp-attributes.ts";
import type { MediaDescription } from "./session-description.ts";

/**
 * Tells whether a list accepts a media type (RFC 4975 section 8.6). Parameters do not count.
 *
 * @param entries The list.
 * @param mediaType Type and subtype, as in `text/plain`.
 * @returns Whether an entry names it, its type with any subtype, or any type.
 */
export function acceptsType(entries: readonly FormatEntry[], mediaType: string): boolean {
  if (entries.some((entry) => isNamed(entry, mediaType))) return true;
  const [type = "", subtype = ""] = mediaType.split(";", 1)[0]?.trim().split("/") ?? [];
  const wanted = { type, subtype, parameters: [] };
  return entries.some((entry) => covers(entry, wanted));
}

// Whether an entry has the type as it is written: so do most, and no text has to be cut for it.
function isNamed({ type, subtype }: FormatEntry, mediaType: string): boolean {
  return (
    mediaType.length === type.length + 1 + subtype.length &&
    mediaType[type.length] === "/" &&
    mediaType.startsWith(type) &&
    mediaType.endsWith(subtype)
  );
}

/**
 * Finds what two lists accept both: of each pair of entries the narrower one. A medium that stands
 * between two others offers each of them what the other one accepts.
 *
 * @param first A list, whose order the answer has.
 * @param second Another one.
 * @returns The entries, each once; none if there is nothing that both accept.
 */
export function intersectTypes(
  first: readonly FormatEntry[],
  second: readonly FormatEntry[],
): FormatEntry[] {
  const others = distinct(second);
  const groups = groupByType(others.values());
  const common = new Map<string, FormatEntry>();
  const add = (entry: FormatEntry) => {
    const key = keyOf(entry);
    if (!common.has(key)) common.set(key, entry);
  };
  // An entry is compared with those alone that can have something in common with it: lists of
  // thousands come in one attribute.
  for (const entry of distinct(first).values()) {
    if (isAny(entry)) for (const other of others.values()) add(other);
    else if (entry.subtype === "*") {
      for (const other of groups(entry.type)) add(covers(other, entry) ? entry : other);
    } else if (
      [ANY, keyOf({ ...entry, subtype: "*" }), keyOf(entry)].some((key) => others.has(key))
    ) {
      add(entry);
    }
  }
  return [...common.values()];
}

// The first entry of each key.
function distinct(entries: readonly FormatEntry[]): ReadonlyMap<string, FormatEntry> {
  const found = new Map<string, FormatEntry>();
  for (const entry of entries) if (!found.has(keyOf(entry))) found.set(keyOf(entry), entry);
  return found;
}

// Gives the entries of a type in their order, with the one for any type among them.
function groupByType(entries: Iterable<FormatEntry>): (type: string) => readonly FormatEntry[] {
  const groups = new Map<string, FormatEntry[]>();
  const any: FormatEntry[] = [];
  for (const entry of entries) {
    const type = entry.type.toLowerCase();
    if (isAny(entry)) {
      any.push(entry);
      for (const group of groups.values()) group.push(entry);
    } else {
      const group = groups.get(type);
      if (group === undefined) groups.set(type, [...any, entry]);
      else group.push(entry);
    }
  }
  return (type) => groups.get(type.toLowerCase()) ?? any;
}

/**
 * Finds the lower of two limits of message sizes.
 *
 * @param first Octets; `undefined` for no limit.
 * @param second Octets; `undefined` for no limit.
 * @returns Octets; `undefined` if there is no limit.
 */
export function lowerMaxSize(
  first: number | undefined,
  second: number | undefined,
): number | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  return Math.min(first, second);
}

const ANY = "*/*";

function keyOf({ type, subtype }: FormatEntry): string {
  return `${type}/${subtype}`.toLowerCase();
}

function isAny({ type, subtype }: FormatEntry): boolean {
  return type === "*" && subtype === "*";
}

function covers(wide: FormatEntry, narrow: FormatEntry): boolean {
  if (isAny(wide)) return true;
  if (!isSameText(wide.type, narrow.type)) return false;
  return wide.subtype === "*" || isSameText(wide.subtype, narrow.subtype);
}

function isSameText(first: string, second: string): boolean {
  return first.toLowerCase() === second.toLowerCase();
}

/**
 * Tells whether a medium may be sent a media type (RFC 4975 section 8.6).
 *
 * @param media The medium of the one who would receive it.
 * @param mediaType Type and subtype.
 * @param isWrapped Whether it is within another type. Default false.
 * @returns Whether it may.
 * @throws SdpError for attributes that are none.
 */
export function maySendType(
  media: MediaDescription,
  mediaType: string,
  isWrapped: boolean = false,
): boolean {
  if (acceptsType(acceptTypes(media) ?? [], mediaType)) return true;
  return isWrapped && acceptsType(acceptWrappedTypes(media) ?? [], mediaType);
}
