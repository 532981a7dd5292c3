import { carddav } from "@callingcard/dav-xml";
import { parseAccept, VCARD_TYPES, type MediaRange } from "../media-type.ts";
import { Refusal } from "../refusal.ts";
import { REPRESENTATIONS, type Representation } from "./representation.ts";

/**
 * Chooses what a GET is answered with (RFC 9110 section 12.5.1): the representation that `Accept` gives
 * the highest quality, of equal ones the preferred one, then vCard before jCard.
 *
 * @param accept The header; `null` when there is none.
 * @param preferred What to take without a reason for another; `undefined` for a stored card whose version is
 *   not known, which passes for any version of vCard, or for cards of several, which pass for none.
 * @param isMixed Whether there are cards of several versions.
 * @returns The representation; `undefined` for the card as it is stored.
 * @throws Refusal 403 `CARDDAV:supported-address-data-conversion` when nothing is acceptable (RFC 6352
 *   section 5.1.1.1).
 *
 * @internal
 */
export function negotiate(
  accept: string | null,
  preferred: Representation | undefined,
  isMixed = false,
): Representation | undefined {
  const ranges = accept === null ? [] : parseAccept(accept);
  if (ranges.length === 0) return preferred;
  let chosen = preferred;
  let best = qualityOf(ranges, preferred, isMixed);
  for (const representation of REPRESENTATIONS) {
    const quality = qualityOf(ranges, representation, isMixed);
    if (quality <= best) continue;
    best = quality;
    chosen = representation;
  }
  if (best > 0) return chosen;
  throw new Refusal(403, {
    condition: carddav("supported-address-data-conversion"),
    description: "cards are served as text/vcard 3.0 and 4.0 and as application/vcard+json",
    headers: { Vary: "Accept" },
  });
}

// The quality of the most specific range that a representation is in.
function qualityOf(
  ranges: readonly MediaRange[],
  representation: Representation | undefined,
  isMixed: boolean,
): number {
  let closest = -1;
  let quality = 0;
  for (const range of ranges) {
    const closeness = closenessOf(range, representation, isMixed);
    if (closeness < closest) continue;
    quality = closeness === closest ? Math.max(quality, range.quality) : range.quality;
    closest = closeness;
  }
  return closest === -1 ? 0 : quality;
}

// How specific a range is about a representation; -1 when it is about others.
function closenessOf(
  { type, parameters }: MediaRange,
  representation: Representation | undefined,
  isMixed: boolean,
): number {
  if (type === "*/*") return 0;
  const contentType = representation?.contentType ?? "text/vcard";
  if (type === `${contentType.slice(0, contentType.indexOf("/"))}/*`) return 1;
  const isNamed = contentType === "text/vcard" ? VCARD_TYPES.has(type) : type === contentType;
  if (!isNamed) return -1;
  const version = parameters.get("version")?.trim();
  if (version === undefined) return 2;
  const isOfVersion = representation === undefined ? !isMixed : version === representation.version;
  return isOfVersion ? 3 : -1;
}
