import { parseXml, XmlError, type XmlDocument } from "@callingcard/xml";
import { DEFAULT_LIMITS, type XdmLimits } from "./document.ts";
import type { NodeSpan } from "./node-span.ts";
import type { PhrasedErrorKind } from "./xcap-error.ts";

/** What a change of a document came to (RFC 4825 section 8.2 and 8.4). */
export type NodeEdit =
  /** The document after the change; what was not changed is there character for character. */
  | {
      readonly kind: "created" | "replaced" | "deleted";
      readonly document: XmlDocument;
      /** Where the new node stands in its source, or where the old one stood. */
      readonly span: NodeSpan;
    }
  /** There is nothing to put it into: `no-parent`. */
  | {
      readonly kind: "no-parent";
      /** How many steps, from the first, select something. */
      readonly steps: number;
    }
  /** There is nothing to delete: 404. */
  | { readonly kind: "no-match" }
  /** The conflict that keeps the document as it was. */
  | {
      readonly kind: "refused";
      readonly condition: PhrasedErrorKind;
      /** For people. */
      readonly phrase: string;
    };

/**
 * Refuses a change.
 *
 * @internal
 */
export function refused(condition: PhrasedErrorKind, phrase: string): NodeEdit {
  return { kind: "refused", condition, phrase };
}

/**
 * Replaces a part of a document's text and reads it again.
 *
 * @param document The document.
 * @param span What is replaced; an insertion replaces nothing.
 * @param text What comes in its place.
 * @param limits Limits on the document that comes of it.
 * @returns The document, or the error that it is refused with.
 * @internal
 */
export function splice(
  document: XmlDocument,
  { start, end }: NodeSpan,
  text: string,
  limits: XdmLimits | undefined,
): XmlDocument | XmlError {
  const { source } = document;
  return readDocument(source.slice(0, start) + text + source.slice(end), limits);
}

/**
 * Reads a document that may be refused.
 *
 * @internal
 */
export function readDocument(
  text: string,
  limits: XdmLimits | undefined,
  namespaces: boolean = true,
): XmlDocument | XmlError {
  try {
    return parseXml(text, { ...DEFAULT_LIMITS, ...limits, namespaces });
  } catch (error) {
    if (error instanceof XmlError) return error;
    throw error;
  }
}

const LIMIT = /-too-long$|^too-/;

/**
 * Says what is wrong when a document with a node put into it cannot be read: the node means nothing where it
 * stands, or a limit is met.
 *
 * @param error The error.
 * @param condition What a node is that means nothing there.
 * @internal
 */
export function unreadable(error: XmlError, condition: PhrasedErrorKind): NodeEdit {
  return refused(LIMIT.test(error.code) ? "constraint-failure" : condition, error.message);
}
