import { decodeBase64 } from "../value/base64.ts";
import type { PropertyContext } from "./card-context.ts";

/**
 * Looks at base64 (RFC 4648 section 4): whether it is that, and as it is commonly written.
 *
 * @param context The property.
 * @param from Where in its value the base64 starts. Default 0.
 */
export function checkBase64(context: PropertyContext, from = 0): void {
  const { property, index, findings } = context;
  const base64 = property.value.slice(from);
  if (isRegular(base64)) return;
  const part = { of: "value", from } as const;
  // A quarter of three octets is no octet: something was cut off, or in between.
  if (decodeBase64(base64) === undefined || base64.replace(/[\s=]/g, "").length % 4 === 1) {
    const message = "value is not base64; encode it again, or leave the property out";
    findings.add({ code: "invalid-base64", message, property: index, part });
    return;
  }
  const message =
    "base64 has white space, - or _, or other padding than it needs; encode it again for old readers";
  findings.add({ code: "irregular-base64", message, property: index, part });
}

function isRegular(base64: string): boolean {
  const padding = base64.endsWith("==") ? 2 : Number(base64.endsWith("="));
  const sextets = base64.slice(0, base64.length - padding);
  // The RFC's alphabet; with one search, for a picture has a million characters.
  return base64.length % 4 === 0 && !/[^A-Za-z\d+/]/.test(sextets);
}
