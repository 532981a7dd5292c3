import { childElements, sameName, type ExpandedName, type XmlElement } from "@callingcard/xml";
import { children, requiredChild } from "./content.ts";
import { languageInScope, withLanguage } from "./language.ts";
import { openMessage, refuse, type DavInput, type DavLimits, type Message } from "./message.ts";
import { dav } from "./names.ts";
import { readProperties } from "./prop.ts";

/** One change of a PROPPATCH. */
export type PropertyInstruction =
  | { readonly kind: "set"; readonly property: XmlElement }
  | { readonly kind: "remove"; readonly name: ExpandedName };

/** `DAV:propertyupdate` (RFC 4918 section 14.19). */
export interface Proppatch {
  /** In document order, in which they are to be carried out (RFC 4918 section 9.2). */
  readonly instructions: readonly PropertyInstruction[];
}

/** `DAV:mkcol` (RFC 5689 section 5.1). */
export interface Mkcol {
  /** The properties of the new collection; `DAV:resourcetype` says what it is. */
  readonly properties: readonly XmlElement[];
}

/**
 * Reads the body of a PROPPATCH: `( remove | set )+`. A property keeps the `xml:lang` that is in
 * scope (RFC 4918 section 4.3).
 *
 * @param input The document.
 * @param limits Limits that differ from the defaults.
 * @throws XmlError, or DavXmlError.
 */
export function parseProppatch(input: DavInput, limits?: DavLimits): Proppatch {
  const message = openMessage(input, dav("propertyupdate"), limits);
  const { root } = message;
  const updates = childElements(root).filter(
    (child) => sameName(child, dav("set")) || sameName(child, dav("remove")),
  );
  if (updates.length === 0) refuse(message, root, "missing-element", "neither set nor remove");
  const instructions = updates.flatMap((update): PropertyInstruction[] =>
    update.local === "set"
      ? readSet(update, message).map((property) => ({ kind: "set", property }))
      : readRemove(update, message).map((name) => ({ kind: "remove", name })),
  );
  refuseTooMany(instructions.length, message);
  return { instructions };
}

/**
 * Reads the body of an extended MKCOL: `set+` (RFC 5689 section 5.1).
 *
 * @param input The document.
 * @param limits Limits that differ from the defaults.
 * @throws XmlError, or DavXmlError.
 */
export function parseMkcol(input: DavInput, limits?: DavLimits): Mkcol {
  const message = openMessage(input, dav("mkcol"), limits);
  const sets = children(message.root, dav("set"));
  if (sets.length === 0) refuse(message, message.root, "missing-element", "no set");
  const properties = sets.flatMap((set) => readSet(set, message));
  refuseTooMany(properties.length, message);
  return { properties };
}

function readSet(set: XmlElement, message: Message): XmlElement[] {
  const prop = requiredChild(set, dav("prop"), message);
  const language = languageInScope(message.root, set, prop);
  return readProperties(prop, message).map((property) => withLanguage(property, language));
}

function readRemove(remove: XmlElement, message: Message): ExpandedName[] {
  const prop = requiredChild(remove, dav("prop"), message);
  return readProperties(prop, message).map(({ namespace, local }) => ({ namespace, local }));
}

function refuseTooMany(count: number, message: Message): void {
  const { maxProperties } = message.limits;
  if (count <= maxProperties) return;
  const reason = `more than ${maxProperties} properties`;
  refuse(message, message.root, "too-many-properties", reason);
}
