import { textCursor, type Cursor, type Failure } from "@callingcard/grammar";
import { CharacterDataReader, isCdSect } from "./character-data.ts";
import { readDeclaration, type XmlDeclaration } from "./declaration.ts";
import type { OpenedText } from "./open-text.ts";
import { findIllegalCharacter } from "./illegal-character.ts";
import type { XmlComment, XmlInstruction, XmlText } from "./node.ts";
import { OpenElements, type OpenedElement } from "./open-elements.ts";
import { DEFAULT_OPTIONS, type XmlOptions } from "./options.ts";
import type { Refuse } from "./refuse.ts";
import { comment, eTag, pi, sTag } from "./generated/xml.ts";
import { endOfSpace } from "./space.ts";
import { XmlError } from "./xml-error.ts";

/** Says that the last opened element is closed. */
export interface Closed {
  readonly kind: "closed";
}

/** What {@link DocumentReader.advance} comes upon. */
export type Advance = OpenedElement | XmlText | XmlComment | XmlInstruction | Closed;

const CLOSED: Closed = { kind: "closed" };
const NOTHING = /* @__PURE__ */ textCursor("");

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
  readonly #elements: OpenElements;
  readonly #data: CharacterDataReader;
  #isInEmptyElement = false;

  /**
   * @param isAware Whether names have namespaces.
   */
  constructor(isAware: boolean) {
    this.#elements = new OpenElements(isAware, this.#refuse);
    this.#data = new CharacterDataReader(this.#refuse, this.#fail);
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
    this.#data.open(cursor, options.maxTextLength);
    this.#elements.begin(options);
    this.declaration = readDeclaration(cursor, encoding, this.#fail);
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
    this.#data.open(this.#cursor, this.#options.maxTextLength);
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
    const { offset } = this.#cursor;
    const data = this.#data.read();
    return data === "" ? this.#insideElement() : { kind: "text", text: data, offset };
  }

  #comment(): XmlComment {
    const { text: document, offset } = this.#cursor;
    if (document.startsWith("<!DOCTYPE", offset)) {
      this.#refuse("doctype", "document type declaration", offset, "XML doctypedecl");
    }
    const written = comment.match(this.#cursor, this.#fail);
    this.#data.checkLength(written.length, offset);
    const text = this.#data.normalized(written.slice("<!--".length, -"-->".length));
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
    this.#data.checkLength(target.length + content.length, offset);
    const text = this.#data.normalized(content.slice(0, -"?>".length));
    return { kind: "instruction", target, text: text.replace(/^[ \t\n]+/, ""), offset };
  }
}
