import type { TEXTS_IN_USE } from "../vocabulary/names-in-use.ts";
import type { Version } from "../vocabulary/property-use.ts";
import type { Binary, PartialDateTime } from "./decoded-value.ts";
import type { GeoUri } from "./geo-uri.ts";

/** A word of a vocabulary that is open at its end. */
export type OpenWord<Known extends string> = Known | (string & {});

/** N of vCard 2.1 and 3.0 (RFC 2426 section 3.1.2): each component a list, empty where there is none. */
export interface NameValue {
  readonly family: readonly string[];
  readonly given: readonly string[];
  readonly additional: readonly string[];
  readonly prefixes: readonly string[];
  readonly suffixes: readonly string[];
}

/** N of 4.0 (RFC 6350 section 6.2.2) with the components of RFC 9554 section 2.2. */
export interface ExtendedNameValue extends NameValue {
  readonly secondarySurnames: readonly string[];
  readonly generations: readonly string[];
}

/** ADR of vCard 2.1 and 3.0 (RFC 2426 section 3.2.1): each component a list. */
export interface AddressValue {
  readonly postOfficeBox: readonly string[];
  readonly extended: readonly string[];
  readonly street: readonly string[];
  readonly locality: readonly string[];
  readonly region: readonly string[];
  readonly postalCode: readonly string[];
  readonly country: readonly string[];
}

/** ADR of 4.0 (RFC 6350 section 6.3.1) with the components of RFC 9554 section 2.1. */
export interface ExtendedAddressValue extends AddressValue {
  readonly room: readonly string[];
  readonly apartment: readonly string[];
  readonly floor: readonly string[];
  readonly streetNumber: readonly string[];
  readonly streetName: readonly string[];
  readonly building: readonly string[];
  readonly block: readonly string[];
  readonly subdistrict: readonly string[];
  readonly district: readonly string[];
  readonly landmark: readonly string[];
  readonly direction: readonly string[];
}

/** ORG: the name of an organization and its units, from the largest. */
export interface OrganizationValue {
  readonly name: string;
  readonly units: readonly string[];
}

/** GENDER (RFC 6350 section 6.2.7). */
export interface GenderValue {
  /** Male, female, other, none or not applicable, unknown, or nothing said. */
  readonly sex: OpenWord<"M" | "F" | "O" | "N" | "U" | "">;

  /** Gender identity in words; `undefined` without the component. */
  readonly identity: string | undefined;
}

/** CLIENTPIDMAP (RFC 6350 section 6.7.7): what the second number of a PID stands for. */
export interface PidMapValue {
  readonly id: number;
  readonly uri: string;
}

/** GEO of vCard 2.1 and 3.0, in degrees north and east. */
export interface PositionValue {
  readonly latitude: number;
  readonly longitude: number;
}

/** X-ANDROID-CUSTOM: a row of Android's data. */
export interface CustomValue {
  readonly mimeType: string;
  readonly values: readonly string[];
}

/** A text or a URI, and which of them. */
export type TextOrUri =
  | { readonly type: "text"; readonly value: string }
  | { readonly type: "uri"; readonly value: string };

/** KEY and, in 2.1, SOUND: octets, a URI, or a text. */
export type BinaryTextOrUri = TextOrUri | { readonly type: "binary"; readonly value: Binary };

/** TZ: a name, an offset in minutes east of UTC, or a URI. */
export type TimeZoneValue = TextOrUri | { readonly type: "utc-offset"; readonly value: number };

/** AGENT: the text of a card, or where one is. */
export type AgentValue = TextOrUri | { readonly type: "vcard"; readonly value: string };

/** A date or time, or a text where it cannot be read as one. */
export type DateTimeOrText = PartialDateTime | string;

/** Octets, or the URI where they are. */
export type BinaryOrUri = Binary | string;

/** Values of X- names in wide use, in every version. */
export type NamesInUseValues = {
  readonly [Name in (typeof TEXTS_IN_USE)[number]]: string;
} & {
  readonly "X-SOCIALPROFILE": TextOrUri;
  readonly "X-ADDRESSBOOKSERVER-MEMBER": TextOrUri;
  readonly "X-EVOLUTION-BLOG-URL": TextOrUri;
  readonly "X-EVOLUTION-VIDEO-URL": TextOrUri;
  readonly "X-ABURL": TextOrUri;
  readonly "X-ABDATE": DateTimeOrText;
  readonly "X-ANNIVERSARY": DateTimeOrText;
  readonly "X-EVOLUTION-ANNIVERSARY": DateTimeOrText;
  readonly "X-KADDRESSBOOK-X-ANNIVERSARY": DateTimeOrText;
  readonly "X-BIRTHDAY": DateTimeOrText;
  readonly "X-MOZILLA-HTML": boolean | string;
  readonly "X-ANDROID-CUSTOM": CustomValue;
};

