import {
  attributeValue,
  element,
  isNcName,
  XMLNS_NAMESPACE,
  type ExpandedName,
  type XmlElement,
} from "@callingcard/xml";
import { requiredAttribute } from "./content.ts";
import { contentModel, readContent } from "./content-model.ts";
import * as grammar from "./generated/webdav.ts";
import { openMessage, refuse, type DavInput, type DavLimits, type Message } from "./message.ts";
import type { DavResponse } from "./multistatus.ts";
import { readResponses } from "./multistatus-reader.ts";
import { DAV, dav } from "./names.ts";
import { inheritedWithin, NOTHING_INHERITED } from "./property-scope.ts";

/** `DAV:expand-property` (RFC 3253 section 3.8). */
export interface ExpandPropertyReport {
  readonly kind: "expand-property";
  readonly properties: readonly ExpandProperty[];
}

/** `DAV:property` in it: a property, and what is asked of the resources its hrefs name. */
export interface ExpandProperty extends ExpandedName {
  readonly properties: readonly ExpandProperty[];
}

const EXPAND_PROPERTY = /* @__PURE__ */ contentModel(grammar.EVENTS, grammar.expandProperty);
const PROPERTY = /* @__PURE__ */ contentModel(grammar.EVENTS, grammar.property);
const EXPANDED = /* @__PURE__ */ contentModel(grammar.EVENTS, grammar.expandedProperty);

/** A list that grows while the properties in it are read. */
interface Waiting {
  readonly elements: readonly XmlElement[];
  readonly into: ExpandProperty[];
  readonly depth: number;
}

/**
 * Reads `DAV:expand-property`.
 *
 * @param message The message, with that root.
 * @throws DavXmlError `missing-attribute`, `invalid-value`, `too-deep`, `too-many-properties`.
 */
export function readExpandProperty(message: Message): ExpandPropertyReport {
  const { maxExpansionDepth, maxProperties } = message.limits;
  const properties: ExpandProperty[] = [];
  const { properties: elements } = readContent(EXPAND_PROPERTY, message.root, message);
  const waiting: Waiting[] = [{ elements, into: properties, depth: 1 }];
  let count = 0;
  // Grows while it is walked through; nothing a client sends can deepen the calls.
  for (const { elements: level, into, depth } of waiting) {
    for (const one of level) {
      count += 1;
      if (count > maxProperties) {
        refuse(message, one, "too-many-properties", `more than ${maxProperties} properties`);
      }
      if (depth > maxExpansionDepth) {
        refuse(message, one, "too-deep", `more than ${maxExpansionDepth} properties in each other`);
      }
      const property = readName(one, message);
      into.push(property);
      const inside = readContent(PROPERTY, one, message).properties;
      if (inside.length > 0) {
        waiting.push({ elements: inside, into: property.properties, depth: depth + 1 });
      }
    }
  }
  return { kind: "expand-property", properties };
}

function readName(
  one: XmlElement,
  message: Message,
): ExpandProperty & { properties: ExpandProperty[] } {
  const namespace = attributeValue(one, "namespace") ?? DAV;
  const local = requiredAttribute(one, "name", message);
  // Who answers would have to write an element of that name.
  if (!isPropertyName({ namespace, local })) {
    refuse(message, one, "invalid-value", "this is no name of a property");
  }
  return { namespace, local, properties: [] };
}

// Whether an element can have the name, as that of a property is.
function isPropertyName({ namespace, local }: ExpandedName): boolean {
  return isNcName(local) && namespace !== XMLNS_NAMESPACE;
}

/**
 * Builds `DAV:expand-property`.
 *
 * @param properties What is asked of the resource.
 * @throws RangeError for a name that no property can have.
 */
export function expandPropertyElement(properties: readonly ExpandProperty[]): XmlElement {
  return element(dav("expand-property"), properties.map(propertyElement));
}

function propertyElement({ namespace, local, properties }: ExpandProperty): XmlElement {
  if (!isPropertyName({ namespace, local })) throw new RangeError("this is no name of a property");
  return element(dav("property"), properties.map(propertyElement), [
    { namespace: "", local: "name", value: local },
    ...(namespace === DAV ? [] : [{ namespace: "", local: "namespace", value: namespace }]),
  ]);
}

/**
 * Reads the value of a property that was expanded: a response for each of its hrefs (RFC 3253
 * section 3.8). Properties in them may be expanded again.
 *
 * @param input The property.
 * @param limits Limits that differ from the defaults.
 * @returns The responses; none when the property was not expanded.
 * @throws XmlError, or DavXmlError.
 */
export function parseExpandedProperty(input: DavInput, limits?: DavLimits): DavResponse[] {
  const message = openMessage(input, undefined, limits);
  const { responses } = readContent(EXPANDED, message.root, message);
  const inherited = inheritedWithin(NOTHING_INHERITED, message.root);
  return readResponses(responses, inherited, message);
}
