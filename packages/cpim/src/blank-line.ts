const CARRIAGE_RETURN = 13;
const LINE_FEED = 10;

/** How far the search for the two blank lines of a message has come. */
export class BlankLines {
  /** Octets of the message headers, without the blank line, once that is found. */
  headersLength: number | undefined;

  /** Octets up to the end of the second blank line, once that is found. */
  length: number | undefined;

  /** Where the next line begins. */
  #lineStart = 0;

  /** Where the search goes on. */
  #searched = 0;

  /**
   * Goes on with the search. Where it came to before is not looked at again.
   *
   * @param octets The message, from its start as far as it is there.
   */
  search(octets: Uint8Array): void {
    while (this.length === undefined) {
      const feed = octets.indexOf(LINE_FEED, this.#searched);
      if (feed === -1) {
        this.#searched = octets.length;
        return;
      }
      // A line feed alone ends no line here; the grammar refuses it.
      const isLine = octets[feed - 1] === CARRIAGE_RETURN;
      if (isLine && feed - 1 === this.#lineStart) this.#found(feed + 1);
      if (isLine) this.#lineStart = feed + 1;
      this.#searched = feed + 1;
    }
  }

  #found(end: number): void {
    if (this.headersLength === undefined) this.headersLength = end - 2;
    else this.length = end;
  }
}
