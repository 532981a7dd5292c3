import { isLanguageTag, isUri } from "../format.ts";
import type { MutableObject } from "../json.ts";
import { addMember, addSet } from "./common.ts";
import {
  type Source,
  takeParameter,
  takeTypes,
  takeValueType,
  textOf,
  uriOf,
  valueType,
} from "./source.ts";

/** TYPE values of TEL that are features (RFC 9555 section 2.7.6). */
const FEATURES: ReadonlyMap<string, string> = new Map([
  ["cell", "mobile"],
  ["fax", "fax"],
  ["main-number", "main-number"],
  ["pager", "pager"],
  ["text", "text"],
  ["textphone", "textphone"],
  ["video", "video"],
  ["voice", "voice"],
]);

/**
 * Reads EMAIL (RFC 9555 section 2.7.1).
 *
 * @param source The property.
 * @returns The members.
 */
export function readEmail(source: Source): MutableObject {
  takeValueType(source, "text");
  return { address: textOf(source) };
}

/**
 * Reads TEL (RFC 9555 section 2.7.6).
 *
 * @param source The property.
 * @returns The members.
 */
export function readTelephone(source: Source): MutableObject {
  const number = valueType(source) === "uri" ? uriOf(source) : textOf(source);
  takeValueType(source, isUri(number) ? "uri" : "text");
  const phone: MutableObject = { number };
  addSet(phone, "features", takeTypes(source, FEATURES));
  return phone;
}

/**
 * Reads IMPP (RFC 9555 section 2.7.2).
 *
 * @param source The property.
 * @returns The members; `undefined` for a value that is no URI.
 */
export function readImpp(source: Source): MutableObject | undefined {
  const uri = uriOf(source);
  if (!isUri(uri)) return undefined;
  takeValueType(source, "uri");
  return { ...service(source), uri, vCardName: "impp" };
}

/**
 * Reads SOCIALPROFILE (RFC 9555 section 2.7.5).
 *
 * @param source The property.
 * @returns The members; `undefined` for a URI that is none.
 */
export function readSocialProfile(source: Source): MutableObject | undefined {
  if (valueType(source) === "text") {
    source.left.delete("value");
    // USERNAME beside a username has no place: it stays.
    const user = textOf(source);
    return { ...serviceName(source), user };
  }
  const uri = uriOf(source);
  if (!isUri(uri)) return undefined;
  takeValueType(source, "uri");
  return { ...service(source), uri };
}

/**
 * Reads LANG (RFC 9555 section 2.7.3).
 *
 * @param source The property.
 * @returns The members; `undefined` for a value that is no language tag.
 */
export function readLanguage(source: Source): MutableObject | undefined {
  const language = textOf(source);
  if (!isLanguageTag(language)) return undefined;
  takeValueType(source, "language-tag");
  return { language };
}

function service(source: Source): MutableObject {
  const members = serviceName(source);
  addMember(members, "user", takeParameter(source, "username"));
  return members;
}

function serviceName(source: Source): MutableObject {
  const members: MutableObject = {};
  addMember(members, "service", takeParameter(source, "service-type"));
  return members;
}
