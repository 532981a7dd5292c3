import { parameterValues, type Property } from "../card.ts";
import { isCompanion } from "../edit/property.ts";
import { decodeProperty, type Version } from "../values.ts";
import { emptyGroupMap, joinGroups, type GroupMap } from "./groups.ts";
import { identityKey, isNaming, isSingle } from "./identity.ts";
import { globalPids, isPidSource, type GlobalPid, type PidSource } from "./pid.ts";
import { isSameMeta, lineKey } from "./same.ts";
import { similarity } from "./similarity.ts";

/** Why two properties are taken for one. */
export type MatchReason =
  /** They are the same, letter for letter. */
  | "text"
  /** A PID of both means the same (RFC 6350 section 7.1.3), or their PROP-ID does. */
  | "pid"
  /** A card has one property of this name at most (RFC 6350 section 7.1.2). */
  | "cardinality"
  /** Their values stand for the same, as two spellings of a phone number. */
  | "identity"
  /** They are alike in value and types. */
  | "similarity";

/** Two properties that are one: indexes in the left and in the right list. */
export interface Pair {
  readonly left: number;
  readonly right: number;
  readonly by: MatchReason;
}

/** What two lists of properties have in common. */
export interface Pairing {
  /** In the order in which they were found. */
  readonly pairs: readonly Pair[];
  readonly groups: GroupMap;
}

/** What properties are compared by. */
export interface PairingOptions {
  readonly version: Version;
  readonly leftSources: ReadonlyMap<number, PidSource>;
  readonly rightSources: ReadonlyMap<number, PidSource>;

  /** Whether the right list was made from the left one, so that what is alike is an edit. */
  readonly isEdit: boolean;

  /** Groups that are known to be one. */
  readonly groups?: GroupMap;
}

/** Most pairs of one name that are compared by how alike they are. */
const MAX_COMPARED_PAIRS = 1024;

/** Properties that are less alike are not taken for one. */
const LEAST_SIMILARITY = 0.4;

/**
 * Finds which properties of two lists are one (RFC 6350 section 7.1.2): each is in one pair at most.
 *
 * @param left One list.
 * @param right The other list.
 * @param options What they are compared by.
 * @returns The pairs.
 */
export function pairProperties(
  left: readonly Property[],
  right: readonly Property[],
  options: PairingOptions,
): Pairing {
  return new Pairer(left, right, options).pair();
}

class Pairer {
  readonly #left: readonly Property[];
  readonly #right: readonly Property[];
  readonly #options: PairingOptions;
  readonly #groups: GroupMap;
  readonly #pairs: Pair[] = [];
  readonly #openLeft: Set<number>;
  readonly #openRight: Set<number>;
  /** Groups with more than labels, in lower case. */
  readonly #owned = new Set<string>();

  constructor(left: readonly Property[], right: readonly Property[], options: PairingOptions) {
    this.#left = left;
    this.#right = right;
    this.#options = options;
    this.#groups = options.groups ?? emptyGroupMap();
    this.#openLeft = new Set(left.keys());
    this.#openRight = new Set(right.keys());
  }

