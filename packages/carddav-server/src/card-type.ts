import { carddav } from "@callingcard/dav-xml";
import { parseMediaType, VCARD_TYPES } from "./media-type.ts";
import { Refusal } from "./refusal.ts";
import { JCARD } from "./representation/representation.ts";

/**
 * Tells jCard from vCard, and refuses the rest. A body without a type is taken for a vCard, since nothing
 * else is stored here.
 *
 * @throws Refusal 403 `CARDDAV:supported-address-data`.
 *
 * @internal
 */
export function isJCardType(contentType: string | null): boolean {
  if (contentType === null || contentType.trim() === "") return false;
  const { type, parameters } = parseMediaType(contentType);
  const isJson = type === JCARD.contentType;
  if (!isJson && !VCARD_TYPES.has(type)) {
    throw unsupported(`cards are text/vcard or ${JCARD.contentType}`);
  }
  const charset = parameters.get("charset")?.toLowerCase() ?? "utf-8";
  if (charset !== "utf-8" && charset !== "utf8" && charset !== "us-ascii") {
    throw unsupported("cards are stored in UTF-8 only");
  }
  return isJson;
}

function unsupported(description: string): Refusal {
  return new Refusal(403, { condition: carddav("supported-address-data"), description });
}
