// A map that is never changed: a change makes a new one that shares nearly all of the old one. A map with
// few entries is one array; one with many is a tree of sixteen-fold branches by the hash of the keys, so
// that looking up and changing take the same time whatever its size.

/** What has a place in a map. */
interface Keyed {
  readonly key: string;
}

/** Values in no order. */
type Bucket<Value> = readonly Value[];

/** Sixteen maps, by four bits of the hash. */
interface Branch<Value> {
  readonly size: number;
  readonly children: readonly KeyTrie<Value>[];
}

/** A map of values by their keys. */
export type KeyTrie<Value> = Bucket<Value> | Branch<Value>;

/** The map without entries. */
export const EMPTY_TRIE: readonly never[] = [];

/** Most values that are looked through one by one. */
const MAX_BUCKET = 8;

/** Bits of the hash; behind the last ones, a bucket may be of any size. */
const HASH_BITS = 32;

function isBucket<Value>(trie: KeyTrie<Value>): trie is Bucket<Value> {
  return Array.isArray(trie);
}

/**
 * Tells how many entries a map has.
 *
 * @param trie The map.
 */
export function trieSize<Value>(trie: KeyTrie<Value>): number {
  return isBucket(trie) ? trie.length : trie.size;
}

/**
 * Finds an entry.
 *
 * @param trie The map.
 * @param key The key.
 * @param seed Of the hash; the same for all that is done with the map.
 * @returns The value, or `undefined`.
 */
export function findEntry<Value extends Keyed>(
  trie: KeyTrie<Value>,
  key: string,
  seed: number,
): Value | undefined {
  let node = trie;
  if (!isBucket(node)) {
    let hash = hashOf(key, seed);
    while (!isBucket(node)) {
      node = node.children[hash & 15] ?? EMPTY_TRIE;
      hash >>>= 4;
    }
  }
  return node.find((value) => value.key === key);
}

/**
 * Adds an entry, or replaces the one of its key.
 *
 * @param trie The map.
 * @param value The value.
 * @param seed Of the hash.
 * @returns The new map.
 */
export function setEntry<Value extends Keyed>(
  trie: KeyTrie<Value>,
  value: Value,
  seed: number,
): KeyTrie<Value> {
  return set(trie, value, seed, 0);
}

function set<Value extends Keyed>(
  trie: KeyTrie<Value>,
  value: Value,
  seed: number,
  shift: number,
): KeyTrie<Value> {
  if (!isBucket(trie)) {
    const index = (hashOf(value.key, seed) >>> shift) & 15;
    const before = trie.children[index] ?? EMPTY_TRIE;
    const after = set(before, value, seed, shift + 4);
    return after === before ? trie : withChild(trie, index, after);
  }
  const place = trie.findIndex(({ key }) => key === value.key);
  if (place !== -1) return trie[place] === value ? trie : trie.with(place, value);
  const bucket = [...trie, value];
  return bucket.length > MAX_BUCKET && shift < HASH_BITS ? divide(bucket, seed, shift) : bucket;
}

function divide<Value extends Keyed>(
  bucket: Bucket<Value>,
  seed: number,
  shift: number,
): Branch<Value> {
  const children: Value[][] = Array.from({ length: 16 }, () => []);
  for (const value of bucket) children[(hashOf(value.key, seed) >>> shift) & 15]?.push(value);
  return { size: bucket.length, children };
}

function withChild<Value>(
  { size, children }: Branch<Value>,
  index: number,
  child: KeyTrie<Value>,
): Branch<Value> {
  const before = children[index] ?? EMPTY_TRIE;
  return {
    size: size - trieSize(before) + trieSize(child),
    children: children.with(index, child),
  };
}

/**
 * Removes an entry.
 *
 * @param trie The map.
 * @param key The key.
 * @param seed Of the hash.
 * @returns The new map; the same one when it has no such entry.
 */
export function removeEntry<Value extends Keyed>(
  trie: KeyTrie<Value>,
  key: string,
  seed: number,
): KeyTrie<Value> {
  if (isBucket(trie)) return removeFromBucket(trie, key);
  return remove(trie, key, hashOf(key, seed));
}

function remove<Value extends Keyed>(
  trie: Branch<Value>,
  key: string,
  hash: number,
): KeyTrie<Value> {
  const index = hash & 15;
  const before = trie.children[index] ?? EMPTY_TRIE;
  const after = isBucket(before) ? removeFromBucket(before, key) : remove(before, key, hash >>> 4);
  if (after === before) return trie;
  const smaller = withChild(trie, index, after);
  // Half of what makes a branch: else adding and removing one entry would build and clear it each time.
  return smaller.size > MAX_BUCKET / 2 ? smaller : smaller.children.flatMap(valuesOf);
}

function removeFromBucket<Value extends Keyed>(
  bucket: Bucket<Value>,
  removed: string,
): Bucket<Value> {
  const place = bucket.findIndex(({ key }) => key === removed);
  if (place === -1) return bucket;
  return bucket.length === 1 ? EMPTY_TRIE : bucket.toSpliced(place, 1);
}

/**
 * Lists the values of a map.
 *
 * @param trie The map.
 * @returns The values, in no order that means something.
 */
export function valuesOf<Value>(trie: KeyTrie<Value>): readonly Value[] {
  return isBucket(trie) ? trie : trie.children.flatMap(valuesOf);
}

// Mixes all of a key into 32 bits, as MurmurHash3 does.
function hashOf(key: string, seed: number): number {
  let hash = seed | 0;
  for (let index = 0; index < key.length; index++) {
    const mixed = Math.imul(key.charCodeAt(index), 0xcc_9e_2d_51);
    hash ^= Math.imul((mixed << 15) | (mixed >>> 17), 0x1b_87_35_93);
    hash = Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6_54_6b_64;
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85_eb_ca_6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2_b2_ae_35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
