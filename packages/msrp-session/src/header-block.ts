const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** How far the search for the second blank line of a message/cpim has come. */
export interface BlockSearch {
  /** Where the next line begins. */
  lineStart: number;

  /** Where the search goes on. */
  searched: number;

  /** Blank lines found. */
  blankLines: number;
}

/**
 * Begins a search.
 *
 * @returns Where it starts.
 */
export function createBlockSearch(): BlockSearch {
  return { lineStart: 0, searched: 0, blankLines: 0 };
}

/**
 * Goes on with the search for what stands before the content of a message/cpim (RFC 3862 section 2): message
 * headers, a blank line, content headers, a blank line.
 *
 * @param search How far it has come; changed.
 * @param octets The message from its start, as far as it is there.
 * @returns Octets up to the end of the second blank line; `undefined` as long as that is not there.
 */
export function findBlock(search: BlockSearch, octets: Uint8Array): number | undefined {
  for (;;) {
    const feed = octets.indexOf(LINE_FEED, search.searched);
    if (feed === -1) {
      search.searched = octets.length;
      return undefined;
    }
    search.searched = feed + 1;
    if (octets[feed - 1] !== CARRIAGE_RETURN) continue;
    const isBlank = feed - 1 === search.lineStart;
    search.lineStart = feed + 1;
    if (isBlank && ++search.blankLines === 2) return feed + 1;
  }
}
