import { hrefText, PREFIXES } from "@callingcard/dav-xml";
import { escapeAttribute, type ExpandedName } from "@callingcard/xml";

/** The tags of an element, under the prefixes of a multistatus or with a declaration of their own. */
interface ElementTags {
  readonly start: string;
  readonly end: string;
  readonly empty: string;
}

/**
 * Writes the tags of an element.
 *
 * @internal
 */
export function elementTags({ namespace, local }: ExpandedName): ElementTags {
  const prefix = PREFIXES.get(namespace);
  const name = prefix === undefined ? local : `${prefix}:${local}`;
  const declaration = prefix === undefined ? ` xmlns="${escapeAttribute(namespace)}"` : "";
  const head = `<${name}${declaration}`;
  return { start: `${head}>`, end: `</${name}>`, empty: `${head}/>` };
}

/**
 * Writes an element around a text that is XML already.
 *
 * @internal
 */
export function elementText(name: ExpandedName, content = ""): string {
  const { start, end, empty } = elementTags(name);
  return content === "" ? empty : start + content + end;
}

/**
 * Writes hrefs one after the other.
 *
 * @internal
 */
export function hrefTexts(hrefs: readonly string[]): string {
  return hrefs.map((href) => hrefText(href)).join("");
}