/** Values of the properties of vCard 2.1. */
export interface Vcard21Values extends NamesInUseValues {
  readonly FN: string;
  readonly N: NameValue;
  readonly PHOTO: BinaryOrUri;
  readonly BDAY: DateTimeOrText;
  readonly ADR: AddressValue;
  readonly LABEL: string;
  readonly TEL: string;
  readonly EMAIL: string;
  readonly MAILER: string;
  readonly TZ: TimeZoneValue;
  readonly GEO: PositionValue | string;
  readonly TITLE: string;
  readonly ROLE: string;
  readonly LOGO: BinaryOrUri;
  readonly AGENT: AgentValue;
  readonly ORG: OrganizationValue;
  readonly NOTE: string;
  readonly REV: DateTimeOrText;
  readonly SOUND: BinaryTextOrUri;
  readonly URL: string;
  readonly UID: string;
  readonly VERSION: string;
  readonly KEY: BinaryTextOrUri;
}

/** Values of the properties of vCard 3.0 (RFC 2426, RFC 2739, RFC 4770). */
export interface Vcard3Values extends Omit<Vcard21Values, "SOUND"> {
  readonly NAME: string;
  readonly PROFILE: OpenWord<"VCARD">;
  readonly SOURCE: string;
  readonly NICKNAME: readonly string[];
  readonly CATEGORIES: readonly string[];
  readonly PRODID: string;
  readonly "SORT-STRING": string;
  readonly SOUND: BinaryOrUri;
  readonly CLASS: OpenWord<"PUBLIC" | "PRIVATE" | "CONFIDENTIAL">;
  readonly FBURL: string;
  readonly CAPURI: string;
  readonly CALADRURI: string;
  readonly CALURI: string;
  readonly IMPP: string;
}

/** Values of the properties of vCard 4.0 (RFC 6350, 6473, 6474, 6715, 6869, 8605, 9554 and 9555). */
export interface Vcard4Values extends NamesInUseValues {
  readonly SOURCE: string;
  readonly KIND: OpenWord<"individual" | "group" | "org" | "location" | "application" | "device">;
  readonly XML: string;
  readonly FN: string;
  readonly N: ExtendedNameValue;
  readonly NICKNAME: readonly string[];
  readonly PHOTO: BinaryOrUri;
  readonly BDAY: DateTimeOrText;
  readonly ANNIVERSARY: DateTimeOrText;
  readonly GENDER: GenderValue;
  readonly ADR: ExtendedAddressValue;
  readonly TEL: TextOrUri;
  readonly EMAIL: string;
  readonly IMPP: string;
  readonly LANG: string;
  readonly TZ: TimeZoneValue;
  readonly GEO: GeoUri | string;
  readonly TITLE: string;
  readonly ROLE: string;
  readonly LOGO: BinaryOrUri;
  readonly ORG: OrganizationValue;
  readonly MEMBER: string;
  readonly RELATED: TextOrUri;
  readonly CATEGORIES: readonly string[];
  readonly NOTE: string;
  readonly PRODID: string;
  readonly REV: DateTimeOrText;
  readonly SOUND: BinaryOrUri;
  readonly UID: TextOrUri;
  readonly CLIENTPIDMAP: PidMapValue | string;
  readonly URL: string;
  readonly VERSION: string;
  readonly KEY: BinaryTextOrUri;
  readonly FBURL: string;
  readonly CALADRURI: string;
  readonly CALURI: string;
  readonly BIRTHPLACE: TextOrUri;
  readonly DEATHPLACE: TextOrUri;
  readonly DEATHDATE: DateTimeOrText;
  readonly EXPERTISE: string;
  readonly HOBBY: string;
  readonly INTEREST: string;
  readonly "ORG-DIRECTORY": string;
  readonly "CONTACT-URI": string;
  readonly CREATED: DateTimeOrText;
  readonly GRAMGENDER: OpenWord<
    "animate" | "common" | "feminine" | "inanimate" | "masculine" | "neuter"
  >;
  readonly LANGUAGE: string;
  readonly PRONOUNS: string;
  readonly SOCIALPROFILE: TextOrUri;
  readonly JSPROP: string;
}

/** The types of values, by version and by the name of a property in upper case. */
export interface VcardValues {
  readonly "2.1": Vcard21Values;
  readonly "3.0": Vcard3Values;
  readonly "4.0": Vcard4Values;
}

/** Names of the properties that have a type in a version. */
export type TypedName<V extends Version> = keyof VcardValues[V] & string;

/** The type of a property's value in a version. */
export type TypedValue<V extends Version, Name extends TypedName<V>> = VcardValues[V][Name];
