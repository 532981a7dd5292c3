import type { JsContactObject, StringSet } from "./card.ts";

/** An address or a place (RFC 9553 section 2.5.1). */
export interface Address extends JsContactObject {
  readonly "@type"?: "Address";
  readonly components?: readonly AddressComponent[];

  /** Whether the components joined in their order give the full address. Default false. */
  readonly isOrdered?: boolean;

  /** Alpha-2 code of ISO 3166-1. */
  readonly countryCode?: string;

  /** A `geo:` URI (RFC 5870). */
  readonly coordinates?: string;

  /** Name in the IANA Time Zone Database. */
  readonly timeZone?: string;

  /** `private`, `work`, `billing`, `delivery` or vendor-specific. */
  readonly contexts?: StringSet;
  readonly full?: string;

  /** What stands between components where no separator says otherwise. */
  readonly defaultSeparator?: string;
  readonly pref?: number;
  readonly phoneticScript?: string;

  /** `ipa`, `jyut`, `piny` or vendor-specific. */
  readonly phoneticSystem?: string;
}

/** One part of an address (section 2.5.1.2). */
export interface AddressComponent extends JsContactObject {
  readonly "@type"?: "AddressComponent";
  readonly value: string;

  /**
   * `room`, `apartment`, `floor`, `building`, `number`, `name`, `block`, `subdistrict`, `district`,
   * `locality`, `region`, `postcode`, `country`, `direction`, `landmark`, `postOfficeBox`, `separator`.
   */
  readonly kind: string;
  readonly phonetic?: string;
}