  pair(): Pairing {
    const { isEdit } = this.#options;
    this.#byKey(
      "text",
      (property) => `${property.group?.toLowerCase() ?? ""} ${lineKey(property)}`,
    );
    this.#byKey("text", lineKey);
    this.#byPid();
    this.#byKey("pid", propIdKey);
    this.#byKey("cardinality", (property) => this.#singleKey(property, languageOf(property)));
    this.#byKey("cardinality", (property) => this.#singleKey(property, ""));
    if (isEdit) this.#byKey("identity", alternativeKey);
    this.#byKey("identity", (property) => this.#identityKey(property, typesOf(property)));
    this.#byKey("identity", (property) => this.#identityKey(property, ""));
    if (isEdit) this.#bySimilarity();
    else this.#byOnlyList();
    this.#joinGroups();
    for (const property of [...this.#left, ...this.#right]) {
      if (!isCompanion(property)) this.#owned.add(property.group?.toLowerCase() ?? "");
    }
    this.#companions();
    return { pairs: this.#pairs, groups: this.#groups };
  }

  // Pairs what has the same key, in order. Companions wait for the groups.
  #byKey(by: MatchReason, keyOf: (property: Property) => string | undefined): void {
    if (this.#openLeft.size === 0 || this.#openRight.size === 0) return;
    const queues = new Map<string, number[]>();
    for (const index of this.#openRight) {
      const key = this.#keyOf(this.#right[index], keyOf);
      if (key === undefined) continue;
      addTo(queues, key, index);
    }
    for (const queue of queues.values()) queue.reverse();
    for (const index of this.#openLeft) {
      const key = this.#keyOf(this.#left[index], keyOf);
      const queue = key === undefined ? undefined : queues.get(key);
      const other = queue?.at(-1);
      if (other === undefined || (by === "identity" && this.#isApart(index, other))) continue;
      queue?.pop();
      this.#take(index, other, by);
    }
  }

  #keyOf(
    property: Property | undefined,
    keyOf: (property: Property) => string | undefined,
  ): string | undefined {
    if (property === undefined || isCompanion(property) || isPidSource(property)) return undefined;
    const key = keyOf(property);
    return key === undefined ? undefined : `${property.name.toUpperCase()} ${key}`;
  }

  #take(left: number, right: number, by: MatchReason): void {
    this.#pairs.push({ left, right, by });
    this.#openLeft.delete(left);
    this.#openRight.delete(right);
  }

  #byPid(): void {
    const places = new Map<string, number[]>();
    for (const index of this.#openRight) {
      for (const key of this.#pidKeys(this.#right[index], this.#options.rightSources)) {
        addTo(places, key, index);
      }
    }
    if (places.size === 0) return;
    for (const queue of places.values()) queue.reverse();
    for (const index of this.#openLeft) {
      for (const key of this.#pidKeys(this.#left[index], this.#options.leftSources)) {
        const queue = places.get(key) ?? [];
        while (queue.length > 0 && !this.#openRight.has(queue.at(-1) ?? -1)) queue.pop();
        const other = queue.at(-1);
        if (other === undefined) continue;
        this.#take(index, other, "pid");
        break;
      }
    }
  }

  #pidKeys(property: Property | undefined, sources: ReadonlyMap<number, PidSource>): string[] {
    if (property === undefined || isCompanion(property)) return [];
    const name = property.name.toUpperCase();
    return globalPids(property, sources).map(({ local, uri }) => `${name} ${local} ${uri}`);
  }

  // Tells whether two properties are known to be two: one source numbers them differently.
  #isApart(left: number, right: number): boolean {
    const { leftSources, rightSources } = this.#options;
    const one = pidsAt(this.#left, left, leftSources);
    if (one.length === 0) return false;
    const other = pidsAt(this.#right, right, rightSources);
    return one.some(({ uri }) => other.some((pid) => pid.uri === uri));
  }

  #singleKey(property: Property, language: string): string | undefined {
    return isSingle(property.name, this.#options.version) ? language : undefined;
  }

  #identityKey(property: Property, types: string): string {
    return `${types} ${identityKey(property, this.#options.version)}`;
  }

  // Both sides added a list of the same kind: what they added is one list.
  #byOnlyList(): void {
    const rightByName = this.#openByName(this.#right, this.#openRight);
    for (const [name, left] of this.#openByName(this.#left, this.#openLeft)) {
      const right = rightByName.get(name) ?? [];
      const [one] = left;
      const [other] = right;
      if (left.length !== 1 || right.length !== 1 || one === undefined || other === undefined)
        continue;
      if (this.#isList(this.#left[one]) && this.#isAlike(one, other))
        this.#take(one, other, "similarity");
    }
  }

  #isList(property: Property | undefined): boolean {
    if (property === undefined) return false;
    return decodeProperty(property, this.#options.version).shape === "list";
  }

  #isAlike(left: number, right: number): boolean {
    const one = this.#left[left];
    const other = this.#right[right];
    return (
      one !== undefined && other !== undefined && isSameMeta(one, other, this.#options.version)
    );
  }

