import { propertyDefinition } from "./property-definitions.ts";
import type { Version } from "./property-use.ts";

const PLACES = "work home";
const IMAGES_21 = "gif cgm wmf bmp met pmb dib pict tiff ps pdf jpeg mpeg mpeg2 avi qtime";
const ADDRESS_3 = "dom intl postal parcel home work pref";

/** Words of TYPE by version and property; `*` is any property that can have TYPE. */
const TYPE_VALUES: Readonly<Record<Version, ReadonlyMap<string, string>>> = {
  // RFC 6350 sections 5.6, 6.4.1 and 6.6.6, RFC 7852 (main-number), RFC 9554 section 5.
  "4.0": new Map([
    ["*", PLACES],
    ["ADR", `${PLACES} billing delivery`],
    ["TEL", `${PLACES} text voice fax cell video pager textphone main-number`],
    [
      "RELATED",
      `${PLACES} contact acquaintance friend met co-worker colleague co-resident neighbor child ` +
        "parent sibling spouse kin muse crush date sweetheart me agent emergency",
    ],
  ]),
  // RFC 2426 section 3, RFC 4770 section 1.
  "3.0": new Map([
    ["ADR", ADDRESS_3],
    ["LABEL", ADDRESS_3],
    ["TEL", "home work pref voice fax msg cell pager bbs modem car isdn video pcs"],
    ["EMAIL", "internet x400 pref"],
    ["IMPP", "personal business home work mobile pref"],
    ["PHOTO", "jpeg gif png tiff bmp"],
    ["LOGO", "jpeg gif png tiff bmp"],
    ["SOUND", "basic wave"],
    ["KEY", "x509 pgp"],
    ["FBURL", "pref"],
    ["CAPURI", "pref"],
    ["CALADRURI", "pref"],
    ["CALURI", "pref"],
  ]),
  // vCard 2.1 sections 2.2.3, 2.3.1, 2.4.1, 2.4.2, 2.7.3 and 2.8.1.
  "2.1": new Map([
    ["ADR", "dom intl postal parcel home work"],
    ["LABEL", "dom intl postal parcel home work"],
    ["TEL", "pref work home voice fax msg cell pager bbs modem car isdn video"],
    [
      "EMAIL",
      "aol applelink attmail cis eworld internet ibmmail mcimail powershare prodigy tlx x400",
    ],
    ["PHOTO", IMAGES_21],
    ["LOGO", IMAGES_21],
    ["SOUND", "wave pcm aiff"],
    ["KEY", "x509 pgp"],
  ]),
};

/**
 * Gives the words that TYPE has in a property. The list is open: any other word may come.
 *
 * @param property Name of the property, in any case.
 * @param version The version of the card.
 * @returns The words in lower case; empty where TYPE has no meaning.
 */
export function typeValues(property: string, version: Version): readonly string[] {
  const definition = propertyDefinition(property);
  if (definition === undefined) return [];
  const words = TYPE_VALUES[version];
  const special = words.get(definition.name);
  if (special !== undefined) return special.split(" ");
  const general = words.get("*");
  const takesType = definition.uses[version]?.parameters.includes("TYPE") === true;
  return general === undefined || !takesType ? [] : general.split(" ");
}
