import {
  type NearMiss,
  type NearMissOptions,
  nearMisses,
  type SentenceOptions,
  sentences,
} from "@callingcard/grammar/arbitrary";
import type { GrammarIr } from "@callingcard/grammar/ir";
import type * as fc from "fast-check";
import { messageIr } from "./generated/message.ir.ts";
import { fieldIr } from "./generated/field.ir.ts";
import { uriIr } from "./generated/uri.ir.ts";

/** The rules of the grammars, each behind the name of its grammar, in their order. */
export const SIP_RULES = [
  "message/head",
  "message/startline",
  "message/token",
  "message/requesturi",
  "message/sipversion",
  "message/statuscode",
  "message/reasonphrase",
  "message/messageheader",
  "message/headervalue",
  "message/VALUEUNIT",
  "message/HCOLON",
  "message/LWSUNIT",
  "message/WSP",
  "message/URICHAR",
  "message/TOKENCHAR",
  "message/DIGIT",
  "field/vias",
  "field/via",
  "field/host",
  "field/LABEL",
  "field/addresses",
  "field/address",
  "field/displayname",
  "field/uri",
  "field/bareuri",
  "field/SCHEME",
  "field/BAREURICHAR",
  "field/parameters",
  "field/parameter",
  "field/genvalue",
  "field/items",
  "field/item",
  "field/mediaranges",
  "field/mediarange",
  "field/tokens",
  "field/token",
  "field/privacies",
  "field/callids",
  "field/callid",
  "field/replaces",
  "field/cseq",
  "field/rack",
  "field/number",
  "field/digits",
  "field/timestamp",
  "field/seconds",
  "field/delay",
  "field/mimeversion",
  "field/date",
  "field/wkday",
  "field/month",
  "field/LETTER",
  "field/day",
  "field/year",
  "field/warnings",
  "field/warning",
  "field/warncode",
  "field/warnagent",
  "field/quotedstring",
  "field/credentials",
  "field/authparams",
  "field/authparam",
  "field/products",
  "field/product",
  "field/comment",
  "field/COMMENT",
  "field/CTEXTS",
  "field/CTEXT",
  "field/retryafter",
  "field/tagvalues",
  "field/stringvalue",
  "field/tagvalue",
  "field/negation",
  "field/tagtoken",
  "field/relation",
  "field/numeral",
  "field/NUMERAL",
  "field/serviceids",
  "field/serviceid",
  "field/identifier",
  "field/values",
  "field/value",
  "field/QUOTED",
  "field/QUOTEDPAIR",
  "field/WORDCHAR",
  "field/TOKENCHAR",
  "field/DIGIT",
  "field/COMMA",
  "field/SEMI",
  "field/SLASH",
  "field/EQUAL",
  "field/COLON",
  "field/LWS",
  "field/SWS",
  "field/WSP",
  "uri/useruri",
  "uri/hosturi",
  "uri/hostpart",
  "uri/sipscheme",
  "uri/userinfo",
  "uri/user",
  "uri/password",
  "uri/host",
  "uri/LABEL",
  "uri/port",
  "uri/uriparameter",
  "uri/paramchars",
  "uri/PARAMCHAR",
  "uri/headers",
  "uri/header",
  "uri/hname",
  "uri/hvalue",
  "uri/HEADERCHAR",
  "uri/telephoneuri",
  "uri/number",
  "uri/SEPARATOR",
  "uri/telparameter",
  "uri/telname",
  "uri/absoluteuri",
  "uri/scheme",
  "uri/rest",
  "uri/UNRESERVED",
  "uri/ESCAPED",
] as const;

/** One of {@link SIP_RULES}. */
export type SipRule = (typeof SIP_RULES)[number];

/**
 * Texts of a rule. What the grammar does not say, such as how large a number can be, they need not keep.
 *
 * @param rule The rule, such as `field/vias`.
 * @param options How large the texts become, and of which characters.
 * @returns The arbitrary; it shrinks towards the shortest text.
 */
export function sentence(rule: SipRule, options?: SentenceOptions): fc.Arbitrary<string> {
  const [ir, name] = place(rule);
  return sentences(ir, name, options);
}

/**
 * Texts of a rule that are spoilt in one place; with `refused`, those alone that the rule does not have.
 *
 * @param rule The rule.
 * @param options How large the texts become, of which characters, and which are left out.
 * @returns The arbitrary.
 */
export function nearMiss(rule: SipRule, options?: NearMissOptions): fc.Arbitrary<NearMiss> {
  const [ir, name] = place(rule);
  return nearMisses(ir, name, options);
}

const GRAMMARS: ReadonlyMap<string, GrammarIr> = /* @__PURE__ */ new Map([
  ["message", messageIr],
  ["field", fieldIr],
  ["uri", uriIr],
]);

function place(rule: string): readonly [GrammarIr, string] {
  const [grammar = "", name = ""] = rule.split("/");
  const ir = GRAMMARS.get(grammar);
  if (ir === undefined) throw new RangeError(`no rule ${rule}`);
  return [ir, name];
}