  #bySimilarity(): void {
    const rightByName = this.#openByName(this.#right, this.#openRight);
    for (const [name, left] of this.#openByName(this.#left, this.#openLeft)) {
      const right = rightByName.get(name) ?? [];
      const [one] = left;
      const [other] = right;
      if (one !== undefined && other !== undefined && left.length + right.length === 2) {
        // Nothing else is left that one could have become, or the other could have been.
        if (!this.#isApart(one, other)) this.#take(one, other, "similarity");
        continue;
      }
      if (left.length * right.length > MAX_COMPARED_PAIRS) continue;
      for (const pair of this.#ranked(left, right)) {
        if (!this.#openLeft.has(pair.one) || !this.#openRight.has(pair.other)) continue;
        this.#take(pair.one, pair.other, "similarity");
      }
    }
  }

  // Pairs of open properties of one name, those that are most alike first.
  #ranked(left: readonly number[], right: readonly number[]): { one: number; other: number }[] {
    const ranked = left.flatMap((one) =>
      right.map((other) => ({ one, other, rank: this.#rank(one, other) })),
    );
    return ranked
      .filter(({ rank }) => rank >= LEAST_SIMILARITY)
      .toSorted((a, b) => b.rank - a.rank || a.one - b.one || a.other - b.other);
  }

  #rank(left: number, right: number): number {
    const one = this.#left[left];
    const other = this.#right[right];
    if (one === undefined || other === undefined || this.#isApart(left, right)) return 0;
    return similarity(one, other);
  }

  #openByName(properties: readonly Property[], open: ReadonlySet<number>): Map<string, number[]> {
    const byName = new Map<string, number[]>();
    for (const index of open) {
      const property = properties[index];
      if (property === undefined || isCompanion(property) || isNaming(property)) continue;
      if (isPidSource(property)) continue;
      addTo(byName, property.name.toUpperCase(), index);
    }
    return byName;
  }

  #joinGroups(): void {
    joinGroups(
      this.#groups,
      this.#pairs.map(({ left, right }) => [this.#left[left]?.group, this.#right[right]?.group]),
    );
  }

  // A label is that of its group: those of one group are one, the same ones first.
  #companions(): void {
    for (const keyOf of [lineKey, () => ""]) {
      const places = new Map<string, number[]>();
      for (const index of [...this.#openRight].toReversed()) {
        const property = this.#right[index];
        if (property === undefined || !isCompanion(property)) continue;
        const key = companionKey(property, property.group?.toLowerCase(), keyOf);
        addTo(places, key, index);
      }
      for (const index of this.#openLeft) {
        const property = this.#left[index];
        if (property === undefined || !isCompanion(property)) continue;
        const other = places.get(companionKey(property, this.#rightGroup(property), keyOf))?.pop();
        if (other !== undefined) this.#take(index, other, keyOf === lineKey ? "text" : "identity");
      }
    }
  }

  // The group in the right list. Groups with nothing to label are one by name.
  #rightGroup({ group }: Property): string | undefined {
    if (group === undefined) return undefined;
    const key = group.toLowerCase();
    const joined = this.#groups.rightOf.get(key);
    if (joined !== undefined) return joined;
    return this.#options.isEdit && !this.#owned.has(key) ? key : `${key} of the left`;
  }
}

function addTo(map: Map<string, number[]>, key: string, index: number): void {
  const indexes = map.get(key);
  if (indexes === undefined) map.set(key, [index]);
  else indexes.push(index);
}

function companionKey(
  property: Property,
  group: string | undefined,
  keyOf: (property: Property) => string,
): string {
  return `${property.name.toUpperCase()} ${group ?? ""} ${keyOf(property)}`;
}

function pidsAt(
  properties: readonly Property[],
  index: number,
  sources: ReadonlyMap<number, PidSource>,
): GlobalPid[] {
  const property = properties[index];
  return property === undefined ? [] : globalPids(property, sources);
}

function propIdKey(property: Property): string | undefined {
  return parameterValues(property, "PROP-ID")[0];
}

// Alternatives of one property (RFC 6350 section 5.4) are told apart by their languages.
function alternativeKey(property: Property): string | undefined {
  const [altId] = parameterValues(property, "ALTID");
  return altId === undefined ? undefined : `${altId} ${languageOf(property)}`;
}

function languageOf(property: Property): string {
  return parameterValues(property, "LANGUAGE")[0]?.toLowerCase() ?? "";
}

function typesOf(property: Property): string {
  return parameterValues(property, "TYPE")
    .map((type) => type.trim().toLowerCase())
    .toSorted()
    .join(",");
}
