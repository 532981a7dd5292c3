import type { Card, Property } from "../card.ts";
import { isPidSource, pidSources, pidsOf, withPids, type Pid, type PidSource } from "./pid.ts";
import { normalizeUri } from "./uri.ts";

/** Numbers for the sources of PIDs of several cards: one number for one URI. */
export class SourceNumbers {
  readonly #ids = new Map<string, number>();
  readonly #taken = new Set<number>();
  #next = 1;

  /** @param card The card whose numbers stay. */
  constructor(card: Card) {
    for (const { id, uri } of pidSources(card).values()) this.#set(normalizeUri(uri), id);
    for (const property of card.properties) {
      for (const { source } of pidsOf(property)) if (source !== undefined) this.#taken.add(source);
    }
  }

  /**
   * Gives the number of a source: the one it has already, else its own if that is free, else the next
   * that is.
   *
   * @param source The source.
   * @returns The number.
   */
  idOf(source: PidSource): number {
    const uri = normalizeUri(source.uri);
    const known = this.#ids.get(uri);
    if (known !== undefined) return known;
    while (this.#taken.has(this.#next)) this.#next += 1;
    const id = this.#taken.has(source.id) ? this.#next : source.id;
    this.#set(uri, id);
    return id;
  }

  /**
   * Tells whether a number is some source's.
   *
   * @param id The number.
   * @returns Whether it is.
   */
  has(id: number): boolean {
    return this.#taken.has(id);
  }

  #set(uri: string, id: number): void {
    this.#taken.add(id);
    if (!this.#ids.has(uri)) this.#ids.set(uri, id);
  }
}

/**
 * Gives the PIDs of a card the numbers that other cards have for their sources (RFC 6350 section 7.1.2:
 * CLIENTPIDMAPs have to be consistent). A PID whose number has no CLIENTPIDMAP in its own card but in
 * the others loses it, as it would come to mean what it does not.
 *
 * @param card The card.
 * @param numbers The numbers; those of the card's other sources are added.
 * @returns The card; the same one if nothing changes.
 */
export function renumberCard(card: Card, numbers: SourceNumbers): Card {
  const sources = pidSources(card);
  const changed = new Map<number, number>();
  const byProperty = new Map<Property, PidSource>();
  for (const source of sources.values()) {
    changed.set(source.id, numbers.idOf(source));
    byProperty.set(source.property, source);
  }
  const renumber = (pid: Pid): Pid[] => {
    if (pid.source === undefined) return [pid];
    const source = changed.get(pid.source);
    if (source !== undefined) return [{ ...pid, source }];
    return numbers.has(pid.source) ? [] : [pid];
  };
  const properties = card.properties.map((property) => {
    if (isPidSource(property)) return renumberSource(property, byProperty.get(property), numbers);
    const pids = pidsOf(property);
    const renumbered = pids.flatMap(renumber);
    const isSame =
      pids.length === renumbered.length &&
      pids.every(({ source }, index) => source === renumbered[index]?.source);
    return isSame ? property : withPids(property, renumbered);
  });
  const isSame = properties.every((property, index) => property === card.properties[index]);
  return isSame ? card : { ...card, properties };
}

function renumberSource(
  property: Property,
  source: PidSource | undefined,
  numbers: SourceNumbers,
): Property {
  if (source === undefined) return property;
  const id = numbers.idOf(source);
  return id === source.id ? property : { ...property, value: `${id};${source.uri}` };
}
