import { canonicalAddress } from "./address.ts";
import type { ListEntry, ListItem, ResourceList } from "./resource-lists.ts";

/** Most lists within each other that are followed, references included. */
export const MAX_LIST_DEPTH = 8;

/** Most members of a list that are looked at: entries, references and lists. */
export const MAX_LIST_ENTRIES = 10_000;

/** How a list is resolved. */
export interface ResolveOptions {
  /**
   * Finds the list of an `external`, by its anchor; `undefined` for one that cannot be had. Default:
   * none can.
   */
  readonly external?: (anchor: string) => ResourceList | undefined;

  /** Finds the entry of an `entry-ref`. Default: none can be had. */
  readonly entry?: (ref: string) => ListEntry | undefined;

  /** Most lists within each other, `external` ones included. Default 8. */
  readonly maxDepth?: number;

  /** Most members that are looked at: entries, references and lists. Default 10 000. */
  readonly maxEntries?: number;
}

/** Why a part of a list was left out. */
export type ListProblemCode = "unresolved" | "too-deep" | "too-many-entries";

/** A part of a list that was left out. */
export interface ListProblem {
  readonly code: ListProblemCode;
  /** The reference, or the name of the list; absent when it has none. */
  readonly reference?: string | undefined;
}

/** A list with all that it refers to. */
export interface ResolvedList {
  /** In document order; nothing is left out because it is there twice. */
  readonly entries: readonly ListEntry[];
  /** What was left out, and why. */
  readonly problems: readonly ListProblem[];
}

interface Resolution {
  readonly options: Required<ResolveOptions>;
  readonly entries: ListEntry[];
  readonly problems: ListProblem[];
  /** How many members were looked at. */
  looked: number;
}

/**
 * Follows nested lists and references until there are entries alone (RFC 4826 section 3.1). A list that
 * refers to itself ends at the limit of depth.
 *
 * @param list The list.
 * @param options What differs from the defaults.
 */
export function resolveList(list: ResourceList, options: ResolveOptions = {}): ResolvedList {
  const resolution: Resolution = {
    options: {
      external: () => undefined,
      entry: () => undefined,
      maxDepth: MAX_LIST_DEPTH,
      maxEntries: MAX_LIST_ENTRIES,
      ...options,
    },
    entries: [],
    problems: [],
    looked: 0,
  };
  resolveInto(resolution, list, 1, list.name);
  return { entries: resolution.entries, problems: resolution.problems };
}

function resolveInto(
  resolution: Resolution,
  list: ResourceList,
  depth: number,
  reference: string | undefined,
): void {
  const { options, problems } = resolution;
  if (depth > options.maxDepth) {
    problems.push({ code: "too-deep", reference });
    return;
  }
  for (const item of list.items) {
    if (resolution.looked > options.maxEntries) return;
    resolution.looked += 1;
    // A list that refers to itself twice would have as many members as 2 to the power of the depth.
    if (resolution.looked > options.maxEntries) problems.push({ code: "too-many-entries" });
    else resolveItem(resolution, item, depth);
  }
}

function resolveItem(resolution: Resolution, item: ListItem, depth: number): void {
  const { options, entries, problems } = resolution;
  switch (item.kind) {
    case "list":
      resolveInto(resolution, item, depth + 1, item.name);
      return;
    case "external": {
      const { anchor = "" } = item;
      const list = options.external(anchor);
      if (list === undefined) problems.push({ code: "unresolved", reference: anchor });
      else resolveInto(resolution, list, depth + 1, anchor);
      return;
    }
    case "entry-ref": {
      const entry = options.entry(item.ref);
      if (entry === undefined) problems.push({ code: "unresolved", reference: item.ref });
      else entries.push(entry);
      return;
    }
    case "entry":
      entries.push(item);
  }
}

/**
 * Collects the canonical addresses of entries, to look one up with `canonicalAddress`.
 *
 * @param entries The entries of a resolved list.
 */
export function listMembers(entries: readonly ListEntry[]): ReadonlySet<string> {
  return new Set(entries.map(({ uri }) => canonicalAddress(uri)));
}
