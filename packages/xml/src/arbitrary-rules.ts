import { nearMisses, sentences } from "@callingcard/grammar/arbitrary";
import type { NearMiss, NearMissOptions, SentenceOptions } from "@callingcard/grammar/arbitrary";
import type * as fc from "fast-check";
import { xmlIr } from "./generated/xml.ir.ts";

/** Every rule of the grammar. */
export const XML_RULES = [
  "xmlDecl",
  "versionInfo",
  "versionNum",
  "encodingDecl",
  "encName",
  "sdDecl",
  "yesNo",
  "sTag",
  "tagEnd",
  "attribute",
  "eq",
  "EQ",
  "attValue",
  "doubleQuoted",
  "singleQuoted",
  "eTag",
  "characters",
  "UNIT",
  "PLAIN",
  "REFERENCE",
  "cdSect",
  "CDUNIT",
  "comment",
  "pi",
  "piContent",
  "PIUNIT",
  "space",
  "S",
  "name",
  "NAME",
  "ncName",
  "NAMESTART",
  "NAMECHAR",
  "ASTRAL",
] as const;

/** A rule of the grammar. */
export type XmlRule = (typeof XML_RULES)[number];

/**
 * Texts of a rule: tags, character data, comments, and what else documents are made of (XML 1.0).
 *
 * @param rule The rule.
 * @param options How large they become, and of which characters.
 * @returns The arbitrary.
 */
export function sentence(rule: XmlRule, options?: SentenceOptions): fc.Arbitrary<string> {
  return sentences(xmlIr, rule, options);
}

/**
 * Texts that are of a rule but for one place; some are still, unless `refused` is asked for.
 *
 * @param rule The rule.
 * @param options How large they become, of which characters, and whether all are wrong.
 * @returns The arbitrary.
 */
export function nearMiss(rule: XmlRule, options?: NearMissOptions): fc.Arbitrary<NearMiss> {
  return nearMisses(xmlIr, rule, options);
}
