import type { Property } from "./card.ts";
import { foldLines } from "./fold-lines.ts";
import { isMarker } from "./content-line.ts";
import { stringifyHead, stringifyProperty } from "./stringify-property.ts";
import { writeParameters } from "./written-parameters.ts";

/** Code units of lines that are folded together. */
const BATCH = 32_768;

/**
 * Writes many content lines, folded. They are checked and folded together, which takes a fraction of the
 * time that `stringifyProperty` takes for one after the other, and gives the same.
 */
export class LineWriter {
  readonly #pieces: string[] = [];

  /** The lines that wait, not folded: together, and what each is made from. */
  #lines = "";
  #waiting: (Property | string)[] = [];

  /**
   * Writes a line that needs no fold.
   *
   * @param line The line, with CRLF.
   */
  writeLine(line: string): void {
    this.#lines += line;
    this.#waiting.push(line);
  }

  /**
   * Writes a property.
   *
   * @param property The property.
   * @throws RangeError for a property that no content line can carry; also later, and from
   *   {@link toString}.
   */
  writeProperty(property: Property): void {
    const written = writeParameters(property.parameters);
    const head = stringifyHead(property, written);
    if (head === undefined || written?.encoding === "quoted-printable" || isMarker(property)) {
      this.#fold();
      this.#pieces.push(stringifyProperty(property));
      return;
    }
    this.#lines += `${head + property.value}\r\n`;
    this.#waiting.push(property);
    if (this.#lines.length > BATCH) this.#fold();
  }

  /**
   * Writes a text as it is.
   *
   * @param text The text.
   */
  writeText(text: string): void {
    this.#fold();
    this.#pieces.push(text);
  }

  /**
   * Ends the writing.
   *
   * @returns All that was written.
   */
  toString(): string {
    this.#fold();
    return this.#pieces.join("");
  }

  #fold(): void {
    const waiting = this.#waiting;
    if (waiting.length === 0) return;
    const folded = foldLines(this.#lines, waiting.length);
    this.#lines = "";
    this.#waiting = [];
    if (folded !== undefined) this.#pieces.push(folded);
    // One of them is refused, or is the card of an AGENT, or has octets that are not UTF-8.
    else for (const one of waiting) this.#pieces.push(stringifyAlone(one));
  }
}

function stringifyAlone(one: Property | string): string {
  return typeof one === "string" ? one : stringifyProperty(one);
}
