// How the objects in the maps of a card become properties (RFC 9555 section 3.1 and appendix A).

import { escapeText } from "@callingcard/vcard";
import type { Address } from "../address.ts";
import type { Anniversary, Note, PersonalInfo } from "../card.ts";
import type { OnlineService, Phone } from "../contact.ts";
import { writeTimestamp } from "../date-time.ts";
import { isUri } from "../format.ts";
import { getMember, type JsonObject } from "../json.ts";
import type { Organization, Title } from "../name.ts";
import { writeAddress } from "./address.ts";
import { writeAnniversaryEntry } from "./anniversary.ts";
import { commonParameters, type DraftParameters, texts } from "./common.ts";
import { type Draft, type Writing, write } from "./line.ts";
import { writeOrganization } from "./organization.ts";
import { writable } from "./writable.ts";

/** What is to be written, but for the name and the value. */
export type BareDraft = Omit<Draft, "name" | "value"> & { readonly parameters: DraftParameters };

/** Where a map is, and how its objects are written. */
export interface EntryMap {
  /** Names of the members that lead to the map. */
  readonly path: readonly string[];
  readonly write: (writing: Writing, object: JsonObject, bare: BareDraft, id: string) => void;
}

/** The maps, in the order that they are written in. */
export const ENTRY_MAPS: readonly EntryMap[] = [
  map("nicknames", text("NICKNAME", "name")),
  map("organizations", (writing, object, bare, id) =>
    writeOrganization(writing, object as Organization, bare, id),
  ),
  map("titles", (writing, object, bare) => writeTitle(writing, object as Title, bare)),
  map("speakToAs/pronouns", text("PRONOUNS", "pronouns")),
  map("emails", text("EMAIL", "address")),
  map("onlineServices", (writing, object, bare) =>
    writeService(writing, object as OnlineService, bare),
  ),
  map("phones", (writing, object, bare) => writePhone(writing, object as Phone, bare)),
  map("preferredLanguages", text("LANG", "language")),
  map("calendars", resource({ calendar: "CALURI", freeBusy: "FBURL" })),
  map("schedulingAddresses", resource({}, "CALADRURI")),
  map("addresses", (writing, object, bare, id) =>
    writeAddress(writing, object as Address, bare, id),
  ),
  map("cryptoKeys", resource({}, "KEY")),
  map("directories", resource({ directory: "ORG-DIRECTORY", entry: "SOURCE" })),
  map("links", resource({ contact: "CONTACT-URI" }, "URL")),
  map("media", resource({ photo: "PHOTO", sound: "SOUND", logo: "LOGO" })),
  map("anniversaries", (writing, object, bare, id) =>
    writeAnniversaryEntry(writing, object as Anniversary, bare, id),
  ),
  map("notes", (writing, object, bare) => writeNote(writing, object as Note, bare)),
  map("personalInfo", (writing, object, bare) =>
    writePersonalInfo(writing, object as PersonalInfo, bare),
  ),
];

function map(path: string, writer: EntryMap["write"]): EntryMap {
  return { path: path.split("/"), write: writer };
}

/**
 * Writes one object of a map.
 *
 * @param writing The writing.
 * @param entryMap The map.
 * @param id The id of the object.
 * @param object The object.
 */
export function writeEntry(
  writing: Writing,
  entryMap: EntryMap,
  id: string,
  object: JsonObject,
): void {
  const bare: BareDraft = {
    object,
    path: [...entryMap.path, id],
    parameters: commonParameters(object, id),
    label: getMember(object, "label"),
  };
  entryMap.write(writing, object, bare, id);
}

function text(name: string, member: string): EntryMap["write"] {
  return (writing, object, bare) => {
    const value = escapeText(writable(texts(object, member)[0] ?? ""));
    write(writing, { ...bare, name, value, member });
  };
}

