import { nearMisses, sentences } from "@callingcard/grammar/arbitrary";
import type { NearMiss, NearMissOptions, SentenceOptions } from "@callingcard/grammar/arbitrary";
import type * as fc from "fast-check";
import { cpimIr } from "../generated/cpim.ir.ts";

/** Every rule of the grammar. */
export const CPIM_RULES = [
  "head",
  "header",
  "name",
  "rest",
  "tail",
  "value",
  "parameter",
  "parametername",
  "parametervalue",
  "PARAMETER",
  "STRING",
  "address",
  "formalname",
  "quoted",
  "uri",
  "namespace",
  "require",
  "headername",
  "datetime",
  "year",
  "two",
  "fraction",
  "offset",
  "notification",
  "requests",
  "request",
  "notifyparam",
  "token",
  "SPACES",
  "messageid",
  "direction",
  "known",
  "NAMECHAR",
  "TOKENCHAR",
  "VALUECHAR",
  "BARECHAR",
  "DIGIT",
] as const;

/** A rule of the grammar. */
export type CpimRule = (typeof CPIM_RULES)[number];

/**
 * Texts of a rule: message headers with their blank line (`head`), or a value of one of them.
 *
 * @param rule The rule.
 * @param options How large they become, and of which characters.
 * @returns The arbitrary.
 */
export function sentence(rule: CpimRule, options?: SentenceOptions): fc.Arbitrary<string> {
  return sentences(cpimIr, rule, options);
}

/**
 * Texts that are of a rule but for one place; some are still, unless `refused` is asked for.
 *
 * @param rule The rule.
 * @param options How large they become, of which characters, and whether all are wrong.
 * @returns The arbitrary.
 */
export function nearMiss(rule: CpimRule, options?: NearMissOptions): fc.Arbitrary<NearMiss> {
  return nearMisses(cpimIr, rule, options);
}
