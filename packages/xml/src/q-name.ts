import { ncName } from "./generated/xml.ts";

/**
 * Tells whether a text can be the local name of an element or attribute: NCName (Namespaces in XML 1.0
 * production 4). For names that come as text or as attribute values, before something is built of them.
 *
 * @param text The text.
 */
export function isNcName(text: string): boolean {
  return ncName.parse(text) !== undefined;
}

/**
 * Finds what keeps a Name from being a QName (Namespaces in XML 1.0 production 7): a colon at its
 * start or a second one, or behind its colon a character that cannot begin a name, or nothing.
 *
 * @param name A Name (XML 1.0 production 5).
 * @returns UTF-16 code units before the first wrong character; -1 for a QName.
 */
export function wrongInQName(name: string): number {
  const colon = name.indexOf(":");
  if (colon < 1) return colon;
  if (!isNameStart(name, colon + 1)) return colon + 1;
  return name.indexOf(":", colon + 1);
}

function isNameStart(name: string, at: number): boolean {
  const lower = name.charCodeAt(at) | 0x20;
  if (lower >= 0x61 && lower <= 0x7a) return true;
  const code = name.codePointAt(at);
  return code !== undefined && ncName.parse(String.fromCodePoint(code)) !== undefined;
}
