import { expandAttributes } from "./attributes.ts";
import { checkDeclaredEncoding, decodeOctets, type XmlEncoding } from "./decode-octets.ts";
import { DEFAULT_LIMITS, type XmlLimits } from "./limits.ts";
import { normalizeLineEnds } from "./line-ends.ts";
import { XMLNS_NAMESPACE } from "./name.ts";
import { NamespaceScope } from "./namespace-scope.ts";
import type { XmlAttribute, XmlComment, XmlInstruction, XmlNode, XmlText } from "./node.ts";
import { placeAsWritten, REFERENCE_REASON, resolveReferences } from "./reference.ts";
import type { Refuse } from "./refuse.ts";
import {
  cdsect,
  characters,
  comment,
  endtag,
  pi,
  space,
  starttag,
  textCursor,
  xmldecl,
  type Cursor,
  type Failure,
  type Starttag,
} from "./temporary-markup.ts";
import { XmlError } from "./xml-error.ts";

/** The XML declaration (XML 1.0 section 2.8). */
export interface XmlDeclaration {
  readonly version: string;
  readonly encoding?: string;
  readonly standalone?: boolean;
}

/** An element whose content is still to come. */
export interface OpenedElement {
  kind: "element";
  namespace: string;
  local: string;
  prefix: string;
  attributes: readonly XmlAttribute[];
  children: XmlNode[];
  offset: number;
}

/** What {@link DocumentReader.advance} comes upon. */
export type Advance =
  | OpenedElement
  | XmlText
  | XmlComment
  | XmlInstruction
  /** The last opened element is closed. */
  | Closed;

/** Says that the last opened element is closed. */
export interface Closed {
  readonly kind: "closed";
}

const CLOSED: Closed = { kind: "closed" };

const NO_ATTRIBUTES: readonly XmlAttribute[] = [];
const NO_CHILDREN: XmlNode[] = [];

const LESS_THAN = 0x3c;
const EXCLAMATION_MARK = 0x21;
const QUESTION_MARK = 0x3f;
const SOLIDUS = 0x2f;
const BYTE_ORDER_MARK = 0xfeff;

/**
 * Goes through a document, one piece of markup after the other. The pieces are the grammar's; what
 * is kept here is the stack of open elements, so that nothing in the input can deepen the call
 * stack.
 */
export class DocumentReader {
  /** The document as text. */
  readonly source: string;
  readonly declaration: XmlDeclaration | undefined;

  readonly #limits: Required<XmlLimits>;
  readonly #cursor: Cursor;
  readonly #scope = new NamespaceScope();
  readonly #openNames: string[] = [];
  readonly #scopeSizes: number[] = [];
  #elements = 0;
  #emptyElement = false;

  constructor(input: string | Uint8Array, limits: XmlLimits = {}) {
    this.#limits = { ...DEFAULT_LIMITS, ...limits };
    if (input.length > this.#limits.maxInputLength) throw inputTooLong(this.#limits.maxInputLength);
    const decoded = typeof input === "string" ? { text: input } : decodeOctets(input);
    this.source = decoded.text;
    this.#cursor = textCursor(this.source);
    if (this.source.charCodeAt(0) === BYTE_ORDER_MARK) this.#cursor.offset = 1;
    this.declaration = this.#readDeclaration("encoding" in decoded ? decoded.encoding : undefined);
  }

  /** Number of elements that are open. */
  get depth(): number {
    return this.#openNames.length;
  }

  /** Reads up to the next node or end of an element; `undefined` at the end of the document. */
  advance(): Advance | undefined {
    if (this.#emptyElement) {
      this.#emptyElement = false;
      return this.#close();
    }
    if (this.#openNames.length === 0) return this.#outsideRoot();
    const { text, offset } = this.#cursor;
    const first = text.charCodeAt(offset);
    if (first !== LESS_THAN) return this.#characterData();
    const second = text.charCodeAt(offset + 1);
    if (second === SOLIDUS) return this.#endTag();
    if (second !== EXCLAMATION_MARK) return this.#tagOrInstruction(second);
    return text.startsWith("<![CDATA[", offset) ? this.#characterData() : this.#commentOrRefusal();
  }

  readonly #fail = (failure: Failure): never => {
    if (failure.code === "too-deep") throw new RangeError("the grammar of markup has no depth");
    const reason =
      failure.code === "unexpected-end"
        ? `document ends where ${failure.expected} is expected`
        : `expected ${failure.expected}`;
    return this.#refuse(failure.code, reason, failure.offset, `XML ${failure.rule}`);
  };

  readonly #refuse: Refuse = (code, reason, offset, rule) => {
    throw new XmlError({ code, reason, source: this.source, offset, rule });
  };

