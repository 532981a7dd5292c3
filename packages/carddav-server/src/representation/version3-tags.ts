/** Most entity tags that are remembered. */
const MAX_TAGS = 10_000;

/**
 * Entity tags of cards that were written in version 3.0. An entity tag is a digest of the octets, so that a card which
 * has one of them is in that version, whenever and by whomever it was written.
 */
export interface Version3Tags {
  readonly add: (etag: string) => void;
  /** Tells whether each of some entity tags is remembered. */
  readonly hasAll: (etags: readonly string[]) => boolean;
}

/**
 * Makes a memory of entity tags.
 *
 * @param maxTags Most tags that it has: with the next one all others are forgotten. Default 10 000.
 * @internal
 */
export function createVersion3Tags(maxTags: number = MAX_TAGS): Version3Tags {
  const tags = new Set<string>();
  return {
    add(etag) {
      if (tags.size >= maxTags) tags.clear();
      tags.add(etag);
    },
    hasAll: (etags) => etags.every((etag) => tags.has(etag)),
  };
}
