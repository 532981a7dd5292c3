import type { IdMap, JsContactObject, StringSet } from "./card.ts";

/** A name (RFC 9553 section 2.2.1): `components`, or at least `full`. */
export interface Name extends JsContactObject {
  readonly "@type"?: "Name";
  readonly components?: readonly NameComponent[];

  /** Whether the components joined in their order give the full name. Default false. */
  readonly isOrdered?: boolean;

  /** What stands between components where no separator says otherwise. */
  readonly defaultSeparator?: string;
  readonly full?: string;

  /** What to sort by, by kind of component. */
  readonly sortAs?: Readonly<Record<string, string>>;
  readonly phoneticScript?: string;

  /** `ipa`, `jyut`, `piny` or vendor-specific. */
  readonly phoneticSystem?: string;
}

/** One part of a name (section 2.2.1.2). */
export interface NameComponent extends JsContactObject {
  readonly "@type"?: "NameComponent";
  readonly value: string;

  /** `title`, `given`, `given2`, `surname`, `surname2`, `credential`, `generation`, `separator`. */
  readonly kind: string;
  readonly phonetic?: string;
}

/** A nickname (section 2.2.2). */
export interface Nickname extends JsContactObject {
  readonly "@type"?: "Nickname";
  readonly name: string;
  readonly contexts?: StringSet;
  readonly pref?: number;
}

/** An organization (section 2.2.3): `name`, `units` or both. */
export interface Organization extends JsContactObject {
  readonly "@type"?: "Organization";
  readonly name?: string;
  readonly units?: readonly OrgUnit[];
  readonly sortAs?: string;
  readonly contexts?: StringSet;
}

/** A unit of an organization (section 2.2.3). */
export interface OrgUnit extends JsContactObject {
  readonly "@type"?: "OrgUnit";
  readonly name: string;
  readonly sortAs?: string;
}

/** How to address the entity (section 2.2.4): grammatical gender, pronouns or both. */
export interface SpeakToAs extends JsContactObject {
  readonly "@type"?: "SpeakToAs";
  readonly grammaticalGender?: string;
  readonly pronouns?: IdMap<Pronouns>;
}

/** Pronouns (section 2.2.4). */
export interface Pronouns extends JsContactObject {
  readonly "@type"?: "Pronouns";
  readonly pronouns: string;
  readonly contexts?: StringSet;
  readonly pref?: number;
}

/** A job title or a role (section 2.2.5). */
export interface Title extends JsContactObject {
  readonly "@type"?: "Title";
  readonly name: string;

  /** `title` or `role`; `title` where it is absent. */
  readonly kind?: string;

  /** Id of the organization it is held in. */
  readonly organizationId?: string;
}
