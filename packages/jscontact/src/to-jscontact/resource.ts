import { decodeProperty, stringifyDataUri } from "@callingcard/vcard/values";
import { isUri } from "../format.ts";
import type { MutableObject } from "../json.ts";
import { type Source, takeValueType, uriOf, valueType } from "./source.ts";

/**
 * Makes the rule of a property that is a resource: PHOTO, LOGO, SOUND, KEY, URL, CONTACT-URI, SOURCE,
 * ORG-DIRECTORY, CALURI, FBURL and CALADRURI.
 *
 * @param kind The `kind` of the resource, if it has one.
 * @returns The rule: `undefined` for a value that is no URI.
 */
export function readResource(
  kind: string | undefined,
): (source: Source) => MutableObject | undefined {
  return (source) => {
    const uri = resourceUri(source);
    if (uri === undefined) return undefined;
    return kind === undefined ? { uri } : { kind, uri };
  };
}

function resourceUri(source: Source): string | undefined {
  const [encoding = ""] = source.left.get("encoding") ?? [];
  if (/^(?:b|base64)$/i.test(encoding)) return dataUri(source);
  const uri = uriOf(source);
  if (!isUri(uri) || (valueType(source) === "text" && source.left.has("value"))) return undefined;
  takeValueType(source, "uri");
  return uri;
}

// Base64 in the manner of vCard 3.0, which cards that say they are 4.0 have too.
function dataUri(source: Source): string | undefined {
  const decoded = decodeProperty(source.property, "4.0");
  if (decoded.shape !== "single" || typeof decoded.value !== "object") return undefined;
  if (!("octets" in decoded.value)) return undefined;
  source.left.delete("encoding");
  source.left.delete("value");
  return stringifyDataUri(decoded.value);
}
