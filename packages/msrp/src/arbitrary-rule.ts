import {
  type NearMiss,
  type NearMissOptions,
  nearMisses,
  type SentenceOptions,
  sentences,
} from "@callingcard/grammar/arbitrary";
import type * as fc from "fast-check";
import { msrpIr } from "./generated/msrp.ir.ts";

/** The rules of `grammar/msrp.ne`, in their order. */
export const MSRP_RULES = [
  "head",
  "start",
  "transactid",
  "method",
  "statuscode",
  "comment",
  "header",
  "hname",
  "hval",
  "utf8text",
  "path",
  "msrpuri",
  "scheme",
  "userinfo",
  "host",
  "port",
  "sessionid",
  "transport",
  "uriparameter",
  "byterange",
  "digitsorany",
  "status",
  "namespace",
  "yesno",
  "failurereport",
  "seconds",
  "nickname",
  "credentials",
  "authinfo",
  "digestparams",
  "digestparam",
  "digestvalue",
  "quotedstring",
  "quoted",
  "token",
  "TOKENCHAR",
  "digits",
  "DIGIT",
  "UNRESERVED",
  "PCTENCODED",
] as const;

/** One of {@link MSRP_RULES}. */
export type MsrpRule = (typeof MSRP_RULES)[number];

/**
 * Texts of a rule. What the grammar does not say, such as how large a number can be, they need not keep.
 *
 * @param rule The rule, such as `msrpuri`.
 * @param options How large the texts become, and of which characters.
 * @returns The arbitrary; it shrinks towards the shortest text.
 */
export function sentence(rule: MsrpRule, options?: SentenceOptions): fc.Arbitrary<string> {
  return sentences(msrpIr, rule, options);
}

/**
 * Texts of a rule that are spoilt in one place; with `refused`, those alone that the rule does not have.
 *
 * @param rule The rule.
 * @param options How large the texts become, of which characters, and which are left out.
 * @returns The arbitrary.
 */
export function nearMiss(rule: MsrpRule, options?: NearMissOptions): fc.Arbitrary<NearMiss> {
  return nearMisses(msrpIr, rule, options);
}
