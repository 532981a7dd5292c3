import { ParseError } from "@callingcard/grammar";
import { XmlError } from "@callingcard/xml";
import { diagnoseXml } from "@callingcard/xml/diagnose";
import { Draft, type Finding } from "./draft.ts";
import { decodeText } from "./octet-text.ts";
import { plainOf } from "./plain.ts";
import type { Reading } from "./syntax.ts";
import { tagNameEnd } from "./xml-markup.ts";
import { type Content, documentNodes } from "./xml-tree.ts";

/** What a codec makes of a document. */
export interface ReadDocument {
  readonly value: unknown;
  /** Writes the value; `undefined`, or a `RangeError`, for one that is read and not written. */
  readonly write: () => string | undefined;
}

/**
 * Reads a document.
 *
 * @param octets The octets.
 * @param readDocument Reads it by the codec, which throws a `ParseError`.
 * @param content What elements may contain.
 * @returns The reading.
 */
export function readXmlAs(
  octets: Uint8Array,
  readDocument: (octets: Uint8Array, draft: Draft) => ReadDocument,
  content?: Content,
): Reading {
  const draft = new Draft(decodeText(octets).text);
  let end = draft.text.length;
  let read: ReadDocument | undefined;
  try {
    read = readDocument(octets, draft);
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    draft.add(findingOf(draft.text, error));
    if (error instanceof XmlError) end = error.offset;
  }
  const tree = documentNodes(draft, end, content);
  return draft.finish(tree, () => plainOf(read?.value), read && writtenBy(read.write));
}

/**
 * Makes a finding of an error.
 *
 * @param text The document.
 * @param error What the codec says.
 * @returns The finding.
 */
function findingOf(text: string, error: ParseError): Finding {
  const { code, message, offset, rule } = error;
  const finding = { start: offset, code, message };
  if (!(error instanceof XmlError)) return { ...finding, end: tagNameEnd(text, offset), rule };
  const found = diagnoseXml(text, error);
  if (found === undefined) return { ...finding, rule };
  return { ...finding, expected: found.expected, grammar: "xml.ne", rule: found.rule };
}

function writtenBy(write: ReadDocument["write"]): Uint8Array | undefined {
  try {
    const text = write();
    return text === undefined ? undefined : new TextEncoder().encode(text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return undefined;
  }
}
