import { childElements, element, type ExpandedName, type XmlElement } from "@callingcard/xml";
import { trimmedText, withoutOuterSpace } from "./content.ts";
import { hrefElement, readHrefs } from "./href.ts";
import { readContent, type ContentModel } from "./content-model.ts";
import type { TextCheck } from "./live-property-text.ts";
import { refuse, type Message } from "./message.ts";

/** How the value of a property is read and written. */
export interface PropertyType<Value> {
  readonly name: ExpandedName;

  /**
   * Reads the value.
   *
   * @throws DavXmlError for what is not a value of the property.
   */
  readonly read: (property: XmlElement, message: Message) => Value;

  /**
   * Builds the element.
   *
   * @throws RangeError for a value that reading would not give back.
   */
  readonly build: (value: Value) => XmlElement;
}

/**
 * A property that is text with a syntax; white space around it does not count.
 *
 * @param name The property.
 * @param check The syntax.
 */
export function textProperty(name: ExpandedName, check: TextCheck): PropertyType<string> {
  return {
    name,
    read: (property, message) => {
      const text = trimmedText(property);
      const reason = check(text);
      return reason === undefined ? text : refuse(message, property, "invalid-value", reason);
    },
    build: (text) => textElement(name, text, check),
  };
}

/**
 * Builds an element with text that has a syntax.
 *
 * @param name The element.
 * @param text The text.
 * @param check The syntax.
 * @throws RangeError for another text, and for white space around it.
 */
export function textElement(name: ExpandedName, text: string, check: TextCheck): XmlElement {
  const reason = check(text);
  if (reason !== undefined) throw new RangeError(`${name.local}: ${reason}`);
  return element(name, text === "" ? [] : [withoutOuterSpace(text, name.local)]);
}

/**
 * A property that is an unsigned integer.
 *
 * @param name The property.
 * @param least The smallest value. Default 0.
 * @returns The type; what is more than 2^53 - 1 is read as that.
 */
export function integerProperty(name: ExpandedName, least = 0): PropertyType<number> {
  const reason = least === 0 ? "this is no unsigned integer" : "this is no positive integer";
  return {
    name,
    read: (property, message) => {
      const digits = trimmedText(property);
      const value = /^[0-9]+$/.test(digits) ? Number(digits) : -1;
      if (value < least) refuse(message, property, "invalid-value", reason);
      return Math.min(value, Number.MAX_SAFE_INTEGER);
    },
    build: (value) => {
      const isPossible = Number.isSafeInteger(value) && value >= least;
      if (!isPossible) throw new RangeError(`${name.local}: ${reason}`);
      return element(name, [String(value)]);
    },
  };
}

/**
 * A property that is hrefs, any number of them.
 *
 * @param name The property.
 * @param model What it contains.
 */
export function hrefsProperty(
  name: ExpandedName,
  model: ContentModel<readonly XmlElement[]>,
): PropertyType<readonly string[]> {
  return {
    name,
    read: (property, message) => readHrefs(readContent(model, property, message), message),
    build: (hrefs) => element(name, hrefs.map(hrefElement)),
  };
}

/**
 * A property that is one href.
 *
 * @param name The property.
 * @param model What it contains.
 */
export function hrefProperty(
  name: ExpandedName,
  model: ContentModel<{ readonly href: XmlElement }>,
): PropertyType<string> {
  return {
    name,
    read: (property, message) => trimmedText(readContent(model, property, message).href),
    build: (href) => element(name, [hrefElement(href)]),
  };
}

/**
 * A property that is one href or nothing.
 *
 * @param name The property.
 * @param model What it contains.
 */
export function optionalHrefProperty(
  name: ExpandedName,
  model: ContentModel<{ readonly href: XmlElement | undefined }>,
): PropertyType<string | undefined> {
  return {
    name,
    read: (property, message) => {
      const { href } = readContent(model, property, message);
      return href === undefined ? undefined : trimmedText(href);
    },
    build: (href) => element(name, href === undefined ? [] : [hrefElement(href)]),
  };
}

/**
 * A property whose elements are names, as those of `DAV:resourcetype`.
 *
 * @param name The property.
 */
export function namesProperty(name: ExpandedName): PropertyType<readonly ExpandedName[]> {
  return {
    name,
    read: (property) =>
      childElements(property).map(({ namespace, local }) => ({ namespace, local })),
    build: (names) =>
      element(
        name,
        names.map((one) => element(one)),
      ),
  };
}
