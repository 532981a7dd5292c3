import type { JsContactObject, StringSet } from "./card.ts";

/** An email address (RFC 9553 section 2.3.1). */
export interface EmailAddress extends JsContactObject {
  readonly "@type"?: "EmailAddress";
  readonly address: string;
  readonly contexts?: StringSet;
  readonly pref?: number;
  readonly label?: string;
}

/** An account with a messaging or other service (section 2.3.2): `uri`, `user` or both. */
export interface OnlineService extends JsContactObject {
  readonly "@type"?: "OnlineService";
  readonly service?: string;
  readonly uri?: string;
  readonly user?: string;
  readonly contexts?: StringSet;
  readonly pref?: number;
  readonly label?: string;
}

/** A telephone number (section 2.3.3). */
export interface Phone extends JsContactObject {
  readonly "@type"?: "Phone";

  /** A URI or a free text. */
  readonly number: string;

  /** `mobile`, `voice`, `text`, `video`, `main-number`, `textphone`, `fax`, `pager` and others. */
  readonly features?: StringSet;
  readonly contexts?: StringSet;
  readonly pref?: number;
  readonly label?: string;
}

/** A language to be contacted in (section 2.3.4). */
export interface LanguagePref extends JsContactObject {
  readonly "@type"?: "LanguagePref";

  /** Language tag. */
  readonly language: string;
  readonly contexts?: StringSet;
  readonly pref?: number;
}

/** An address for scheduling (section 2.4.2). */
export interface SchedulingAddress extends JsContactObject {
  readonly "@type"?: "SchedulingAddress";
  readonly uri: string;
  readonly contexts?: StringSet;
  readonly pref?: number;
  readonly label?: string;
}

/** What resources have in common (section 1.4.4). */
export interface Resource extends JsContactObject {
  readonly kind?: string;
  readonly uri: string;
  readonly mediaType?: string;
  readonly contexts?: StringSet;

  /** 1 to 100, 1 being preferred most. */
  readonly pref?: number;
  readonly label?: string;
}

/** A calendar or its free-busy times (section 2.4.1). */
export interface Calendar extends Resource {
  readonly "@type"?: "Calendar";

  /** `calendar`, `freeBusy` or vendor-specific. */
  readonly kind: string;
}

/** A key or certificate (section 2.6.1). */
export interface CryptoKey extends Resource {
  readonly "@type"?: "CryptoKey";
}

/** A directory, or an entry in one (section 2.6.2). */
export interface Directory extends Resource {
  readonly "@type"?: "Directory";

  /** `directory`, `entry` or vendor-specific. */
  readonly kind: string;
  readonly listAs?: number;
}

/** Another resource (section 2.6.3). */
export interface Link extends Resource {
  readonly "@type"?: "Link";
}

/** A photograph, a sound or a logo (section 2.6.4). */
export interface Media extends Resource {
  readonly "@type"?: "Media";

  /** `photo`, `sound`, `logo` or vendor-specific. */
  readonly kind: string;
}
