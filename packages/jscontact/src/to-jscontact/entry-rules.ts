// Which properties become objects in the maps of a card, and how (RFC 9555 sections 2.4 to 2.13).

import type { MutableObject } from "../json.ts";
import type { TypeName } from "../schema.ts";
import { readAddress } from "./address.ts";
import { readBirth, readDeath, readWedding } from "./anniversary.ts";
import {
  readEmail,
  readImpp,
  readLanguage,
  readSocialProfile,
  readTelephone,
} from "./communication.ts";
import { readNote } from "./note-property.ts";
import { readNicknames, readPronouns } from "./nickname.ts";
import { readOrganization, readRole, readTitle } from "./organization.ts";
import { readExpertise, readHobby, readInterest } from "./personal.ts";
import { readResource } from "./resource.ts";
import type { Source } from "./source.ts";
import type { Conversion } from "./conversion.ts";

/** How a property becomes objects of a map. */
export interface EntryRule {
  readonly name: string;

  /** Names of the members that lead to the map. */
  readonly collection: readonly string[];
  readonly type: TypeName;

  /** How ids that are made begin; a number follows. */
  readonly prefix: string;
  readonly section: string;

  /**
   * Reads what the object has beside the common members. A property with several values gives several
   * objects; `undefined` where the value has no place in JSContact.
   */
  readonly read: (
    source: Source,
    conversion: Conversion,
  ) => MutableObject | readonly MutableObject[] | undefined;
}

/** The rules, by the name of the property. */
export const ENTRY_RULES: ReadonlyMap<string, EntryRule> = new Map(
  [
    rule("SOURCE", "directories", "Directory", "ENTRY", "2.4.3", readResource("entry")),
    rule("BDAY", "anniversaries", "Anniversary", "ANNIVERSARY", "2.5.1", readBirth),
    rule("DEATHDATE", "anniversaries", "Anniversary", "ANNIVERSARY", "2.5.1", readDeath),
    rule("ANNIVERSARY", "anniversaries", "Anniversary", "ANNIVERSARY", "2.5.1", readWedding),
    rule("PRONOUNS", "speakToAs/pronouns", "Pronouns", "PRONOUNS", "2.5.4", readPronouns),
    rule("NICKNAME", "nicknames", "Nickname", "NICK", "2.5.6", readNicknames),
    rule("PHOTO", "media", "Media", "PHOTO", "2.5.7", readResource("photo")),
    rule("ADR", "addresses", "Address", "ADDR", "2.6.1", readAddress),
    rule("EMAIL", "emails", "EmailAddress", "EMAIL", "2.7.1", readEmail),
    rule("IMPP", "onlineServices", "OnlineService", "OS", "2.7.2", readImpp),
    rule("LANG", "preferredLanguages", "LanguagePref", "LANG", "2.7.3", readLanguage),
    rule("SOCIALPROFILE", "onlineServices", "OnlineService", "OS", "2.7.5", readSocialProfile),
    rule("TEL", "phones", "Phone", "PHONE", "2.7.6", readTelephone),
    rule("CONTACT-URI", "links", "Link", "CONTACT", "2.9.1", readResource("contact")),
    rule("LOGO", "media", "Media", "LOGO", "2.9.2", readResource("logo")),
    rule("ORG", "organizations", "Organization", "ORG", "2.9.4", readOrganization),
    rule("TITLE", "titles", "Title", "TITLE", "2.9.6", readTitle),
    rule("ROLE", "titles", "Title", "TITLE", "2.9.6", readRole),
    rule("EXPERTISE", "personalInfo", "PersonalInfo", "PERSINFO", "2.10.1", readExpertise),
    rule("HOBBY", "personalInfo", "PersonalInfo", "PERSINFO", "2.10.2", readHobby),
    rule("INTEREST", "personalInfo", "PersonalInfo", "PERSINFO", "2.10.3", readInterest),
    rule(
      "ORG-DIRECTORY",
      "directories",
      "Directory",
      "DIRECTORY",
      "2.10.4",
      readResource("directory"),
    ),
    rule("NOTE", "notes", "Note", "NOTE", "2.11.4", readNote),
    rule("SOUND", "media", "Media", "SOUND", "2.11.7", readResource("sound")),
    rule("URL", "links", "Link", "LINK", "2.11.9", readResource(undefined)),
    rule("KEY", "cryptoKeys", "CryptoKey", "KEY", "2.12.1", readResource(undefined)),
    rule(
      "CALADRURI",
      "schedulingAddresses",
      "SchedulingAddress",
      "SCHEDULING",
      "2.13.1",
      readResource(undefined),
    ),
    rule("CALURI", "calendars", "Calendar", "CAL", "2.13.2", readResource("calendar")),
    rule("FBURL", "calendars", "Calendar", "FBURL", "2.13.3", readResource("freeBusy")),
  ].map((one) => [one.name, one]),
);

function rule(
  name: string,
  collection: string,
  type: TypeName,
  prefix: string,
  section: string,
  read: EntryRule["read"],
): EntryRule {
  return {
    name,
    collection: collection.split("/"),
    type,
    prefix,
    section: `RFC 9555 section ${section}`,
    read,
  };
}
