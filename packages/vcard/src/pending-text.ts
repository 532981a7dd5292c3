import { octetsOf } from "./fold.ts";

const TAB = 9;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;

/** Text that has arrived and was not read yet; it starts a line. */
export class PendingText {
  /** UTF-16 code units of it. */
  length = 0;

  /** Octets of it. */
  octets = 0;

  /** Whether a line begins in what has arrived since it was asked for last. */
  hasLine = false;

  /** Where the last line starts that is neither blank nor a fold; 0 without one. */
  lastLine = 0;

  #pieces: string[] = [];
  #lastUnit = 0;

  /**
   * Takes what has arrived.
   *
   * @param text The text.
   * @param octets Octets that it was decoded from.
   */
  append(text: string, octets: number): void {
    this.#findLastLine(text);
    if (text !== "") this.#pieces.push(text);
    this.length += text.length;
    this.octets += octets;
  }

  /**
   * Gives all of it, which stays.
   *
   * @returns The text.
   */
  toString(): string {
    if (this.#pieces.length > 1) this.#pieces = [this.#pieces.join("")];
    return this.#pieces[0] ?? "";
  }

  /**
   * Goes on behind what was read.
   *
   * @param read UTF-16 code units that were read.
   */
  goOn(read: number): void {
    if (read === 0) return;
    const rest = this.toString().slice(read);
    this.#pieces = [rest];
    this.length = rest.length;
    this.octets = octetsOf(rest);
    this.lastLine = Math.max(this.lastLine - read, 0);
  }

  // From behind: where the last line starts is near the end of nearly all texts.
  #findLastLine(text: string): void {
    for (let at = text.length - 1; at >= 0; at--) {
      const unit = text.charCodeAt(at);
      if (unit === SPACE || unit === TAB) continue;
      const previous = at === 0 ? this.#lastUnit : text.charCodeAt(at - 1);
      if (!isBreak(previous) || (unit === LINE_FEED && previous === CARRIAGE_RETURN)) continue;
      this.hasLine = true;
      if (isBreak(unit)) continue;
      this.lastLine = this.length + at;
      break;
    }
    if (text !== "") this.#lastUnit = text.charCodeAt(text.length - 1);
  }
}

function isBreak(unit: number): boolean {
  return unit === LINE_FEED || unit === CARRIAGE_RETURN;
}
