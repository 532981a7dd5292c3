import { canonicalAddress } from "./address.ts";
import type {
  CopyControl,
  ListEntry,
  ListItem,
  Recipient,
  ResourceList,
} from "./resource-lists.ts";

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
export type ListProblemCode = "unresolved" | "cycle" | "too-deep" | "too-many-entries";

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
  /** The anchors of the external lists that are open around what is looked at. */
  readonly open: Set<string>;
  /** How many members were looked at. */
  looked: number;
}

/**
 * Follows nested lists and references until there are entries alone (RFC 4826 section 3.1). An external
 * list within itself is left out. What references and lists say of recipients (RFC 5364 section 4) holds
 * for what they stand for: the copy control of a reference in any case, that of a list for entries that
 * have none; and whoever is to be anonymous anywhere on the way is.
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
    open: new Set(),
    looked: 0,
  };
  resolveInto(resolution, list, 1, list.name, modifiersOf(list, {}));
  return { entries: resolution.entries, problems: resolution.problems };
}

function resolveInto(
  resolution: Resolution,
  list: ResourceList,
  depth: number,
  reference: string | undefined,
  modifiers: Modifiers,
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
    else resolveItem(resolution, item, depth, modifiers);
  }
}

/** What the lists and references around an entry say of it. */
interface Modifiers {
  /** Of the innermost list that says so; for entries that have none. */
  readonly copyControl?: CopyControl | undefined;
  /** Of the outermost reference that says so; for all entries. */
  readonly overriding?: CopyControl | undefined;
  readonly anonymize?: boolean | undefined;
}

function modifiersOf(list: Recipient, around: Modifiers): Modifiers {
  const { copyControl = around.copyControl } = list;
  return { ...around, copyControl, anonymize: list.anonymize === true || around.anonymize };
}

function referenceModifiers(reference: Recipient, around: Modifiers): Modifiers {
  const { copyControl = around.copyControl } = reference;
  const { overriding = copyControl } = around;
  return { overriding, anonymize: reference.anonymize === true || around.anonymize };
}

function modified<Entry extends ListEntry>(entry: Entry, modifiers: Modifiers): Entry {
  const copyControl = modifiers.overriding ?? entry.copyControl ?? modifiers.copyControl;
  const anonymize = modifiers.anonymize === true ? true : entry.anonymize;
  const isSame = copyControl === entry.copyControl && anonymize === entry.anonymize;
  return isSame ? entry : { ...entry, copyControl, anonymize };
}

function resolveItem(
  resolution: Resolution,
  item: ListItem,
  depth: number,
  modifiers: Modifiers,
): void {
  const { options, entries, problems, open } = resolution;
  switch (item.kind) {
    case "list":
      resolveInto(resolution, item, depth + 1, item.name, modifiersOf(item, modifiers));
      return;
    case "external": {
      const { anchor = "" } = item;
      if (open.has(anchor)) {
        problems.push({ code: "cycle", reference: anchor });
        return;
      }
      const list = options.external(anchor);
      if (list === undefined) {
        problems.push({ code: "unresolved", reference: anchor });
        return;
      }
      open.add(anchor);
      const inside = modifiersOf(list, referenceModifiers(item, modifiers));
      resolveInto(resolution, list, depth + 1, anchor, inside);
      open.delete(anchor);
      return;
    }
    case "entry-ref": {
      const entry = options.entry(item.ref);
      if (entry === undefined) problems.push({ code: "unresolved", reference: item.ref });
      else entries.push(modified(entry, referenceModifiers(item, modifiers)));
      return;
    }
    case "entry":
      entries.push(modified(item, modifiers));
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
