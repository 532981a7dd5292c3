import { hrefText, PREFIXES } from "@callingcard/dav-xml";
import { escapeAttribute, type ExpandedName } from "@callingcard/xml";

/**
 * Writes an element around a text that is XML already, under the prefixes of a multistatus, or with
 * a declaration of its own for another namespace.
 *
 * @internal
 */
export function elementText({ namespace, local }: ExpandedName, content = ""): string {
  const prefix = PREFIXES.get(namespace);
  const name = prefix === undefined ? local : `${prefix}:${local}`;
  const declaration = prefix === undefined ? ` xmlns="${escapeAttribute(namespace)}"` : "";
  return content === ""
    ? `<${name}${declaration}/>`
    : `<${name}${declaration}>${content}</${name}>`;
}

/**
 * Writes hrefs one after the other.
 *
 * @internal
 */
export function hrefTexts(hrefs: readonly string[]): string {
  return hrefs.map((href) => hrefText(href)).join("");
}
