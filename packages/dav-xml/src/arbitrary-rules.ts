import { eventNames, nearMisses, sentences } from "@callingcard/grammar/arbitrary";
import type { NearMiss, NearMissOptions, SentenceOptions } from "@callingcard/grammar/arbitrary";
import type { GrammarIr } from "@callingcard/grammar/ir";
import type * as fc from "fast-check";
import { aclIr } from "./generated/acl.ir.ts";
import { carddavIr } from "./generated/carddav.ir.ts";
import { propertyIr } from "./generated/property.ir.ts";
import { webdavIr } from "./generated/webdav.ir.ts";

/**
 * Every rule of the grammars: the content of the elements of RFC 4918 with RFC 3253, 5323, 5689 and 6578
 * (`webdav`), of RFC 3744 (`acl`), of RFC 6352 (`carddav`), and of properties and conditions.
 */
export const DAV_XML_RULES = [
  "acl/alternateUriSet",
  "acl/principalUrl",
  "acl/groupMemberSet",
  "acl/groupMembership",
  "acl/owner",
  "acl/group",
  "acl/supportedPrivilegeSet",
  "acl/supportedPrivilege",
  "acl/currentUserPrivilegeSet",
  "acl/acl",
  "acl/ace",
  "acl/principal",
  "acl/invert",
  "acl/grant",
  "acl/deny",
  "acl/inherited",
  "acl/aclRestrictions",
  "acl/requiredPrincipal",
  "acl/inheritedAclSet",
  "acl/principalCollectionSet",
  "acl/needPrivileges",
  "acl/resource",
  "acl/aclPrincipalPropSet",
  "acl/principalMatch",
  "acl/principalPropertySearch",
  "acl/propertySearch",
  "acl/principalSearchPropertySet",
  "acl/principalSearchProperty",
  "carddav/addressbookQuery",
  "carddav/addressbookMultiget",
  "carddav/selection",
  "carddav/addressData",
  "carddav/filter",
  "carddav/propFilter",
  "carddav/paramFilter",
  "carddav/limit",
  "property/lockTokenSubmitted",
  "property/noConflictingLock",
  "property/supportedMethodSet",
  "property/supportedLivePropertySet",
  "property/supportedLiveProperty",
  "property/supportedReportSet",
  "property/supportedReport",
  "property/currentUserPrincipal",
  "property/addMember",
  "property/allowClientDefinedUri",
  "property/supportedAddressData",
  "property/noUidConflict",
  "property/addressbookHomeSet",
  "property/principalAddress",
  "property/supportedCollationSet",
  "property/supportedFilter",
  "webdav/multistatus",
  "webdav/response",
  "webdav/answer",
  "webdav/propstat",
  "webdav/location",
  "webdav/propfind",
  "webdav/propertyupdate",
  "webdav/instruction",
  "webdav/set",
  "webdav/remove",
  "webdav/mkcol",
  "webdav/mkcolResponse",
  "webdav/lockinfo",
  "webdav/lockdiscovery",
  "webdav/lockResponse",
  "webdav/supportedlock",
  "webdav/activelock",
  "webdav/lockentry",
  "webdav/lockscope",
  "webdav/locktype",
  "webdav/locktoken",
  "webdav/lockroot",
  "webdav/syncCollection",
  "webdav/limit",
  "webdav/expandProperty",
  "webdav/property",
  "webdav/expandedProperty",
] as const;

/** A rule of one of the grammars, such as `webdav/response`. */
export type DavXmlRule = (typeof DAV_XML_RULES)[number];

const GRAMMARS: Readonly<Record<string, GrammarIr>> = {
  acl: aclIr,
  carddav: carddavIr,
  property: propertyIr,
  webdav: webdavIr,
};

/** What stands for a child that no grammar names. */
const FOREIGN = "CS:foreign";

/**
 * Children that an element may have, in the order of its DTD fragment, as names with one space between:
 * `D:href D:status`.
 *
 * @param rule The rule of the element.
 * @param options How many there are.
 */
export function sentence(rule: DavXmlRule, options?: SentenceOptions): fc.Arbitrary<string> {
  const [ir, name] = placeOf(rule);
  return sentences(ir, name, options).map((text) => namesOf(ir, text));
}

/**
 * Children that an element may have but for one place: one is missing, doubled, in the place of another or
 * unknown. Some are what it may have still, unless `refused` is asked for.
 *
 * @param rule The rule of the element.
 * @param options How many there are, and whether all lists are wrong.
 */
export function nearMiss(rule: DavXmlRule, options?: NearMissOptions): fc.Arbitrary<NearMiss> {
  const [ir, name] = placeOf(rule);
  return nearMisses(ir, name, options).map((miss) => {
    const text = namesOf(ir, miss.text);
    const before = namesOf(ir, miss.text.slice(0, miss.offset));
    return { ...miss, text, offset: Math.min(text.length, before === "" ? 0 : before.length + 1) };
  });
}

function namesOf(ir: GrammarIr, text: string): string {
  return eventNames(ir, text, FOREIGN).join(" ");
}

function placeOf(rule: DavXmlRule): readonly [ir: GrammarIr, name: string] {
  const [grammar = "", name = ""] = rule.split("/");
  return [GRAMMARS[grammar] ?? webdavIr, name];
}
