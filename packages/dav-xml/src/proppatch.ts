import { element, type ExpandedName, type XmlElement } from "@callingcard/xml";
import { contentModel, readContent } from "./content-model.ts";
import * as webdav from "./generated/webdav.ts";
import { openMessage, refuse, type DavInput, type DavLimits, type Message } from "./message.ts";
import { dav } from "./names.ts";
import { readProperties } from "./prop.ts";
import { scopeWithin, withScope } from "./property-scope.ts";

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

const PROPERTYUPDATE = /* @__PURE__ */ contentModel(webdav.EVENTS, webdav.propertyupdate);
const MKCOL = /* @__PURE__ */ contentModel(webdav.EVENTS, webdav.mkcol);
const SET = /* @__PURE__ */ contentModel(webdav.EVENTS, webdav.set);
const REMOVE = /* @__PURE__ */ contentModel(webdav.EVENTS, webdav.remove);

/**
 * Reads the body of a PROPPATCH: `( remove | set )+`. A property keeps what is in scope where it
 * stands: `xml:lang` (RFC 4918 section 4.3), `xml:space`, and the declarations of prefixes that its
 * text or attribute values use.
 *
 * @param input The document.
 * @param limits Limits that differ from the defaults.
 * @throws XmlError, or DavXmlError.
 */
export function parseProppatch(input: DavInput, limits?: DavLimits): Proppatch {
  const message = openMessage(input, dav("propertyupdate"), limits);
  const instructions: PropertyInstruction[] = [];
  for (const instruction of readContent(PROPERTYUPDATE, message.root, message)) {
    if ("set" in instruction) {
      for (const property of readSet(instruction.set, message)) {
        instructions.push({ kind: "set", property });
      }
    } else {
      for (const name of readRemove(instruction.remove, message)) {
        instructions.push({ kind: "remove", name });
      }
    }
    refuseTooMany(instructions.length, message);
  }
  return { instructions };
}

/**
 * Reads the body of an extended MKCOL: `set+` (RFC 5689 section 5.1). A property keeps what is in
 * scope where it stands, as in `parseProppatch`.
 *
 * @param input The document.
 * @param limits Limits that differ from the defaults.
 * @throws XmlError, or DavXmlError.
 */
export function parseMkcol(input: DavInput, limits?: DavLimits): Mkcol {
  const message = openMessage(input, dav("mkcol"), limits);
  const properties: XmlElement[] = [];
  for (const set of readContent(MKCOL, message.root, message)) {
    for (const property of readSet(set, message)) properties.push(property);
    refuseTooMany(properties.length, message);
  }
  return { properties };
}

/**
 * Builds the body of a PROPPATCH.
 *
 * @param proppatch What is to be changed. Instructions of one kind that follow each other share an
 * element.
 * @throws RangeError when there is no instruction, which no such body can say.
 */
export function proppatchElement(proppatch: Proppatch): XmlElement {
  const groups: { readonly kind: "set" | "remove"; readonly properties: XmlElement[] }[] = [];
  for (const instruction of proppatch.instructions) {
    const property = instruction.kind === "set" ? instruction.property : element(instruction.name);
    const last = groups.at(-1);
    if (last?.kind === instruction.kind) last.properties.push(property);
    else groups.push({ kind: instruction.kind, properties: [property] });
  }
  if (groups.length === 0) throw new RangeError("propertyupdate without an instruction");
  return element(
    dav("propertyupdate"),
    groups.map(({ kind, properties }) => element(dav(kind), [element(dav("prop"), properties)])),
  );
}

/**
 * Builds the body of an extended MKCOL.
 *
 * @param mkcol The properties of the new collection.
 */
export function mkcolElement(mkcol: Mkcol): XmlElement {
  const { properties } = mkcol;
  return element(dav("mkcol"), [element(dav("set"), [element(dav("prop"), properties)])]);
}

function readSet(set: XmlElement, message: Message): XmlElement[] {
  const { prop } = readContent(SET, set, message);
  const scope = scopeWithin([message.root, set, prop]);
  return readProperties(prop, message).map((property) => withScope(property, scope));
}

function readRemove(remove: XmlElement, message: Message): ExpandedName[] {
  const { prop } = readContent(REMOVE, remove, message);
  return readProperties(prop, message).map(({ namespace, local }) => ({ namespace, local }));
}

function refuseTooMany(count: number, message: Message): void {
  const { maxProperties } = message.limits;
  if (count <= maxProperties) return;
  const reason = `more than ${maxProperties} properties`;
  refuse(message, message.root, "too-many-properties", reason);
}
