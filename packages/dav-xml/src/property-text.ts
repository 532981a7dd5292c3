import { escapeText, stringifyXml, type ExpandedName, type XmlElement } from "@callingcard/xml";
import { withoutOuterSpace } from "./content.ts";
import type { PropertyText } from "./multistatus.ts";
import { PREFIXES } from "./prefixes.ts";

/**
 * Writes a property whose value is text, without building a tree. A carriage return becomes
 * `&#13;`, so that the line ends of a card survive.
 *
 * @param name Name of the property.
 * @param text Its value.
 * @throws RangeError when the name is none, or the text has a character that XML cannot carry.
 */
export function propertyText(name: ExpandedName, text: string): PropertyText {
  const { start, end } = tags(name);
  return { name, xml: start + escapeText(text) + end };
}

/**
 * Writes a property without a value, as in the propstat of what was not found.
 *
 * @param name Name of the property.
 * @throws RangeError when the name is none.
 */
export function propertyName(name: ExpandedName): PropertyText {
  return { name, xml: tags(name).empty };
}

/**
 * Writes a property whose value is elements.
 *
 * @param property The property.
 * @throws RangeError when something in it cannot be carried by XML.
 */
export function propertyElement(property: XmlElement): PropertyText {
  const { namespace, local } = property;
  return { name: { namespace, local }, xml: stringifyXml(property, { declared: PREFIXES }) };
}

/**
 * Writes a `DAV:href` (RFC 4918 section 14.7) as a part of a document.
 *
 * @param path The reference, percent-encoded as it goes over the wire.
 * @throws RangeError when there is white space around it, which readers take away, or a character that
 * XML cannot carry.
 */
export function hrefText(path: string): string {
  return `<D:href>${escapeText(withoutOuterSpace(path, "href"))}</D:href>`;
}

/** The tags of a property. */
interface Tags {
  readonly start: string;
  readonly end: string;
  readonly empty: string;
}

/** Tags of names that servers write again and again; bounded, since clients invent names. */
const MAX_KNOWN_TAGS = 256;
const knownTags = new Map<string, Map<string, Tags>>();
let knownTagsCount = 0;

function tags({ namespace, local }: ExpandedName): Tags {
  const known = knownTags.get(namespace)?.get(local);
  return known ?? keepTags(namespace, local);
}

function keepTags(namespace: string, local: string): Tags {
  const made = makeTags(namespace, local);
  if (knownTagsCount >= MAX_KNOWN_TAGS || !PREFIXES.has(namespace)) return made;
  knownTagsCount += 1;
  const ofNamespace = knownTags.get(namespace) ?? new Map<string, Tags>();
  ofNamespace.set(local, made);
  knownTags.set(namespace, ofNamespace);
  return made;
}

function makeTags(namespace: string, local: string): Tags {
  const empty = propertyElement({
    kind: "element",
    namespace,
    local,
    prefix: "",
    attributes: [],
    children: [],
    offset: 0,
  }).xml;
  const name = empty.slice(1, empty.search(/[ /]/));
  return { start: `${empty.slice(0, -2)}>`, end: `</${name}>`, empty };
}
