import {
  parseXml,
  sameName,
  type ExpandedName,
  type XmlDocument,
  type XmlElement,
  type XmlLimits,
} from "@callingcard/xml";
import { DavXmlError, type DavXmlErrorCode } from "./dav-xml-error.ts";
import { CARDDAV, DAV } from "./names.ts";

/**
 * A message to read: octets or text of a document, a parsed document, or its root element. Errors
 * in a bare element have its offset but count everything as line 1, since its text is not there.
 */
export type DavInput = string | Uint8Array | XmlDocument | XmlElement;

/** Limits on what is read; each has an error code of its own and a finite default. */
export interface DavLimits extends XmlLimits {
  /**
   * Most properties that are named or set in one message, or that are in one response, in all its
   * propstats. Default 1 024.
   */
  readonly maxProperties?: number;

  /** Most `DAV:href` elements of one multiget. Default 100 000. */
  readonly maxHrefs?: number;

  /** Most conditions of one filter, on all levels together. Default 1 024. */
  readonly maxFilters?: number;

  /** Most responses in one multistatus, each href of those with several counted. Default 1 000 000. */
  readonly maxResponses?: number;

  /** Most `DAV:property` elements in each other. Default 16. */
  readonly maxExpansionDepth?: number;

  /** Most access control entries of one `DAV:acl`. Default 1 024. */
  readonly maxAces?: number;

  /** Most privileges in one property or access control entry, on all levels. Default 1 024. */
  readonly maxPrivileges?: number;

  /** Most `DAV:supported-privilege` elements in each other. Default 16. */
  readonly maxPrivilegeDepth?: number;
}

type OwnLimits = Required<Omit<DavLimits, keyof XmlLimits>>;

// A limit that is undefined is one that is not given.
function ownLimits({
  maxProperties = 1024,
  maxHrefs = 100_000,
  maxFilters = 1024,
  maxResponses = 1_000_000,
  maxExpansionDepth = 16,
  maxAces = 1024,
  maxPrivileges = 1024,
  maxPrivilegeDepth = 16,
}: DavLimits): OwnLimits {
  return {
    maxProperties,
    maxHrefs,
    maxFilters,
    maxResponses,
    maxExpansionDepth,
    maxAces,
    maxPrivileges,
    maxPrivilegeDepth,
  };
}

/** A document that is being read as a message. */
export interface Message {
  readonly root: XmlElement;
  /** The document as text; empty when only its root element was given. */
  readonly source: string;
  readonly limits: OwnLimits;
}

/**
 * Parses a document, unless that is done, and checks its root element.
 *
 * @param input The document.
 * @param name The name its root must have; any when absent.
 * @param limits Limits that differ from the defaults.
 * @throws XmlError, or DavXmlError `wrong-root`.
 */
export function openMessage(
  input: DavInput,
  name: ExpandedName | undefined,
  limits: DavLimits = {},
): Message {
  const document = toDocument(input, limits);
  const message = { ...document, limits: ownLimits(limits) };
  if (name !== undefined && !sameName(document.root, name)) {
    refuse(message, document.root, "wrong-root", `root element is not ${name.local}`);
  }
  return message;
}

/**
 * Makes a message of a root element whose content comes piece by piece.
 *
 * @param root The root element.
 * @param limits Limits that differ from the defaults.
 */
export function bareMessage(root: XmlElement, limits: DavLimits = {}): Message {
  return { root, source: "", limits: ownLimits(limits) };
}

function toDocument(input: DavInput, limits: DavLimits): { root: XmlElement; source: string } {
  if (typeof input === "string" || input instanceof Uint8Array) return parseXml(input, limits);
  return "root" in input ? input : { root: input, source: "" };
}

/**
 * Refuses a message.
 *
 * @param message The message.
 * @param place Where it is wrong.
 * @param code What is wrong, for programs.
 * @param reason What is wrong, for people.
 * @param element The element whose definition is not kept; the place itself when absent.
 * @throws DavXmlError always.
 */
export function refuse(
  message: Message,
  place: ExpandedName & { readonly offset: number },
  code: DavXmlErrorCode,
  reason: string,
  element: ExpandedName = place,
): never {
  const { source } = message;
  throw new DavXmlError({ code, reason, source, offset: place.offset, rule: ruleOf(element) });
}

// Names the definition of an element as the specifications do: `CARDDAV:filter`.
function ruleOf({ namespace, local }: ExpandedName): string {
  if (namespace === DAV) return `DAV:${local}`;
  return namespace === CARDDAV ? `CARDDAV:${local}` : local;
}
