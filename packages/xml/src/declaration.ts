import type { Cursor, Failure } from "@callingcard/grammar";
import { checkDeclaredEncoding, type XmlEncoding } from "./decode-octets.ts";
import { xmlDecl } from "./generated/xml.ts";
import { isSpace } from "./space.ts";

/** The XML declaration (XML 1.0 section 2.8). */
export interface XmlDeclaration {
  readonly version: string;
  readonly encoding?: string;
  readonly standalone?: boolean;
}

/** The declaration that this package and most others write. */
const USUAL = '<?xml version="1.0" encoding="utf-8"?>';

const QUESTION_MARK = 0x3f;

/**
 * Reads the XML declaration, if there is one.
 *
 * @param cursor The place where it would be; it is left behind the declaration.
 * @param encoding What the octets of the document are; `undefined` when it came as a string.
 * @param fail Throws the error of the document.
 * @throws XmlError for a malformed one, and when it names another encoding.
 */
export function readDeclaration(
  cursor: Cursor,
  encoding: XmlEncoding | undefined,
  fail: (failure: Failure) => never,
): XmlDeclaration | undefined {
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
  const { version, encoding: declared, standalone } = xmlDecl.match(cursor, fail);
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
