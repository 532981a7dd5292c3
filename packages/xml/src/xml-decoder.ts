import { positionAt, textCursor, type Position } from "@callingcard/grammar";
import { DocumentReader, type Advance } from "./document-reader.ts";
import type { XmlElement, XmlNode } from "./node.ts";
import { OctetJoiner } from "./octet-joiner.ts";
import { withDefaults, type XmlOptions } from "./options.ts";
import { isWhole } from "./piece.ts";
import type { XmlEvent } from "./read-xml.ts";
import { placeInWhole, XmlError } from "./xml-error.ts";

/** Text that was looked at in vain is looked at again when it is longer than this and has doubled. */
const SHORT = 256;

/**
 * Reads a document as events while its octets arrive. Wherever they are cut, the events are those of
 * `readXml`, and so is the error; octets that are not text are refused with the chunk they are in. No
 * more is kept than the open elements, one chunk, and one piece of markup or text.
 *
 * @example
 * ```ts
 * const decoder = new XmlDecoder();
 * for await (const chunk of body) for (const event of decoder.push(chunk)) console.log(event.kind);
 * for (const event of decoder.end()) console.log(event.kind);
 * ```
 */
export class XmlDecoder {
  readonly #options: Required<XmlOptions>;
  readonly #joiner = new OctetJoiner();
  readonly #open: XmlElement[] = [];
  #reader: DocumentReader | undefined;
  #octets = 0;
  /** Text that is not read yet, in parts, and its place in the document. */
  #parts: string[] = [];
  #length = 0;
  #start: Position = { offset: 0, line: 1, column: 1 };
  /** From this length on it makes sense to look at the text. */
  #worth = 0;
  #state: "ready" | "reading" | "failed" = "ready";

  /**
   * @param options What differs from the defaults. A piece of markup may not be longer than
   * `maxTextLength` here.
   */
  constructor(options?: XmlOptions) {
    this.#options = withDefaults(options);
  }

  /**
   * Reads on.
   *
   * @param chunk The next octets, which are taken with the first event that is asked for.
   * @returns The events that are complete. They are to be taken, or left as by `break`, before the next
   * chunk; those that are left are among the events of that one.
   * @throws XmlError as `readXml` does. After an error, nothing more is read.
   * @throws RangeError after an error, and while the events of the chunk before are being taken.
   */
  push(chunk: Uint8Array): Generator<XmlEvent> {
    return this.#take(chunk, false);
  }

  /**
   * Reads what is left.
   *
   * @returns The last events.
   * @throws XmlError when the document is not complete, or as `readXml` does.
   * @throws RangeError as {@link push} does.
   */
  end(): Generator<XmlEvent> {
    return this.#take(new Uint8Array(0), true);
  }

  *#take(chunk: Uint8Array, isLast: boolean): Generator<XmlEvent> {
    if (this.#state !== "ready") {
      const isReading = this.#state === "reading";
      throw new RangeError(
        isReading ? "events before these are not taken" : "document was refused",
      );
    }
    this.#state = "reading";
    try {
      this.#count(chunk);
      this.#decode(chunk, isLast);
      if (isLast || this.#length >= this.#worth) {
        yield* this.#read(isLast);
        this.#worth = this.#length > SHORT ? 2 * this.#length : 0;
      }
    } catch (error) {
      this.#state = "failed";
      throw error;
    } finally {
      // Also when the caller has seen enough of these events.
      if (this.#state === "reading") this.#state = "ready";
    }
  }

  #count(chunk: Uint8Array): void {
    this.#octets += chunk.length;
    const { maxInputLength } = this.#options;
    if (this.#octets > maxInputLength) {
      throw this.#error("input-too-long", `document is longer than ${maxInputLength}`, "document");
    }
  }

  #decode(chunk: Uint8Array, isLast: boolean): void {
    const text = this.#decoded(chunk, isLast);
    if (text === "") return;
    this.#parts.push(text);
    this.#length += text.length;
  }

  #decoded(chunk: Uint8Array, isLast: boolean): string {
    try {
      return this.#joiner.decode(chunk, isLast);
    } catch (error) {
      if (!(error instanceof XmlError)) throw error;
      throw placeInWhole(error, placeBehind(this.#start, this.#parts.join(""), this.#length));
    }
  }

  *#read(isLast: boolean): Generator<XmlEvent> {
    const text = this.#parts.length === 1 ? (this.#parts[0] ?? "") : this.#parts.join("");
    const reader = this.#readerOf(text, isLast);
    if (reader === undefined) return;
    try {
      while (isLast || reader.isInEmptyElement || isWhole(text, reader.offset, reader.depth > 0)) {
        const next = this.#atPlace(() => reader.advance());
        if (next === undefined) break;
        yield this.#event(next);
      }
    } finally {
      this.#keep(text, reader.offset);
    }
    this.#checkLength();
  }

  #readerOf(text: string, isLast: boolean): DocumentReader | undefined {
    if (this.#reader !== undefined) {
      this.#reader.continueWith(text);
      return this.#reader;
    }
    const cursor = textCursor(text);
    if (text.charCodeAt(0) === BYTE_ORDER_MARK) cursor.offset = 1;
    if (!isLast && !isWhole(text, cursor.offset, false)) {
      this.#keep(text, 0);
      this.#checkLength();
      return undefined;
    }
    const { encoding = "UTF-8" } = this.#joiner;
    const opened = { text, cursor, encoding };
    const reader = new DocumentReader(this.#options.namespaces);
    this.#atPlace(() => reader.open(opened, this.#options));
    this.#reader = reader;
    return reader;
  }

  #keep(text: string, from: number): void {
    const rest = text.slice(from);
    this.#parts = rest === "" ? [] : [rest];
    this.#length = rest.length;
    if (from > 0) this.#start = placeBehind(this.#start, text, from);
  }

  #checkLength(): void {
    const { maxTextLength } = this.#options;
    if (this.#length > maxTextLength) {
      const reason = `text of more than ${maxTextLength} characters`;
      throw this.#error("text-too-long", reason, "content");
    }
  }

  #event(next: Advance): XmlEvent {
    if (next.kind === "closed") {
      const element = this.#open.pop();
      if (element === undefined) throw new RangeError("end of an element that is not open");
      return { kind: "end", element };
    }
    const node = this.#start.offset === 0 ? next : moved(next, this.#start.offset);
    if (node.kind === "element") this.#open.push(node);
    return node;
  }

  #atPlace<Value>(read: () => Value): Value {
    try {
      return read();
    } catch (error) {
      throw error instanceof XmlError ? placeInWhole(error, this.#start) : error;
    }
  }

  #error(code: "input-too-long" | "text-too-long", reason: string, rule: string): XmlError {
    const error = new XmlError({ code, reason, source: "", offset: 0, rule: `XML ${rule}` });
    return placeInWhole(error, this.#start);
  }
}

const BYTE_ORDER_MARK = 0xfeff;

function placeBehind(start: Position, text: string, length: number): Position {
  const { line, column } = positionAt(text, length);
  return {
    offset: start.offset + length,
    line: start.line + line - 1,
    column: line === 1 ? start.column + column - 1 : column,
  };
}

function moved(node: XmlNode, by: number): XmlNode {
  const offset = node.offset + by;
  if (node.kind !== "element") return { ...node, offset };
  const attributes = node.attributes.map((one) => ({ ...one, offset: one.offset + by }));
  return { ...node, attributes, offset };
}
