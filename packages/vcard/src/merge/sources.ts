import type { Card, Property } from "../card.ts";
import type { Indexes } from "./order.ts";
import { isPidSource, parsePidSource } from "./pid.ts";
import { normalizeUri } from "./uri.ts";

/** A CLIENTPIDMAP of a merged card (RFC 6350 section 6.7.7). */
export interface SourceEntry extends Indexes {
  readonly property: Property;

  /** The number that PIDs have behind their dot. */
  readonly id: number;

  /** Whether one side took it away, so that it is needed only if a property still has a PID of it. */
  readonly isRemoved: boolean;
}

/**
 * Finds the CLIENTPIDMAPs that a merged card may need: those of mine, and those of theirs for other
 * URIs.
 *
 * @param base The card that both sides were made from.
 * @param mine One side.
 * @param theirs The other side, with the numbers of mine.
 * @returns The CLIENTPIDMAPs.
 */
export function alignSources(base: Card, mine: Card, theirs: Card): SourceEntry[] {
  const before = sourcesOf(base);
  const here = sourcesOf(mine);
  const there = sourcesOf(theirs);
  const baseOf = new Map(before.map(({ uri, index }) => [uri, index]));
  const mineOf = new Map(here.map(({ uri, index }) => [uri, index]));
  const theirsOf = new Map(there.map(({ uri, index }) => [uri, index]));
  const isThere = new Set(theirsOf.keys());
  const entries: SourceEntry[] = [];
  for (const { uri, index, id, property } of here) {
    const other = theirsOf.get(uri);
    theirsOf.delete(uri);
    const isRemoved = baseOf.has(uri) && !isThere.has(uri);
    entries.push({ base: baseOf.get(uri), mine: index, theirs: other, property, id, isRemoved });
  }
  for (const { uri, index, id, property } of there) {
    if (mineOf.has(uri)) continue;
    const isRemoved = baseOf.has(uri);
    entries.push({
      base: baseOf.get(uri),
      mine: undefined,
      theirs: index,
      property,
      id,
      isRemoved,
    });
  }
  return entries;
}

interface Source {
  readonly index: number;
  readonly id: number;
  readonly uri: string;
  readonly property: Property;
}

function sourcesOf({ properties }: Card): Source[] {
  return properties.flatMap((property, index) => {
    if (!isPidSource(property)) return [];
    const source = parsePidSource(property);
    return source === undefined ? [] : [{ ...source, index, uri: normalizeUri(source.uri) }];
  });
}
