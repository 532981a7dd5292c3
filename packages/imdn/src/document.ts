import { parseXml, type XmlDocument, type XmlElement, type XmlLimits } from "@callingcard/xml";
import { ImdnError, type ImdnErrorCode } from "./imdn-error.ts";

/**
 * A document to read: octets or text, a parsed document, or its root element. Errors in a bare
 * element have its offset but count everything as line 1, since its text is not there.
 */
export type ImdnInput = string | Uint8Array | XmlDocument | XmlElement;

/** Limits on what is read: those of `@callingcard/xml`, with smaller defaults. */
export type ImdnLimits = XmlLimits;

/** The limits that differ from those of `@callingcard/xml` where none is given. */
export const DEFAULT_LIMITS: ImdnLimits = {
  maxInputLength: 65_536,
  maxDepth: 32,
  maxElements: 1024,
  maxTextLength: 16_384,
};

/** A document that is being read. */
export interface Source {
  readonly root: XmlElement;
  /** The document as text; empty when only its root element was given. */
  readonly source: string;
}

/**
 * Parses a document, unless that is done, and checks its root element.
 *
 * @param input The document.
 * @param namespace The namespace that its root must have.
 * @param local The local name that its root must have.
 * @param limits Limits that differ from the defaults.
 * @throws XmlError, or ImdnError `wrong-root`.
 */
export function openDocument(
  input: ImdnInput,
  namespace: string,
  local: string,
  limits?: ImdnLimits,
): Source {
  const source = toSource(input, limits);
  const { root } = source;
  if (root.local !== local || root.namespace !== namespace) {
    refuse(source, root, "wrong-root", `root element is not ${local}`);
  }
  return source;
}

function toSource(input: ImdnInput, limits: ImdnLimits | undefined): Source {
  if (typeof input === "string" || input instanceof Uint8Array) {
    return parseXml(input, { ...DEFAULT_LIMITS, ...limits });
  }
  return "root" in input ? input : { root: input, source: "" };
}

/**
 * Refuses a document.
 *
 * @param source The document.
 * @param place Where it is wrong.
 * @param code What is wrong, for programs.
 * @param reason What is wrong, for people.
 * @param rule The element whose definition is not kept; the place itself when absent.
 * @throws ImdnError always.
 */
export function refuse(
  source: Source,
  place: { readonly offset: number; readonly local?: string },
  code: ImdnErrorCode,
  reason: string,
  rule: string = place.local ?? "",
): never {
  throw new ImdnError({ code, reason, source: source.source, offset: place.offset, rule });
}
