// A map that is never changed: a change makes a new one that shares nearly all with the old one. The values lie
// in 4 096 places by a hash of their keys, below three levels of sixteen.

/** What has a place in a map. */
export interface Keyed {
  readonly key: string;
}

/** A map of values by their keys, which stays as it is when another one is made of it. */
export interface KeyedMap<Value extends Keyed> {
  readonly size: number;

  /** Number from which the hash begins: keys that strangers choose lie where they do not know. */
  readonly seed: number;
  readonly root: Level<Value>;
}

type Level<Value> = readonly (Level<Value> | Place<Value> | undefined)[];

/** The values of one place. */
interface Place<Value> {
  readonly values: readonly Value[];
}

/**
 * Makes a map without values.
 *
 * @param seed Any number; one that nobody can guess where strangers choose the keys.
 */
export function emptyMap(seed: number): KeyedMap<never> {
  return { size: 0, seed, root: [] };
}

/** Bits of the hash by which the three levels are gone down. */
const SHIFTS = [8, 4, 0] as const;

/**
 * Finds the value of a key.
 *
 * @param map The map.
 * @param key The key.
 */
export function findValue<Value extends Keyed>(
  map: KeyedMap<Value>,
  key: string,
): Value | undefined {
  return placeOf(map, hashOf(key, map.seed)).find((value) => value.key === key);
}

function placeOf<Value extends Keyed>(map: KeyedMap<Value>, hash: number): readonly Value[] {
  let level = map.root;
  for (const shift of SHIFTS) {
    const next = level[(hash >>> shift) & 15];
    if (next === undefined) return [];
    if (!isLevel(next)) return next.values;
    level = next;
  }
  return [];
}

function isLevel<Value>(next: Level<Value> | Place<Value>): next is Level<Value> {
  return Array.isArray(next);
}

/**
 * Puts a value into a map, in place of the one of its key.
 *
 * @param map The map.
 * @param value The value.
 * @returns The new map.
 */
export function withValue<Value extends Keyed>(
  map: KeyedMap<Value>,
  value: Value,
): KeyedMap<Value> {
  const hash = hashOf(value.key, map.seed);
  const before = placeOf(map, hash);
  const index = before.findIndex(({ key }) => key === value.key);
  const values = index === -1 ? [...before, value] : before.with(index, value);
  return changed(map, hash, values, index === -1 ? 1 : 0);
}

/**
 * Takes a value out of a map.
 *
 * @param map The map.
 * @param key The key.
 * @returns The new map; the same one where the key has no value.
 */
export function withoutKey<Value extends Keyed>(
  map: KeyedMap<Value>,
  key: string,
): KeyedMap<Value> {
  const hash = hashOf(key, map.seed);
  const before = placeOf(map, hash);
  const values = before.filter((value) => value.key !== key);
  return values.length === before.length ? map : changed(map, hash, values, -1);
}

function changed<Value extends Keyed>(
  { size, seed, root }: KeyedMap<Value>,
  hash: number,
  values: readonly Value[],
  difference: number,
): KeyedMap<Value> {
  return { size: size + difference, seed, root: withPlace(root, hash, values, 0) };
}

function withPlace<Value>(
  level: Level<Value>,
  hash: number,
  values: readonly Value[],
  depth: number,
): Level<Value> {
  const index = (hash >>> (SHIFTS[depth] ?? 0)) & 15;
  const copy: (Level<Value> | Place<Value> | undefined)[] =
    level.length > 0 ? level.slice() : Array.from({ length: 16 });
  const below = level[index];
  const isLast = depth === SHIFTS.length - 1;
  copy[index] = isLast
    ? { values }
    : withPlace(below !== undefined && isLevel(below) ? below : [], hash, values, depth + 1);
  return copy;
}

/**
 * Lists the values of a map.
 *
 * @param map The map.
 * @returns The values, in no order that means something.
 */
export function valuesOf<Value extends Keyed>(map: KeyedMap<Value>): readonly Value[] {
  return valuesIn(map.root);
}

function valuesIn<Value>(level: Level<Value>): readonly Value[] {
  return level.flatMap((next) => {
    if (next === undefined) return [];
    return isLevel(next) ? valuesIn(next) : next.values;
  });
}

/**
 * Mixes a key into 32 bits.
 *
 * @param key The key.
 * @param seed Where it begins.
 * @internal
 */
export function hashOf(key: string, seed: number): number {
  let hash = seed | 0;
  for (let index = 0; index < key.length; index++) {
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  hash = Math.imul(hash ^ (hash >>> 13), 0x85ebca77);
  return hash ^ (hash >>> 16);
}
