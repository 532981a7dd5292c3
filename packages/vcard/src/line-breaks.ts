const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** Finds the ends of physical lines. A line break is CRLF, LF or CR, with any number of CR before the LF. */
export class LineBreaks {
  readonly text: string;

  /** Where the physical line ends, before its line break. */
  end = 0;

  /** Where the next one starts. */
  next = 0;

  /** The first LF, and the first CR, at or behind the place that was looked at last. */
  #lineFeed = -1;
  #carriageReturn = -1;

  /** @param text The text. */
  constructor(text: string) {
    this.text = text;
  }

  /**
   * Finds the end of the physical line that starts at a place.
   *
   * @param from The place; not before the one that was looked at last.
   */
  find(from: number): void {
    const { text } = this;
    if (this.#lineFeed < from) this.#lineFeed = indexOf(text, "\n", from);
    if (this.#carriageReturn < from) this.#carriageReturn = indexOf(text, "\r", from);
    if (this.#lineFeed < this.#carriageReturn) {
      this.end = this.#lineFeed;
      this.next = this.#lineFeed + 1;
      return;
    }
    this.end = this.#carriageReturn;
    let next = this.#carriageReturn;
    // All of a run is one break: a break for each CR would look at the rest of the run each time.
    while (text.charCodeAt(next) === CARRIAGE_RETURN) next += 1;
    this.next = text.charCodeAt(next) === LINE_FEED ? next + 1 : next;
  }

  /**
   * Remembers where it is. To look again from a place before would search a text without CR to its end
   * each time.
   *
   * @returns What goes back there.
   */
  mark(): () => void {
    const { end, next } = this;
    const lineFeed = this.#lineFeed;
    const carriageReturn = this.#carriageReturn;
    return () => {
      this.end = end;
      this.next = next;
      this.#lineFeed = lineFeed;
      this.#carriageReturn = carriageReturn;
    };
  }
}

/**
 * Counts the lines that end in a part of a text, as an editor does: of several CR before a LF each ends
 * a line but the last.
 *
 * @param text The text.
 * @param from Where the part starts.
 * @param to Where it ends.
 * @returns The number.
 */
export function countLines(text: string, from: number, to: number): number {
  let lines = 0;
  for (let index = from; index < to; index++) {
    const unit = text.charCodeAt(index);
    if (unit === LINE_FEED) lines += 1;
    else if (unit === CARRIAGE_RETURN && text.charCodeAt(index + 1) !== LINE_FEED) lines += 1;
  }
  return lines;
}

function indexOf(text: string, character: string, from: number): number {
  const index = text.indexOf(character, from);
  return index === -1 ? text.length : index;
}
