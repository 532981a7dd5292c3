import {
  parseXml,
  sameName,
  type ExpandedName,
  type XmlDocument,
  type XmlElement,
  type XmlLimits,
} from "@callingcard/xml";
import { XdmError, type XdmErrorCode } from "./xdm-error.ts";

/**
 * A document to read: octets or text, a parsed document, or its root element. Errors in a bare
 * element have its offset but count everything as line 1, since its text is not there.
 */
export type XdmInput = string | Uint8Array | XmlDocument | XmlElement;

/**
 * Limits on what is read: those of `@callingcard/xml`, with smaller defaults. `maxDepth` holds for
 * documents that are parsed already, too.
 */
export type XdmLimits = XmlLimits;

/** The limits that differ from those of `@callingcard/xml` where none is given. */
export const DEFAULT_LIMITS: XdmLimits & { readonly maxDepth: number } = {
  maxInputLength: 4_194_304,
  maxDepth: 64,
  maxElements: 200_000,
  maxTextLength: 262_144,
};

/** A document that is being read. */
export interface Source {
  readonly root: XmlElement;
  /** The document as text; empty when only its root element was given. */
  readonly text: string;
  readonly maxDepth: number;
  /** How many elements are open around what is read. */
  depth: number;
}

/**
 * Parses a document, unless that is done, and checks its root element.
 *
 * @param input The document.
 * @param name The name its root must have.
 * @param limits Limits that differ from the defaults.
 * @throws XmlError, or XdmError `wrong-root`.
 */
export function openDocument(input: XdmInput, name: ExpandedName, limits?: XdmLimits): Source {
  const source = toSource(input, limits);
  if (!sameName(source.root, name)) {
    refuse(source, source.root, "wrong-root", `root element is not ${name.local}`);
  }
  return source;
}

/**
 * Makes a document of an element that is read for its own sake.
 *
 * @param root The element.
 */
export function bareSource(root: XmlElement): Source {
  return { root, text: "", maxDepth: DEFAULT_LIMITS.maxDepth, depth: 0 };
}

function toSource(input: XdmInput, limits: XdmLimits | undefined): Source {
  const { maxDepth = DEFAULT_LIMITS.maxDepth } = limits ?? {};
  if (typeof input === "string" || input instanceof Uint8Array) {
    const { root, source } = parseXml(input, { ...DEFAULT_LIMITS, ...limits });
    return { root, text: source, maxDepth, depth: 0 };
  }
  if ("root" in input) return { root: input.root, text: input.source, maxDepth, depth: 0 };
  return { root: input, text: "", maxDepth, depth: 0 };
}

/**
 * Refuses a document.
 *
 * @param source The document.
 * @param place Where it is wrong.
 * @param code What is wrong, for programs.
 * @param reason What is wrong, for people.
 * @param rule The element whose definition is not kept; the place itself when absent.
 * @throws XdmError always.
 */
export function refuse(
  source: Source,
  place: { readonly offset: number; readonly local?: string },
  code: XdmErrorCode,
  reason: string,
  rule: string = place.local ?? "",
): never {
  throw new XdmError({ code, reason, source: source.text, offset: place.offset, rule });
}
