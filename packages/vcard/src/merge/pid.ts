import { parameterValues, sameName, type Card, type Parameter, type Property } from "../card.ts";
import { normalizeUri } from "./uri.ts";

/** One value of PID (RFC 6350 section 5.5). */
export interface Pid {
  /** Which of the properties of its name. */
  readonly local: number;

  /** Number of the CLIENTPIDMAP that the local number belongs to, if there is one. */
  readonly source: number | undefined;
}

/** One CLIENTPIDMAP (RFC 6350 section 6.7.7). */
export interface PidSource {
  /** The number that PIDs have behind their dot. */
  readonly id: number;

  /** The URI that stands for the device or program that gave the numbers, as written. */
  readonly uri: string;

  /** The property that says so. */
  readonly property: Property;
}

/**
 * Reads the PIDs of a property. What is not a PID is left out.
 *
 * @param property The property.
 * @returns The PIDs in their order.
 */
export function pidsOf(property: Property): Pid[] {
  if (property.parameters.length === 0) return [];
  return parameterValues(property, "PID")
    .flatMap((value) => value.split(","))
    .flatMap((value) => parsePid(value.trim()));
}

function pidParameters(pids: readonly Pid[]): Parameter[] {
  if (pids.length === 0) return [];
  return [{ name: "PID", values: pids.map(stringifyPid) }];
}

/**
 * Gives a property other PIDs.
 *
 * @param property The property.
 * @param pids The PIDs.
 * @returns The property with them, in the place of its first PID, else behind its parameters.
 */
export function withPids(property: Property, pids: readonly Pid[]): Property {
  const { parameters } = property;
  const index = parameters.findIndex(isPidParameter);
  const before = parameters.slice(0, index === -1 ? parameters.length : index);
  const behind = parameters.slice(before.length).filter((one) => !isPidParameter(one));
  return { ...property, parameters: [...before, ...pidParameters(pids), ...behind] };
}

/**
 * Reads the CLIENTPIDMAPs of a card. What is not one is left out; of those with one number, the first
 * counts.
 *
 * @param card The card.
 * @returns The sources by their numbers.
 */
export function pidSources(card: Card): Map<number, PidSource> {
  const sources = new Map<number, PidSource>();
  for (const property of card.properties) {
    const source = parsePidSource(property);
    if (source !== undefined && !sources.has(source.id)) sources.set(source.id, source);
  }
  return sources;
}

/**
 * Reads a CLIENTPIDMAP.
 *
 * @param property The property.
 * @returns What it says; `undefined` for another property, or one that says nothing.
 */
export function parsePidSource(property: Property): PidSource | undefined {
  if (!sameName(property.name, "CLIENTPIDMAP")) return undefined;
  const [, digits, uri] = /^\s*(\d{1,9})\s*\\?;\s*(.*)$/s.exec(property.value) ?? [];
  const id = Number(digits ?? 0);
  return id > 0 && uri !== undefined && uri !== "" ? { id, uri, property } : undefined;
}

/**
 * Tells whether a property is a CLIENTPIDMAP that can be read.
 *
 * @param property The property.
 * @returns Whether it is.
 */
export function isPidSource(property: Property): boolean {
  return parsePidSource(property) !== undefined;
}

/**
 * Gives the PIDs of a property as texts that mean the same in every card (RFC 6350 section 7.1.3):
 * number and URI of the source. A PID without a source means nothing elsewhere and is left out.
 *
 * @param property The property.
 * @param sources The sources of its card.
 * @returns The URIs and the numbers from each.
 */
export function globalPids(
  property: Property,
  sources: ReadonlyMap<number, PidSource>,
): GlobalPid[] {
  return pidsOf(property).flatMap(({ local, source }) => {
    const uri = source === undefined ? undefined : sources.get(source)?.uri;
    return uri === undefined ? [] : [{ local, uri: normalizeUri(uri) }];
  });
}

/** A PID that means the same in every card. */
export interface GlobalPid {
  readonly local: number;

  /** URI of the source, in its normal form. */
  readonly uri: string;
}

function parsePid(value: string): Pid[] {
  const [, local, source] = /^(\d{1,9})(?:\.(\d{1,9}))?$/.exec(value) ?? [];
  if (local === undefined) return [];
  return [{ local: Number(local), source: source === undefined ? undefined : Number(source) }];
}

function stringifyPid({ local, source }: Pid): string {
  return source === undefined ? String(local) : `${local}.${source}`;
}

function isPidParameter({ name, values }: Parameter): boolean {
  return values.length > 0 && sameName(name, "PID");
}
