import { textCursor, type Cursor, type Failure } from "@callingcard/grammar";
import { checkDeclaredEncoding, type XmlEncoding } from "./decode-octets.ts";
import type { OpenedText } from "./open-text.ts";
import { findIllegalCharacter } from "./illegal-character.ts";
import { normalizeLineEnds } from "./line-ends.ts";
import type { XmlComment, XmlInstruction, XmlText } from "./node.ts";
import { OpenElements, type OpenedElement } from "./open-elements.ts";
import { DEFAULT_OPTIONS, type XmlOptions } from "./options.ts";
import { placeAsWritten, REFERENCE_REASON, resolveReferences } from "./reference.ts";
import type { Refuse } from "./refuse.ts";
import { cdSect, characters, comment, eTag, pi, sTag, xmlDecl } from "./generated/xml.ts";
import { XmlError } from "./xml-error.ts";

/** The XML declaration (XML 1.0 section 2.8). */
export interface XmlDeclaration {
  readonly version: string;
  readonly encoding?: string;
  readonly standalone?: boolean;
}

/** Says that the last opened element is closed. */
export interface Closed {
  readonly kind: "closed";
}

/** What {@link DocumentReader.advance} comes upon. */
export type Advance = OpenedElement | XmlText | XmlComment | XmlInstruction | Closed;

const CLOSED: Closed = { kind: "closed" };
const NOTHING = /* @__PURE__ */ textCursor("");

/** The declaration that this package and most others write. */
const USUAL = '<?xml version="1.0" encoding="utf-8"?>';

const LESS_THAN = 0x3c;
const GREATER_THAN = 0x3e;
const EXCLAMATION_MARK = 0x21;
const QUESTION_MARK = 0x3f;
const SOLIDUS = 0x2f;

/**
 * Goes through a document, one piece of markup after the other. The pieces are the grammar's; open
 * elements are kept on a stack, so that nothing in the input can deepen the calls.
 */
export class DocumentReader {
  /** The document as text, or the part of it that is read. */
  source = "";
  declaration: XmlDeclaration | undefined;

  #options: Required<XmlOptions> = DEFAULT_OPTIONS;
  #cursor: Cursor = NOTHING;
  #illegal = Infinity;
  #hasCarriageReturns = false;
  readonly #elements: OpenElements;
  #isInEmptyElement = false;

  /**
   * @param isAware Whether names have namespaces.
   */
  constructor(isAware: boolean) {
    this.#elements = new OpenElements(isAware, this.#refuse);
  }

  /**
   * Begins with a document. The one before was read to its end.
   *
   * @param opened The document, or its first part.
   * @param options How it is read.
   */
  open(opened: OpenedText, options: Required<XmlOptions>): void {
    const { text, cursor, encoding } = opened;
    this.source = text;
    this.#options = options;
    this.#cursor = cursor;
    this.#illegal = findIllegalCharacter(text, encoding !== undefined);
    this.#hasCarriageReturns = text.includes("\r");
    this.#elements.begin(options);
    this.declaration = this.#readDeclaration(encoding);
  }

  /** Whether the reader, when the document is read to its end, may serve for another one. */
  get isWorthKeeping(): boolean {
    return this.#elements.isWorthKeeping;
  }

  /** UTF-16 code units before what is read next. */
  get offset(): number {
    return this.#cursor.offset;
  }

  /** Number of elements that are open. */
  get depth(): number {
    return this.#elements.depth;
  }

  /** Whether what comes next is the end of an empty element, for which nothing is read. */
  get isInEmptyElement(): boolean {
    return this.#isInEmptyElement;
  }

  /**
   * Goes on with another part of the document, in which a piece of markup or text begins.
   *
   * @param text The part, as a decoder gives it; offsets count from its start.
   */
  continueWith(text: string): void {
    this.source = text;
    this.#cursor = textCursor(text);
    this.#illegal = findIllegalCharacter(text, true);
    this.#hasCarriageReturns = text.includes("\r");
  }