  #readDeclaration(encoding: XmlEncoding | undefined): XmlDeclaration | undefined {
    const { offset, text } = this.#cursor;
    if (!/^<\?xml[ \t\r\n]/.test(text.slice(offset, offset + 6))) return undefined;
    const read = xmldecl.match(this.#cursor, this.#fail);
    const { version, encoding: declared, standalone } = read;
    if (declared !== undefined && encoding !== undefined) {
      const place = text.indexOf(declared, text.indexOf("encoding", offset));
      checkDeclaredEncoding(declared, encoding, text, place);
    }
    return {
      version,
      ...(declared === undefined ? {} : { encoding: declared }),
      ...(standalone === undefined ? {} : { standalone: standalone === "yes" }),
    };
  }

  /** Comments, instructions and white space around the root element (XML 1.0 production 27). */
  #outsideRoot(): Advance | undefined {
    const { text } = this.#cursor;
    if (isSpace(text.charCodeAt(this.#cursor.offset))) space.match(this.#cursor, this.#fail);
    const { offset } = this.#cursor;
    if (this.#cursor.atEnd) {
      if (this.#elements > 0) return undefined;
      return this.#refuse("unexpected-end", "document has no element", offset, "XML document");
    }
    const second = text.charCodeAt(offset + 1);
    if (text.charCodeAt(offset) === LESS_THAN && second === EXCLAMATION_MARK) {
      return this.#commentOrRefusal();
    }
    if (this.#elements > 0 && second !== QUESTION_MARK) {
      return this.#refuse(
        "unexpected-character",
        "document has one root element",
        offset,
        "XML document",
      );
    }
    return this.#tagOrInstruction(second);
  }

  #tagOrInstruction(second: number): Advance {
    return second === QUESTION_MARK ? this.#instruction() : this.#startTag();
  }

  #startTag(): OpenedElement {
    const { offset } = this.#cursor;
    const tag = starttag.match(this.#cursor, this.#fail);
    const limits = this.#limits;
    const scope = this.#scope;
    this.#checkName(tag.name, offset + 1);
    if (this.#openNames.length >= limits.maxDepth) {
      this.#refuse("too-deep", `more than ${limits.maxDepth} open elements`, offset, "XML element");
    }
    this.#elements += 1;
    if (this.#elements > limits.maxElements) {
      this.#refuse(
        "too-many-elements",
        `more than ${limits.maxElements} elements`,
        offset,
        "XML element",
      );
    }
    this.#openNames.push(tag.name);
    this.#scopeSizes.push(scope.size);
    const attributes =
      tag.attributes.length === 0 ? NO_ATTRIBUTES : this.#attributes(tag, offset + 1);
    const { prefix, local, binding } = scope.name(tag.name);
    const { namespace } = binding;
    if (namespace === undefined) {
      return this.#refuse(
        "undeclared-prefix",
        "prefix is not declared",
        offset + 1,
        "Namespaces in XML QName",
      );
    }
    if (namespace === XMLNS_NAMESPACE) {
      this.#refuse(
        "reserved-namespace",
        "element with the prefix xmlns",
        offset + 1,
        "Namespaces in XML QName",
      );
    }
    this.#emptyElement = tag.empty;
    return { kind: "element", namespace, local, prefix, attributes, children: NO_CHILDREN, offset };
  }

  #attributes(tag: Starttag, start: number): readonly XmlAttribute[] {
    const limits = this.#limits;
    const refuse = this.#refuse;
    const { attributes } = tag;
    if (attributes.length > limits.maxAttributes) {
      refuse("too-many-attributes", `more than ${limits.maxAttributes} attributes`, start, STAG);
    }
    let at = start + tag.name.length;
    for (const { space: before, name, eq, value } of attributes) {
      at += before.length;
      this.#checkName(name, at);
      at += name.length + eq.length + value.length + 2;
      this.#checkText(value, at);
    }
    const expanded = expandAttributes(
      attributes,
      start + tag.name.length,
      this.#scope,
      this.#refuse,
    );
    if (this.#scope.size > limits.maxNamespaceDeclarations) {
      const reason = `more than ${limits.maxNamespaceDeclarations} declarations in scope`;
      refuse("too-many-declarations", reason, start, STAG);
    }
    return expanded;
  }

  #endTag(): Closed {
    const { offset } = this.#cursor;
    const name = endtag.match(this.#cursor, this.#fail);
    if (name !== this.#openNames.at(-1)) {
      this.#refuse("mismatched-end-tag", "end tag of another element", offset + 2, "XML ETag");
    }
    return this.#close();
  }

  #close(): Closed {
    this.#openNames.pop();
    this.#scope.leave(this.#scopeSizes.pop() ?? 0);
    return CLOSED;
  }

  /** Joins character data, references and CDATA sections as far as they follow each other. */
  #characterData(): Advance | undefined {
    const cursor = this.#cursor;
    const { text, offset: start } = cursor;
    let joined = "";
    for (;;) {
      const { offset } = cursor;
      if (text.charCodeAt(offset) !== LESS_THAN) {
        if (cursor.atEnd) {
          return this.#refuse("unexpected-end", "element is not closed", offset, "XML element");
        }
        joined += this.#resolved(characters.match(cursor, this.#fail), offset);
      } else if (text.startsWith("<![CDATA[", offset)) {
        joined += normalizeLineEnds(cdsect.match(cursor, this.#fail));
      } else break;
      if (cursor.offset - start > this.#limits.maxTextLength) this.#tooLong(start);
    }
    if (joined === "") return this.advance();
    return { kind: "text", text: joined, offset: start };
  }

  #resolved(written: string, offset: number): string {
    const text = normalizeLineEnds(written);
    const reference = text.indexOf("&");
    if (reference === -1) return text;
    const resolved = resolveReferences(text, reference);
    if ("text" in resolved) return resolved.text;
    const at = offset + placeAsWritten(written, text, resolved.offset);
    return this.#refuse(resolved.code, REFERENCE_REASON[resolved.code], at, "XML Reference");
  }

  #commentOrRefusal(): XmlComment {
    const { text, offset } = this.#cursor;
    if (text.startsWith("<!DOCTYPE", offset)) {
      this.#refuse("doctype", "document type declaration", offset, "XML doctypedecl");
    }
    const content = normalizeLineEnds(comment.match(this.#cursor, this.#fail));
    this.#checkText(content, offset);
    return { kind: "comment", text: content, offset };
  }

  #instruction(): XmlInstruction {
    const { offset } = this.#cursor;
    const { target, text = "" } = pi.match(this.#cursor, this.#fail);
    this.#checkName(target, offset + 2);
    this.#checkText(text, offset);
    return { kind: "instruction", target, text: normalizeLineEnds(text), offset };
  }

  #checkName(name: string, offset: number): void {
    const { maxNameLength } = this.#limits;
    if (name.length <= maxNameLength) return;
    this.#refuse(
      "name-too-long",
      `name of more than ${maxNameLength} characters`,
      offset,
      "XML Name",
    );
  }

  #checkText(text: string, offset: number): void {
    if (text.length > this.#limits.maxTextLength) this.#tooLong(offset);
  }

  #tooLong(offset: number): never {
    const reason = `text of more than ${this.#limits.maxTextLength} characters`;
    return this.#refuse("text-too-long", reason, offset, "XML content");
  }
}

const STAG = "XML STag";

function isSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09;
}

function inputTooLong(limit: number): XmlError {
  return new XmlError({
    code: "input-too-long",
    reason: `document is longer than ${limit}`,
    source: "",
    offset: 0,
    rule: "XML document",
  });
}
