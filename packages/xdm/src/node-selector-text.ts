import { escapeAttribute, isNcName } from "@callingcard/xml";
import { refuseSelector } from "./node-selector-error.ts";
import type { NodeSelector, SelectorName, SelectorStep } from "./node-selector.ts";

/**
 * Writes a node selector (RFC 4825 section 6.3), before percent-encoding. Prefixes are those in the names.
 *
 * @param selector The selector.
 * @throws RangeError for no step, a name that is none, or a position that is no integer from 0 on.
 */
export function stringifyNodeSelector(selector: NodeSelector): string {
  return selectorSegments(selector).join("/");
}

/**
 * Writes a node selector as it stands in the path of a URI: each step percent-encoded, a solidus in a value
 * too.
 *
 * @param selector The selector.
 * @throws RangeError as `stringifyNodeSelector`.
 */
export function encodeNodeSelector(selector: NodeSelector): string {
  return selectorSegments(selector).map(encodeSegment).join("/");
}

/**
 * Decodes the percent-encoded octets of a node selector (RFC 4825 section 6.3), or of another part of a URI.
 *
 * @param encoded What is behind `/~~/` in the path of a URI.
 * @throws NodeSelectorError `invalid-escape` when two digits are missing or the octets are not UTF-8.
 */
export function decodeNodeSelector(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    const lone = encoded.search(/%(?![0-9A-Fa-f]{2})/);
    const place = lone === -1 ? Math.max(0, encoded.search(/%[89A-Fa-f]/)) : lone;
    return refuseSelector(
      "invalid-escape",
      "escape of no character",
      encoded,
      place,
      "pct-encoded",
    );
  }
}

/** What a path segment has as it is (RFC 3986 section 3.3) and `encodeURIComponent` does not. */
const PCHARS = /%(?:3A|40|26|3D|2B|24|2C|3B)/g;

function encodeSegment(text: string): string {
  if (!text.isWellFormed()) throw new RangeError("text has half of a surrogate pair");
  return encodeURIComponent(text).replaceAll(PCHARS, (escape) => decodeURIComponent(escape));
}

function selectorSegments({ steps, terminal }: NodeSelector): string[] {
  if (steps.length === 0) throw new RangeError("selector without a step");
  const segments = steps.map(stringifyStep);
  if (terminal?.kind === "attribute") segments.push(`@${qName(terminal.name)}`);
  if (terminal?.kind === "namespaces") segments.push("namespace::*");
  return segments;
}

function stringifyStep({ name, position, attribute }: SelectorStep): string {
  let written = name === "*" ? name : qName(name);
  if (position !== undefined) {
    if (!Number.isSafeInteger(position) || position < 0) {
      throw new RangeError("position is not an integer from 0 on");
    }
    written += `[${position.toFixed(0)}]`;
  }
  if (attribute !== undefined) {
    written += `[@${qName(attribute)}="${escapeAttribute(attribute.value)}"]`;
  }
  return written;
}

function qName({ prefix, local }: SelectorName): string {
  if (!isNcName(local) || (prefix !== "" && !isNcName(prefix))) {
    throw new RangeError("name is not one of an element or attribute");
  }
  return prefix === "" ? local : `${prefix}:${local}`;
}
