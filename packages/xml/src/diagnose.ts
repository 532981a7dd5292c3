/**
 * Explains why a document was refused; apart from the rest, since it carries the grammar as data.
 *
 * @module
 */

import { positionAt } from "@callingcard/grammar";
import { diagnose, type Diagnosis } from "@callingcard/grammar/diagnose";
import { DocumentReader } from "./document-reader.ts";
import { xmlIr } from "./generated/xml.ir.ts";
import { openText } from "./open-text.ts";
import type { XmlOptions } from "./options.ts";
import { XmlError } from "./xml-error.ts";

// The syntax does not know about namespaces.
const UNLIMITED: Required<XmlOptions> = {
  namespaces: false,
  maxInputLength: Infinity,
  maxDepth: Infinity,
  maxElements: Infinity,
  maxAttributes: Infinity,
  maxNamespaceDeclarations: Infinity,
  maxNameLength: Infinity,
  maxTextLength: Infinity,
};

/**
 * Finds all that could have stood at the place of a syntax error.
 *
 * @param source The document that was refused, as text.
 * @param error The error.
 * @returns What was expected there; `undefined` when the error is not one of the grammar.
 */
export function diagnoseXml(source: string, error: XmlError): Diagnosis | undefined {
  if (error.code !== "unexpected-character" && error.code !== "unexpected-end") return undefined;
  const start = startOfMarkup(source, error);
  // The document ends between pieces of markup, which is not a matter of the grammar.
  if (start === undefined || start === source.length) return undefined;
  const rule = ruleAt(source, start);
  const found = diagnose(xmlIr, rule, source.slice(start));
  if (found === undefined || start + found.offset !== error.offset) return undefined;
  return { ...found, ...positionAt(source, error.offset) };
}

/**
 * Finds where the piece of markup begins that has the error.
 *
 * @param source The document.
 * @param error The error in it.
 * @returns The place; `undefined` when the error is not one of the syntax.
 */
function startOfMarkup(source: string, error: XmlError): number | undefined {
  let start = source.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
  try {
    const reader = new DocumentReader(false);
    reader.open(openText(source, Infinity, false), UNLIMITED);
    do start = reader.offset;
    while (reader.advance() !== undefined);
  } catch (again) {
    if (!(again instanceof XmlError)) throw again;
    // It was a matter of namespaces: without them, there is no error or another one.
    if (again.offset !== error.offset) return undefined;
  }
  // Text and CDATA sections that follow each other are read together.
  const section = source.lastIndexOf("<![CDATA[", error.offset);
  if (section < start) return start;
  const end = source.indexOf("]]>", section);
  return end === -1 || end + 3 > error.offset ? section : end + 3;
}

const BYTE_ORDER_MARK = 0xfeff;

/**
 * Chooses the rule of the grammar for what begins at a place.
 *
 * @param source The document.
 * @param start The place.
 */
function ruleAt(source: string, start: number): string {
  const begins = (text: string): boolean => source.startsWith(text, start);
  if (!begins("<")) return "characters";
  if (begins("</")) return "eTag";
  if (begins("<![")) return "cdSect";
  if (begins("<!")) return "comment";
  if (begins("<?xml")) return /[ \t\r\n]/.test(source.charAt(start + 5)) ? "xmlDecl" : "pi";
  return begins("<?") ? "pi" : "sTag";
}