// A resource of a kind, or of none. One of a kind that vCard does not have is for JSPROP.
function resource(
  byKind: Readonly<Record<string, string>>,
  withoutKind?: string,
): EntryMap["write"] {
  const names = new Map(Object.entries(byKind));
  return (writing, object, bare) => {
    const [kind] = texts(object, "kind");
    const name = kind === undefined ? withoutKind : (names.get(kind) ?? withoutKind);
    const [uri] = texts(object, "uri");
    if (name !== undefined && uri !== undefined) {
      write(writing, { ...bare, name, value: uri, member: "uri" });
    }
  };
}

function writeTitle(writing: Writing, title: Title, bare: BareDraft): void {
  write(writing, {
    ...bare,
    name: title.kind === "role" ? "ROLE" : "TITLE",
    value: escapeText(writable(title.name)),
    member: "name",
    group: writing.organizationGroups.get(title.organizationId ?? ""),
  });
}

function writePhone(writing: Writing, { number }: Phone, bare: BareDraft): void {
  const isText = !isUri(number);
  write(writing, {
    ...bare,
    name: "TEL",
    value: isText ? escapeText(writable(number)) : number,
    type: isText ? undefined : "uri",
    member: "number",
  });
}

function writeService(writing: Writing, service: OnlineService, bare: BareDraft): void {
  const { uri, user } = service;
  const name = writing.converted.get([...bare.path, "uri"].join("/"))?.["name"];
  const isImpp = [service.vCardName, name].some(
    (one) => typeof one === "string" && one.toLowerCase() === "impp",
  );
  const serviceType = ["SERVICE-TYPE", texts(service, "service")] as const;
  if (uri !== undefined) {
    const parameters = [...bare.parameters, serviceType, ["USERNAME", texts(service, "user")]];
    write(writing, {
      ...bare,
      name: isImpp ? "IMPP" : "SOCIALPROFILE",
      value: uri,
      member: "uri",
      parameters: parameters as DraftParameters,
    });
  } else {
    write(writing, {
      ...bare,
      name: "SOCIALPROFILE",
      value: escapeText(writable(user ?? "")),
      type: "text",
      member: "user",
      parameters: [...bare.parameters, serviceType],
    });
  }
}

function writeNote(writing: Writing, note: Note, bare: BareDraft): void {
  const { created, author } = note;
  write(writing, {
    ...bare,
    name: "NOTE",
    value: escapeText(writable(note.note)),
    member: "note",
    parameters: [
      ...bare.parameters,
      ["CREATED", created === undefined ? [] : [writeTimestamp(created)]],
      ["AUTHOR", author === undefined ? [] : texts(author, "uri")],
      ["AUTHOR-NAME", author === undefined ? [] : texts(author, "name")],
    ],
  });
}

/** Names of the properties by the kind of personal information. */
const PERSONAL_NAMES: ReadonlyMap<string, string> = new Map([
  ["expertise", "EXPERTISE"],
  ["hobby", "HOBBY"],
  ["interest", "INTEREST"],
]);

/** Levels as LEVEL has them (RFC 9555 section 2.3.13). */
const LEVELS: ReadonlyMap<string, string> = new Map([
  ["low", "low"],
  ["medium", "medium"],
  ["high", "high"],
]);
const EXPERTISE_LEVELS: ReadonlyMap<string, string> = new Map([
  ["low", "beginner"],
  ["medium", "average"],
  ["high", "expert"],
]);

function writePersonalInfo(writing: Writing, info: PersonalInfo, bare: BareDraft): void {
  const { kind, value, level } = info;
  const name = PERSONAL_NAMES.get(kind);
  if (name === undefined) return;
  const levels = kind === "expertise" ? EXPERTISE_LEVELS : LEVELS;
  const written = levels.get(level ?? "");
  write(writing, {
    ...bare,
    name,
    value: escapeText(writable(value)),
    member: "value",
    parameters: [...bare.parameters, ["LEVEL", written === undefined ? [] : [written]]],
  });
}
