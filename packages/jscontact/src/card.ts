import type { Address } from "./address.ts";
import type {
  Calendar,
  CryptoKey,
  Directory,
  EmailAddress,
  LanguagePref,
  Link,
  Media,
  OnlineService,
  Phone,
  SchedulingAddress,
} from "./contact.ts";
import type { JsonObject, JsonValue } from "./json.ts";
import type { Name, Nickname, Organization, SpeakToAs, Title } from "./name.ts";

/** A set of strings: each key is a member, each value is `true` (RFC 9553 section 1.3.2). */
export type StringSet = Readonly<Record<string, true>>;

/** A map from Ids to objects of one type (RFC 9553 section 1.4.1). */
export type IdMap<Value> = Readonly<Record<string, Value>>;

/** Versions of JSContact: 1.0 is RFC 9553, 2.0 is RFC 9982, where `uid` may be absent. */
export type JsContactVersion = "1.0" | "2.0";

/** What every JSContact object may have beside its own properties (RFC 9555 section 2.15). */
export interface JsContactObject extends JsonObject {
  /** Parameters of the vCard property that the object stands for, as in jCard. */
  readonly vCardParams?: Readonly<Record<string, string | readonly string[]>>;

  /** Name of the vCard property that the object stands for. */
  readonly vCardName?: string;
}

/**
 * A card (RFC 9553 section 2). Members that are not listed here, vendor-specific and unknown ones, are
 * kept as they are.
 */
export interface JsContactCard extends JsContactObject {
  readonly "@type": "Card";
  readonly version: JsContactVersion;

  /** UTCDateTime. */
  readonly created?: string;

  /** `individual` where it is absent. */
  readonly kind?: string;

  /** Language tag of the texts. */
  readonly language?: string;

  /** Uids of the members of a group. */
  readonly members?: StringSet;
  readonly prodId?: string;

  /** Uids of related cards. */
  readonly relatedTo?: Readonly<Record<string, Relation>>;

  /** Mandatory in version 1.0. */
  readonly uid?: string;

  /** UTCDateTime. */
  readonly updated?: string;
  readonly name?: Name;
  readonly nicknames?: IdMap<Nickname>;
  readonly organizations?: IdMap<Organization>;
  readonly speakToAs?: SpeakToAs;
  readonly titles?: IdMap<Title>;
  readonly emails?: IdMap<EmailAddress>;
  readonly onlineServices?: IdMap<OnlineService>;
  readonly phones?: IdMap<Phone>;
  readonly preferredLanguages?: IdMap<LanguagePref>;
  readonly calendars?: IdMap<Calendar>;
  readonly schedulingAddresses?: IdMap<SchedulingAddress>;
  readonly addresses?: IdMap<Address>;
  readonly cryptoKeys?: IdMap<CryptoKey>;
  readonly directories?: IdMap<Directory>;
  readonly links?: IdMap<Link>;
  readonly media?: IdMap<Media>;

  /** Patches by language tag. */
  readonly localizations?: Readonly<Record<string, PatchObject>>;
  readonly anniversaries?: IdMap<Anniversary>;
  readonly keywords?: StringSet;
  readonly notes?: IdMap<Note>;
  readonly personalInfo?: IdMap<PersonalInfo>;

  /** vCard properties that have no place elsewhere (RFC 9555 section 2.15.1). */
  readonly vCardProps?: readonly JCardProp[];

  /** What vCard properties have beyond JSContact (draft-ietf-calext-rfc9555bis section 4.1.1). */
  readonly vCard?: VCardData;
}

/** Patches: JSON pointers without the slash in front, and what they set; `null` removes (section 1.4.3). */
export type PatchObject = Readonly<Record<string, JsonValue>>;

/** A vCard property as in jCard: name, parameters, value type, values (RFC 7095 section 3.3). */
export type JCardProp = readonly [string, JsonObject, string, ...JsonValue[]];

/** The vCard object of draft-ietf-calext-rfc9555bis. */
export interface VCardData extends JsonObject {
  readonly "@type"?: "VCard";

  /** Name, value type and parameters of vCard properties, by the path of what they became. */
  readonly convertedProperties?: Readonly<Record<string, VCardProperty>>;
  readonly properties?: readonly JCardProp[];
}

/** What a vCard property had beside its value. */
export interface VCardProperty extends JsonObject {
  readonly "@type"?: "VCardProperty";
  readonly name?: string;
  readonly valueType?: string;
  readonly parameters?: Readonly<Record<string, string | readonly string[]>>;
}

/** How another card relates to this one (section 2.1.8). */
export interface Relation extends JsContactObject {
  readonly "@type"?: "Relation";
  readonly relation?: StringSet;
}

/** A memorable date (section 2.8.1). */
export interface Anniversary extends JsContactObject {
  readonly "@type"?: "Anniversary";

  /** `birth`, `death`, `wedding` or vendor-specific. */
  readonly kind: string;
  readonly date: PartialDate | Timestamp;
  readonly place?: Address;
}

/** A date of the Gregorian calendar, or a part of one (section 2.8.1). */
export interface PartialDate extends JsContactObject {
  readonly "@type"?: "PartialDate";
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
  readonly calendarScale?: string;
}

/** A point in time (section 2.8.1). */
export interface Timestamp extends JsContactObject {
  readonly "@type": "Timestamp";

  /** UTCDateTime. */
  readonly utc: string;
}

/** A free text (section 2.8.3). */
export interface Note extends JsContactObject {
  readonly "@type"?: "Note";
  readonly note: string;

  /** UTCDateTime. */
  readonly created?: string;
  readonly author?: Author;
}

/** Who wrote a note (section 2.8.3). */
export interface Author extends JsContactObject {
  readonly "@type"?: "Author";
  readonly name?: string;
  readonly uri?: string;
}

/** A field of expertise, a hobby or an interest (section 2.8.4). */
export interface PersonalInfo extends JsContactObject {
  readonly "@type"?: "PersonalInfo";

  /** `expertise`, `hobby`, `interest` or vendor-specific. */
  readonly kind: string;
  readonly value: string;

  /** `high`, `medium`, `low` or vendor-specific. */
  readonly level?: string;
  readonly listAs?: number;
  readonly label?: string;
}
