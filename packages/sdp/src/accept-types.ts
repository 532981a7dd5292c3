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
  const [type = "", subtype = ""] = mediaType.split(";", 1)[0]?.trim().split("/") ?? [];
  const wanted = { type, subtype, parameters: [] };
  return entries.some((entry) => covers(entry, wanted));
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
  const common: FormatEntry[] = [];
  for (const entry of first) {
    for (const other of second) {
      const narrower = narrowerOf(entry, other);
      if (narrower === undefined || common.some((known) => isEqual(known, narrower))) continue;
      common.push(narrower);
    }
  }
  return common;
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

function narrowerOf(first: FormatEntry, second: FormatEntry): FormatEntry | undefined {
  if (covers(second, first)) return first;
  return covers(first, second) ? second : undefined;
}

function covers(wide: FormatEntry, narrow: FormatEntry): boolean {
  if (wide.type === "*") return true;
  if (!isSameText(wide.type, narrow.type)) return false;
  return wide.subtype === "*" || isSameText(wide.subtype, narrow.subtype);
}

function isEqual(first: FormatEntry, second: FormatEntry): boolean {
  return isSameText(first.type, second.type) && isSameText(first.subtype, second.subtype);
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
