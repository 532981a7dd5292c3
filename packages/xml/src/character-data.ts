import { textCursor, type Cursor, type Failure } from "@callingcard/grammar";
import { cdSect, characters } from "./generated/xml.ts";
import { normalizeLineEnds } from "./line-ends.ts";
import { placeAsWritten, REFERENCE_REASON, resolveReferences } from "./reference.ts";
import type { Refuse } from "./refuse.ts";
import { endOfSpace } from "./space.ts";

const LESS_THAN = 0x3c;
const GREATER_THAN = 0x3e;
const EXCLAMATION_MARK = 0x21;
const NOTHING = /* @__PURE__ */ textCursor("");

/** Reads the character data of elements (XML 1.0 section 2.4): text, references and CDATA sections. */
export class CharacterDataReader {
  #cursor: Cursor = NOTHING;
  #hasCarriageReturns = false;
  #maxTextLength = 0;
  readonly #refuse: Refuse;
  readonly #fail: (failure: Failure) => never;

  /**
   * @param refuse Throws the error of the document.
   * @param fail Does so for what the grammar refuses.
   */
  constructor(refuse: Refuse, fail: (failure: Failure) => never) {
    this.#refuse = refuse;
    this.#fail = fail;
  }

  /**
   * Begins with a document, or with another part of it.
   *
   * @param cursor The cursor that all readers of the document move.
   * @param maxTextLength The limit.
   */
  open(cursor: Cursor, maxTextLength: number): void {
    this.#cursor = cursor;
    this.#hasCarriageReturns = cursor.text.includes("\r");
    this.#maxTextLength = maxTextLength;
  }

  /**
   * Reads text and CDATA sections as far as they follow each other, up to other markup.
   *
   * @returns The data, line ends normalised and references resolved; empty when all sections are.
   * @throws XmlError when it is malformed or too long.
   */
  read(): string {
    const cursor = this.#cursor;
    const { text, offset } = cursor;
    let data = text.charCodeAt(offset) === LESS_THAN ? "" : this.#characters();
    if (text.charCodeAt(cursor.offset + 1) === EXCLAMATION_MARK)
      data = this.#joinSections(data, offset);
    this.checkLength(cursor.offset - offset, offset);
    return data;
  }

  /**
   * Normalises the line ends in a text of the document (XML 1.0 section 2.11).
   *
   * @param text The text.
   */
  normalized(text: string): string {
    return this.#hasCarriageReturns ? normalizeLineEnds(text) : text;
  }

  /**
   * Refuses what is longer than `maxTextLength`.
   *
   * @param length Its length as written.
   * @param offset Its place.
   * @throws XmlError `text-too-long`.
   */
  checkLength(length: number, offset: number): void {
    if (length <= this.#maxTextLength) return;
    const reason = `text of more than ${this.#maxTextLength} characters`;
    this.#refuse("text-too-long", reason, offset, "XML content");
  }

  // Joins CDATA sections and the text between them, as far as they follow each other.
  #joinSections(before: string, start: number): string {
    const cursor = this.#cursor;
    let joined = before;
    while (isCdSect(cursor.text, cursor.offset)) {
      joined += this.normalized(this.#cdSect());
      if (cursor.text.charCodeAt(cursor.offset) !== LESS_THAN) joined += this.#characters();
      this.checkLength(cursor.offset - start, start);
    }
    return joined;
  }

  #cdSect(): string {
    return cdSect.match(this.#cursor, this.#fail).slice("<![CDATA[".length, -"]]>".length);
  }

  #characters(): string {
    const cursor = this.#cursor;
    const { offset } = cursor;
    if (cursor.atEnd) {
      return this.#refuse("unexpected-end", "an element is not closed", offset, "XML element");
    }
    const blanks = endOfSpace(cursor.text, offset);
    // White space up to markup needs no grammar; half of all text is that.
    if (cursor.text.charCodeAt(blanks) === LESS_THAN) {
      cursor.offset = blanks;
      return this.normalized(cursor.text.slice(offset, blanks));
    }
    const written = characters.match(cursor, this.#fail);
    // The rule ends before the ">" that may not follow two brackets; nothing else may begin with it.
    if (cursor.text.charCodeAt(cursor.offset) === GREATER_THAN) {
      this.#refuse("unexpected-character", "]]> in text", cursor.offset, "XML CharData");
    }
    const text = this.normalized(written);
    const reference = text.indexOf("&");
    if (reference === -1) return text;
    const resolved = resolveReferences(text, reference);
    if ("text" in resolved) return resolved.text;
    const place = offset + placeAsWritten(written, text, resolved.offset);
    return this.#refuse(resolved.code, REFERENCE_REASON[resolved.code], place, "XML Reference");
  }
}

/**
 * Tells whether a CDATA section begins (XML 1.0 production 19).
 *
 * @param text The text.
 * @param offset The place of a `<` in it.
 */
export function isCdSect(text: string, offset: number): boolean {
  return text.charCodeAt(offset + 1) === EXCLAMATION_MARK && text.startsWith("<![CDATA[", offset);
}
