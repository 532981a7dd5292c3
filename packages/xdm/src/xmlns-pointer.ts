import { isNcName } from "@callingcard/xml";
import * as grammar from "./generated/node-selector.ts";
import { refuseFailure, refuseSelector } from "./node-selector-error.ts";
import { MAX_SELECTOR_LENGTH } from "./node-selector.ts";

/**
 * Reads the query of an XCAP URI: the prefixes that `xmlns()` pointers bind (RFC 4825 section 6.4). Other
 * pointers are passed over; of two for one prefix the last counts; `xml` and `xmlns` cannot be bound.
 *
 * @param query The query after percent-decoding, without the question mark.
 * @returns Namespaces by their prefixes; empty for an empty query.
 * @throws NodeSelectorError for what is no pointer, or longer than 8 192 characters.
 *
 * @example
 * ```ts
 * parseXmlnsPointers("xmlns(a=urn:x)xmlns(b=urn:y)").get("b"); // "urn:y"
 * ```
 */
export function parseXmlnsPointers(query: string): Map<string, string> {
  const bindings = new Map<string, string>();
  if (query === "") return bindings;
  if (query.length > MAX_SELECTOR_LENGTH) {
    const reason = `more than ${MAX_SELECTOR_LENGTH} characters`;
    refuseSelector("too-long", reason, query, MAX_SELECTOR_LENGTH, "XPointer Pointer");
  }
  const parts = grammar.pointer.parse(query, (failure) => refuseFailure(failure, query));
  for (const { scheme, data } of parts) {
    if (scheme !== "xmlns") continue;
    const { prefix, namespace = "" } = grammar.xmlnsSchemeData.parse(data, (failure) =>
      refuseFailure(failure, data),
    );
    if (prefix !== "xml" && prefix !== "xmlns") bindings.set(prefix, unescape(namespace));
  }
  return bindings;
}

// Parentheses without their partners, and circumflexes, are escaped (XPointer Framework section 3.1).
function unescape(data: string): string {
  return data.replaceAll(/\^([()^])/g, "$1");
}

/**
 * Writes the pointers that bind prefixes: the query of an XCAP URI before percent-encoding.
 *
 * @param bindings Namespaces by their prefixes.
 * @throws RangeError for a prefix that is no name, or cannot be bound, and for a namespace that begins
 * with white space.
 */
export function stringifyXmlnsPointers(bindings: ReadonlyMap<string, string>): string {
  let written = "";
  for (const [prefix, namespace] of bindings) {
    if (!isNcName(prefix) || prefix === "xml" || prefix === "xmlns") {
      throw new RangeError("prefix cannot be bound");
    }
    if (/^[ \t\r\n]/.test(namespace)) throw new RangeError("namespace begins with white space");
    written += `xmlns(${prefix}=${namespace.replaceAll(/[()^]/g, "^$&")})`;
  }
  return written;
}
