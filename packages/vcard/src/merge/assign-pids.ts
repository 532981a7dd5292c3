import { sameName, type Card, type Property } from "../card.ts";
import { propertyUse, versionOf } from "../values.ts";
import { parsePidSource, pidSources, pidsOf, withPids, type Pid, type PidSource } from "./pid.ts";
import { normalizeUri } from "./uri.ts";

/**
 * Gives each property of a vCard 4.0 that may have one a PID, where it has none (RFC 6350 sections 5.5
 * and 7.2): new numbers in their order, and a CLIENTPIDMAP for their source if there is none yet. A
 * device does so before it shares a card, so that its properties are known again.
 *
 * @param card The card.
 * @param uri URI of the device or program that gives the numbers, best a UUID as `urn:uuid:`.
 * @returns The card; the same one if every property has a PID, or if it is not a vCard 4.0.
 */
export function assignPids(card: Card, uri: string): Card {
  if (versionOf(card) !== "4.0") return card;
  const isWithout = (property: Property): boolean =>
    mayHavePid(property) && pidsOf(property).length === 0;
  if (!card.properties.some(isWithout)) return card;
  const sources = pidSources(card);
  const known = sourceOf(sources, uri);
  const id = known?.id ?? freeId(card, sources);
  const locals = new LocalNumbers(card, id);
  const properties = card.properties.map((property) =>
    isWithout(property)
      ? withPids(property, [{ local: locals.next(property.name), source: id }])
      : property,
  );
  return {
    ...card,
    properties: known === undefined ? withSource(properties, id, uri) : properties,
  };
}

/**
 * Gives the PIDs of a card one source (RFC 6350 section 7.2.5): a property keeps its PID of that source
 * if it has one, else it gets a new number, and all other CLIENTPIDMAPs go. This is right only when all
 * devices that have the card take the outcome.
 *
 * @param card The card.
 * @param uri URI of the source that stays. Default that of the first CLIENTPIDMAP.
 * @returns The card; the same one if it has no other source.
 */
export function simplifyPids(card: Card, uri?: string): Card {
  const sources = pidSources(card);
  const kept = uri === undefined ? [...sources.values()][0] : sourceOf(sources, uri);
  if (kept === undefined || sources.size === 1) return card;
  const { id } = kept;
  const locals = new LocalNumbers(card, id);
  const simplify = (property: Property): Pid[] => {
    const pids = pidsOf(property);
    if (!pids.some(({ source }) => source !== undefined && sources.has(source))) return pids;
    const own = pids.filter(({ source }) => source === id);
    return own.length > 0 ? own : [{ local: locals.next(property.name), source: id }];
  };
  const properties = card.properties.flatMap((property) => {
    const source = parsePidSource(property);
    if (source !== undefined) return property === kept.property ? [property] : [];
    const pids = pidsOf(property);
    const simple = simplify(property);
    return [isSamePids(pids, simple) ? property : withPids(property, simple)];
  });
  return { ...card, properties };
}

function mayHavePid({ name }: Property): boolean {
  const use = propertyUse(name, "4.0");
  return use !== undefined && use.cardinality.endsWith("*") && use.parameters.includes("PID");
}

function sourceOf(sources: ReadonlyMap<number, PidSource>, uri: string): PidSource | undefined {
  const normal = normalizeUri(uri);
  return [...sources.values()].find((source) => normalizeUri(source.uri) === normal);
}

function isSamePids(left: readonly Pid[], right: readonly Pid[]): boolean {
  return (
    left.length === right.length &&
    left.every(({ local, source }, index) => {
      const other = right[index];
      return local === other?.local && source === other.source;
    })
  );
}

function freeId(card: Card, sources: ReadonlyMap<number, PidSource>): number {
  let highest = 0;
  for (const id of sources.keys()) highest = Math.max(highest, id);
  for (const property of card.properties) {
    for (const { source } of pidsOf(property)) highest = Math.max(highest, source ?? 0);
  }
  return highest + 1;
}

/** The local numbers that a source has given to the properties of each name. */
class LocalNumbers {
  readonly #highest = new Map<string, number>();

  /**
   * @param card The card.
   * @param source Number of the source.
   */
  constructor(card: Card, source: number) {
    for (const property of card.properties) {
      const name = property.name.toUpperCase();
      for (const pid of pidsOf(property)) {
        if (pid.source !== source) continue;
        this.#highest.set(name, Math.max(this.#highest.get(name) ?? 0, pid.local));
      }
    }
  }

  /**
   * Gives a new number.
   *
   * @param name Name of the property it is for.
   * @returns The number.
   */
  next(name: string): number {
    const key = name.toUpperCase();
    const number = (this.#highest.get(key) ?? 0) + 1;
    this.#highest.set(key, number);
    return number;
  }
}

function withSource(properties: readonly Property[], id: number, uri: string): Property[] {
  const made: Property = {
    group: undefined,
    name: "CLIENTPIDMAP",
    parameters: [],
    value: `${id};${uri}`,
  };
  const last = properties.findLastIndex(({ name }) => sameName(name, "CLIENTPIDMAP"));
  return properties.toSpliced(last === -1 ? properties.length : last + 1, 0, made);
}
