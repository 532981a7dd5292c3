import {
  eventNames,
  type NearMiss,
  type NearMissOptions,
  nearMisses,
  type SentenceOptions,
  sentences,
} from "@callingcard/grammar/arbitrary";
import type { GrammarIr } from "@callingcard/grammar/ir";
import type * as fc from "fast-check";
import {
  addressIr,
  commonPolicyIr,
  conferenceInfoIr,
  dateTimeIr,
  nodeSelectorIr,
  reginfoIr,
  resourceListsIr,
  storedObjectIr,
  xcapIr,
} from "./grammar.ts";

/** The rules of the grammars, each behind the name of its grammar, in their order. */
export const XDM_RULES = [
  "address/address",
  "address/sipScheme",
  "address/telScheme",
  "address/userinfo",
  "address/user",
  "address/hostport",
  "address/parameters",
  "address/parameter",
  "address/headers",
  "address/subscriber",
  "common-policy/ruleset",
  "common-policy/rule",
  "common-policy/conditions",
  "common-policy/identity",
  "common-policy/one",
  "common-policy/many",
  "common-policy/except",
  "common-policy/sphere",
  "common-policy/validity",
  "common-policy/actions",
  "common-policy/transformations",
  "common-policy/externalList",
  "common-policy/externalEntry",
  "common-policy/otherIdentity",
  "common-policy/anonymousRequest",
  "common-policy/serviceList",
  "common-policy/allServicesExcept",
  "common-policy/service",
  "common-policy/mediaList",
  "common-policy/timeRange",
  "conference-info/conference",
  "conference-info/conferenceDescription",
  "conference-info/host",
  "conference-info/conferenceState",
  "conference-info/conferenceMedia",
  "conference-info/conferenceMedium",
  "conference-info/uris",
  "conference-info/uri",
  "conference-info/users",
  "conference-info/user",
  "conference-info/userRoles",
  "conference-info/endpoint",
  "conference-info/execution",
  "conference-info/call",
  "conference-info/sipDialogId",
  "conference-info/media",
  "conference-info/sidebarsByVal",
  "date-time/dateTime",
  "date-time/time",
  "date-time/zone",
  "date-time/sign",
  "date-time/year",
  "date-time/two",
  "date-time/digits",
  "node-selector/nodeSelector",
  "node-selector/terminalSelector",
  "node-selector/elementSelector",
  "node-selector/step",
  "node-selector/nameOrAny",
  "node-selector/position",
  "node-selector/attrTest",
  "node-selector/attValue",
  "node-selector/REFERENCE",
  "node-selector/qName",
  "node-selector/pointer",
  "node-selector/pointerPart",
  "node-selector/schemeName",
  "node-selector/schemeData",
  "node-selector/ESCAPEDDATA",
  "node-selector/xmlnsSchemeData",
  "node-selector/namespaceName",
  "node-selector/S",
  "node-selector/ncName",
  "node-selector/NCNAME",
  "node-selector/NAMESTART",
  "node-selector/NAMECHAR",
  "node-selector/ASTRAL",
  "reginfo/reginfo",
  "reginfo/registration",
  "reginfo/contact",
  "resource-lists/resourceLists",
  "resource-lists/list",
  "resource-lists/entry",
  "resource-lists/entryRef",
  "resource-lists/external",
  "stored-object/groupState",
  "stored-object/participant",
  "stored-object/session",
  "xcap/xcapDiff",
  "xcap/document",
  "xcap/xcapError",
  "xcap/phrased",
  "xcap/noParent",
  "xcap/uniquenessFailure",
  "xcap/exists",
  "xcap/extension",
  "xcap/xcapCaps",
  "xcap/auids",
  "xcap/extensions",
  "xcap/namespaces",
] as const;

/** One of {@link XDM_RULES}. */
export type XdmRule = (typeof XDM_RULES)[number];

/**
 * Texts of a rule. Where the grammar is one of what elements may contain, the text is the names of their
 * children with a space between them: `##other` stands for an extension, the prefix of a name is the
 * grammar's.
 *
 * @param rule The rule, such as `node-selector/nodeSelector` or `resource-lists/entry`.
 * @param options How large the texts become, and of which characters.
 * @returns The arbitrary; it shrinks towards the shortest text.
 */
export function sentence(rule: XdmRule, options?: SentenceOptions): fc.Arbitrary<string> {
  const [ir, name] = place(rule);
  const texts = sentences(ir, name, options);
  return ir.events === undefined ? texts : texts.map((text) => eventNames(ir, text).join(" "));
}

/**
 * Texts as in {@link sentence} that are spoilt in one place; with `refused`, those alone that the rule does
 * not have.
 *
 * @param rule The rule.
 * @param options How large the texts become, of which characters, and which are left out.
 * @returns The arbitrary.
 */
export function nearMiss(rule: XdmRule, options?: NearMissOptions): fc.Arbitrary<NearMiss> {
  const [ir, name] = place(rule);
  const misses = nearMisses(ir, name, options);
  return ir.events === undefined ? misses : misses.map((near) => named(ir, near));
}

const GRAMMARS: ReadonlyMap<string, GrammarIr> = /* @__PURE__ */ new Map([
  ["address", addressIr],
  ["common-policy", commonPolicyIr],
  ["conference-info", conferenceInfoIr],
  ["date-time", dateTimeIr],
  ["node-selector", nodeSelectorIr],
  ["reginfo", reginfoIr],
  ["resource-lists", resourceListsIr],
  ["stored-object", storedObjectIr],
  ["xcap", xcapIr],
]);

function place(rule: string): readonly [GrammarIr, string] {
  const [grammar = "", name = ""] = rule.split("/");
  const ir = GRAMMARS.get(grammar);
  if (ir === undefined) throw new RangeError(`no rule ${rule}`);
  return [ir, name];
}

// The names in place of the events, and the offset in them.
function named(ir: GrammarIr, near: NearMiss): NearMiss {
  const names = eventNames(ir, near.text);
  const text = names.join(" ");
  const before = names.slice(0, near.offset).map((name) => name.length + 1);
  const offset = before.reduce((sum, length) => sum + length, 0);
  return { ...near, text, offset: Math.min(offset, text.length) };
}