  /**
   * Reads up to the next node or end of an element.
   *
   * @returns What is there; `undefined` at the end of the document.
   * @throws XmlError when it is malformed or beyond a limit.
   */
  advance(): Advance | undefined {
    const next = this.#elements.depth === 0 ? this.#outsideRoot() : this.#insideElement();
    if (this.#cursor.offset > this.#illegal) this.#refuseIllegal();
    return next;
  }

  readonly #refuse: Refuse = (code, reason, offset, rule) => {
    if (offset > this.#illegal) this.#refuseIllegal();
    throw new XmlError({ code, reason, source: this.source, offset, rule });
  };

  readonly #fail = ({ code, offset, rule, expected }: Failure): never => {
    if (code === "unexpected-end") {
      return this.#refuse(code, `document ends before ${expected}`, offset, `XML ${rule}`);
    }
    return this.#refuse("unexpected-character", `expected ${expected}`, offset, `XML ${rule}`);
  };

  #refuseIllegal(): never {
    throw new XmlError({
      code: "unexpected-character",
      reason: "character that XML cannot carry",
      source: this.source,
      offset: this.#illegal,
      rule: "XML Char",
    });
  }

  #readDeclaration(encoding: XmlEncoding | undefined): XmlDeclaration | undefined {
    const cursor = this.#cursor;
    const { offset, text } = cursor;
    if (text.charCodeAt(offset + 1) !== QUESTION_MARK) return undefined;
    const isUtf16 = encoding === "UTF-16LE" || encoding === "UTF-16BE";
    // Most documents begin like this, and then no grammar is needed to read it.
    if (!isUtf16 && text.startsWith(USUAL, offset)) {
      cursor.offset = offset + USUAL.length;
      return { version: "1.0", encoding: "utf-8" };
    }
    if (!text.startsWith("<?xml", offset) || !isSpace(text.charCodeAt(offset + 5))) {
      return undefined;
    }
    const { version, encoding: declared, standalone } = xmlDecl.match(cursor, this.#fail);
    if (declared !== undefined && encoding !== undefined) {
      const place = text.indexOf(declared, text.indexOf("encoding", offset) + 8);
      checkDeclaredEncoding(declared, encoding, text, place);
    }
    return {
      version,
      ...(declared === undefined ? {} : { encoding: declared }),
      ...(standalone === undefined ? {} : { standalone }),
    };
  }

  /** Comments, instructions and white space around the root element (XML 1.0 production 27). */
  #outsideRoot(): Advance | undefined {
    const cursor = this.#cursor;
    const { text } = cursor;
    const offset = endOfSpace(text, cursor.offset);
    cursor.offset = offset;
    const hasRoot = this.#elements.count > 0;
    if (cursor.atEnd) {
      if (hasRoot) return undefined;
      return this.#refuse("unexpected-end", "document has no element", offset, "XML document");
    }
    const second = text.charCodeAt(offset + 1);
    if (text.charCodeAt(offset) === LESS_THAN) {
      if (second === EXCLAMATION_MARK) return this.#comment();
      if (second === QUESTION_MARK) return this.#instruction();
      if (!hasRoot) return this.#startTag();
    }
    const reason = hasRoot ? "document goes on after its element" : "document has no element here";
    return this.#refuse("unexpected-character", reason, offset, "XML document");
  }

  #insideElement(): Advance {
    if (this.#isInEmptyElement) {
      this.#isInEmptyElement = false;
      this.#elements.close();
      return CLOSED;
    }
    const { text, offset } = this.#cursor;
    if (text.charCodeAt(offset) !== LESS_THAN) return this.#characterData();
    switch (text.charCodeAt(offset + 1)) {
      case SOLIDUS:
        return this.#endTag();
      case EXCLAMATION_MARK:
        return isCdSect(text, offset) ? this.#characterData() : this.#comment();
      case QUESTION_MARK:
        return this.#instruction();
      default:
        return this.#startTag();
    }
  }

  #startTag(): OpenedElement {
    const { text, offset } = this.#cursor;
    const { likely } = this.#elements;
    if (likely !== undefined && text.startsWith(likely.text, offset + 1)) {
      const end = this.#endOfPlainTag(offset + 1 + likely.text.length);
      if (end !== -1) {
        this.#cursor.offset = end;
        return this.#elements.openAgain(likely, offset);
      }
    }
    const tag = sTag.match(this.#cursor, this.#fail);
    this.#isInEmptyElement = tag.isEmpty;
    return this.#elements.open(tag, offset);
  }

  // Finds the end of a start tag without attributes or white space; -1 when this is none. The name
  // passed the grammar before, and what is left of the tag is read here.
  #endOfPlainTag(nameEnd: number): number {
    const { text } = this.#cursor;
    const unit = text.charCodeAt(nameEnd);
    this.#isInEmptyElement = unit === SOLIDUS;
    const close = unit === SOLIDUS ? nameEnd + 1 : nameEnd;
    return text.charCodeAt(close) === GREATER_THAN ? close + 1 : -1;
  }

  #endTag(): Closed {
    const cursor = this.#cursor;
    const { text, offset } = cursor;
    const open = this.#elements.innermost ?? "";
    const end = offset + "</".length + open.length;
    // The name passed the grammar in the start tag, so an end tag that repeats it need not.
    if (text.charCodeAt(end) === GREATER_THAN && text.startsWith(open, offset + 2)) {
      cursor.offset = end + 1;
      this.#elements.close();
    } else {
      this.#elements.closeNamed(eTag.match(cursor, this.#fail), offset);
    }
    return CLOSED;
  }

  #characterData(): Advance {
    const cursor = this.#cursor;
    const { text, offset } = cursor;
    let data = text.charCodeAt(offset) === LESS_THAN ? "" : this.#characters();
    if (text.charCodeAt(cursor.offset + 1) === EXCLAMATION_MARK)
      data = this.#joinSections(data, offset);
    this.#checkLength(cursor.offset - offset, offset);
    return data === "" ? this.#insideElement() : { kind: "text", text: data, offset };
  }

  // Joins CDATA sections and the text between them, as far as they follow each other.
  #joinSections(before: string, start: number): string {
    const cursor = this.#cursor;
    let joined = before;
    while (isCdSect(cursor.text, cursor.offset)) {
      joined += this.#normalized(this.#cdSect());
      if (cursor.text.charCodeAt(cursor.offset) !== LESS_THAN) joined += this.#characters();
      this.#checkLength(cursor.offset - start, start);
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
      return this.#normalized(cursor.text.slice(offset, blanks));
    }
    const written = characters.match(cursor, this.#fail);
    // The rule ends before the ">" that may not follow two brackets; nothing else may begin with it.
    if (cursor.text.charCodeAt(cursor.offset) === GREATER_THAN) {
      this.#refuse("unexpected-character", "]]> in text", cursor.offset, "XML CharData");
    }
    const text = this.#normalized(written);
    const reference = text.indexOf("&");
    if (reference === -1) return text;
    const resolved = resolveReferences(text, reference);
    if ("text" in resolved) return resolved.text;
    const place = offset + placeAsWritten(written, text, resolved.offset);
    return this.#refuse(resolved.code, REFERENCE_REASON[resolved.code], place, "XML Reference");
  }

  #comment(): XmlComment {
    const { text: document, offset } = this.#cursor;
    if (document.startsWith("<!DOCTYPE", offset)) {
      this.#refuse("doctype", "document type declaration", offset, "XML doctypedecl");
    }
    const written = comment.match(this.#cursor, this.#fail);
    this.#checkLength(written.length, offset);
    const text = this.#normalized(written.slice("<!--".length, -"-->".length));
    return { kind: "comment", text, offset };
  }

  #instruction(): XmlInstruction {
    const { offset } = this.#cursor;
    const { target, content } = pi.match(this.#cursor, this.#fail);
    const colon = this.#options.namespaces ? target.indexOf(":") : -1;
    if (colon !== -1) {
      const place = offset + "<?".length + colon;
      this.#refuse("unexpected-character", "colon in a target", place, "Namespaces in XML NCName");
    }
    if (target.toLowerCase() === "xml") {
      this.#refuse("unexpected-character", "reserved target", offset + 2, "XML PITarget");
    }
    this.#checkLength(target.length + content.length, offset);
    const text = this.#normalized(content.slice(0, -"?>".length));
    return { kind: "instruction", target, text: text.replace(/^[ \t\n]+/, ""), offset };
  }

  #normalized(text: string): string {
    return this.#hasCarriageReturns ? normalizeLineEnds(text) : text;
  }

  #checkLength(length: number, offset: number): void {
    const { maxTextLength } = this.#options;
    if (length <= maxTextLength) return;
    const reason = `text of more than ${maxTextLength} characters`;
    this.#refuse("text-too-long", reason, offset, "XML content");
  }
}

function isCdSect(text: string, offset: number): boolean {
  return text.charCodeAt(offset + 1) === EXCLAMATION_MARK && text.startsWith("<![CDATA[", offset);
}

function endOfSpace(text: string, offset: number): number {
  let end = offset;
  while (isSpace(text.charCodeAt(end))) end += 1;
  return end;
}

function isSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09;
}
