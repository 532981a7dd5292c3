import type { Property } from "./card.ts";
import { isMarker } from "./content-line.ts";
import { FoldedLines } from "./folded-lines.ts";
import { stringifyHead, stringifyProperty } from "./stringify-property.ts";
import { writeParameters } from "./written-parameters.ts";

/** Code units of lines that are folded together. */
const BATCH = 32_768;

/** Shortest value that is encoded where it is: photos and the like. */
const LEAST_LONG = 1024;

/** Octets that are made a text together: an array twice as large may be what holds them. */
const MOST_OCTETS = 1 << 25;

/**
 * Writes many content lines, folded. They are checked and folded together, which takes a fraction of the
 * time that `stringifyProperty` takes for one after the other, and gives the same.
 */
export class LineWriter {
  /** What was written, but for what is folded last. */
  readonly #pieces: string[] = [];

  readonly #folded = new FoldedLines();

  /** The lines that wait, not folded: together, their code units, and what each is made from. */
  readonly #parts: string[] = [];
  #lines = "";
  #long = 0;
  readonly #sizes: number[] = [];
  readonly #waiting: (Property | string)[] = [];

  /**
   * Writes a line that needs no fold.
   *
   * @param line The line, with CRLF.
   */
  writeLine(line: string): void {
    this.#lines += line;
    this.#sizes.push(line.length);
    this.#waiting.push(line);
  }

  /**
   * Writes a property.
   *
   * @param property The property.
   * @throws RangeError for a property that no content line can carry; also later, and from
   *   {@link toString} and {@link toOctets}.
   */
  writeProperty(property: Property): void {
    const written = writeParameters(property.parameters);
    const head = stringifyHead(property, written);
    if (head === undefined || written?.encoding === "quoted-printable" || isMarker(property)) {
      this.#fold();
      this.#writeAlone(property);
      return;
    }
    const { value } = property;
    if (value.length < LEAST_LONG) this.#lines += `${head + value}\r\n`;
    else {
      this.#parts.push(this.#lines + head, value);
      this.#lines = "\r\n";
      this.#long += value.length;
    }
    this.#sizes.push(head.length + value.length + 2);
    this.#waiting.push(property);
    if (this.#lines.length + this.#long > BATCH) this.#fold();
  }

  /**
   * Writes a text as it is.
   *
   * @param text The text.
   */
  writeText(text: string): void {
    this.#fold();
    this.#cut();
    this.#pieces.push(text);
  }

  /**
   * Ends the writing.
   *
   * @returns All that was written.
   */
  toString(): string {
    this.#fold();
    this.#cut();
    this.#folded.close();
    const [first = "", ...others] = this.#pieces;
    return others.length === 0 ? first : this.#pieces.join("");
  }

  /**
   * Ends the writing, if all that was written is at hand as octets.
   *
   * @returns The octets in UTF-8; `undefined` if {@link toString} has to end it.
   */
  toOctets(): Uint8Array<ArrayBuffer> | undefined {
    this.#fold();
    if (this.#pieces.length > 0) return undefined;
    const octets = this.#folded.takeOctets();
    this.#folded.close();
    return octets;
  }

  #fold(): void {
    const waiting = this.#waiting;
    if (waiting.length === 0) return;
    this.#parts.push(this.#lines);
    // If not, one of them is refused, or is the card of an AGENT, or has octets that are not UTF-8.
    if (!this.#folded.add(this.#parts, this.#sizes)) {
      for (const one of waiting) this.#writeAlone(one);
    }
    this.#parts.length = 0;
    this.#lines = "";
    this.#long = 0;
    this.#sizes.length = 0;
    waiting.length = 0;
    if (this.#folded.length > MOST_OCTETS) this.#cut();
  }

  #writeAlone(one: Property | string): void {
    const text = typeof one === "string" ? one : stringifyProperty(one);
    if (this.#folded.addText(text)) return;
    this.#cut();
    this.#pieces.push(text);
  }

  #cut(): void {
    if (this.#folded.length > 0) this.#pieces.push(this.#folded.takeText());
  }
}
