import { nearMisses, sentences } from "@callingcard/grammar/arbitrary";
import type { NearMiss, NearMissOptions, SentenceOptions } from "@callingcard/grammar/arbitrary";
import type * as fc from "fast-check";
import { mimeIr } from "../generated/mime.ir.ts";

/** Every rule of the grammar. */
export const MIME_RULES = [
  "head",
  "field",
  "fieldname",
  "space",
  "fieldbody",
  "FOLDED",
  "VISIBLE",
  "TEXT",
  "contenttype",
  "disposition",
  "parameter",
  "value",
  "token",
  "quotedstring",
  "quoted",
  "contentid",
  "identifier",
  "mechanism",
  "CFWS",
  "FWS",
  "COMMENT",
] as const;

/** A rule of the grammar. */
export type MimeRule = (typeof MIME_RULES)[number];

/**
 * Texts of a rule: heads with their blank line (`head`), values of Content-Type, Content-Disposition, Content-ID
 * and Content-Transfer-Encoding, with comments, folds and quotes.
 *
 * @param rule The rule.
 * @param options How large they become, and of which characters.
 * @returns The arbitrary.
 */
export function sentence(rule: MimeRule, options?: SentenceOptions): fc.Arbitrary<string> {
  return sentences(mimeIr, rule, options);
}

/**
 * Texts that are of a rule but for one place; some are still, unless `refused` is asked for.
 *
 * @param rule The rule.
 * @param options How large they become, of which characters, and whether all are wrong.
 * @returns The arbitrary.
 */
export function nearMiss(rule: MimeRule, options?: NearMissOptions): fc.Arbitrary<NearMiss> {
  return nearMisses(mimeIr, rule, options);
}
