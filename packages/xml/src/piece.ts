import { endOfSpace } from "./space.ts";

/**
 * Tells whether a part of a document holds all that the reader takes in one step: a tag, comment or
 * instruction up to its end, or text up to what ends it. What is malformed may look whole or not; the
 * reader refuses it sooner or later.
 *
 * @param text The part.
 * @param offset Where the step begins.
 * @param isInside Whether an element is open there.
 */
export function isWhole(text: string, offset: number, isInside: boolean): boolean {
  const start = isInside ? endOfData(text, offset) : endOfSpace(text, offset);
  if (start === -1 || start >= text.length) return false;
  if (text.charCodeAt(start) !== LESS_THAN) return true;
  const hasData = start > offset && isInside;
  // Sections without a character give no text, and then the reader takes the next piece too.
  if (hasData && text.charCodeAt(offset) !== LESS_THAN) return true;
  return isMarkupWhole(text, start);
}

const LESS_THAN = 0x3c;
const GREATER_THAN = 0x3e;
const QUOTATION_MARK = 0x22;
const APOSTROPHE = 0x27;
const EXCLAMATION_MARK = 0x21;
const QUESTION_MARK = 0x3f;
const SOLIDUS = 0x2f;
const SECTION = "<![CDATA[";

// Finds the markup behind text and CDATA sections; -1 when it is not there yet.
function endOfData(text: string, offset: number): number {
  let at = offset;
  for (;;) {
    at = text.indexOf("<", at);
    if (at === -1 || at + 1 === text.length) return -1;
    if (text.charCodeAt(at + 1) !== EXCLAMATION_MARK) return at;
    if (text.length - at < SECTION.length) return -1;
    if (!text.startsWith(SECTION, at)) return at;
    const end = text.indexOf("]]>", at + SECTION.length);
    if (end === -1) return -1;
    at = end + "]]>".length;
  }
}

function isMarkupWhole(text: string, start: number): boolean {
  switch (text.charCodeAt(start + 1)) {
    case EXCLAMATION_MARK:
      if (text.length - start < SECTION.length) return false;
      return !text.startsWith("<!--", start) || text.includes("-->", start + "<!--".length);
    case QUESTION_MARK:
      return text.includes("?>", start);
    case SOLIDUS:
      return text.includes(">", start);
    default:
      return isStartTagWhole(text, start);
  }
}

// Looks at one character after the other: a search for a quote could go far beyond the tag, each time.
function isStartTagWhole(text: string, start: number): boolean {
  for (let at = start + 1; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === GREATER_THAN) return true;
    if (unit !== QUOTATION_MARK && unit !== APOSTROPHE) continue;
    at = text.indexOf(text.charAt(at), at + 1);
    if (at === -1) return false;
  }
  return false;
}
