import { nearMisses, sentences } from "@callingcard/grammar/arbitrary";
import type { NearMiss, NearMissOptions, SentenceOptions } from "@callingcard/grammar/arbitrary";
import type { GrammarIr } from "@callingcard/grammar/ir";
import type * as fc from "fast-check";
import { dateTimeIr } from "../generated/date-time.ir.ts";
import { uriIr } from "../generated/uri.ir.ts";
import { valueIr } from "../generated/value.ir.ts";
import { vcardIr } from "../generated/vcard.ir.ts";

/**
 * Every rule of the grammars: of content lines and their values (`vcard`), of URIs, of dates and times,
 * and of other values.
 */
export const VCARD_RULES = [
  "date-time/date",
  "date-time/yearrest",
  "date-time/yearless",
  "date-time/datenoreduc",
  "date-time/yearlesswhole",
  "date-time/datecomplete",
  "date-time/wholerest",
  "date-time/time",
  "date-time/minutes",
  "date-time/secondonly",
  "date-time/timenotrunc",
  "date-time/hourrest",
  "date-time/timecomplete",
  "date-time/completerest",
  "date-time/datetime",
  "date-time/dateandortime",
  "date-time/timestamp",
  "date-time/utcoffset",
  "date-time/zone",
  "date-time/seconds",
  "date-time/sign",
  "date-time/year",
  "date-time/month",
  "date-time/day",
  "date-time/hour",
  "date-time/minute",
  "date-time/second",
  "date-time/fraction",
  "date-time/DIGIT",
  "uri/uri",
  "uri/scheme",
  "uri/hierpart",
  "uri/authority",
  "uri/pathabempty",
  "uri/path",
  "uri/query",
  "uri/fragment",
  "uri/geouri",
  "uri/coordinate",
  "uri/teluri",
  "uri/number",
  "uri/parameter",
  "uri/pname",
  "uri/pvalue",
  "uri/mailtouri",
  "uri/to",
  "uri/address",
  "uri/fields",
  "uri/field",
  "uri/fieldname",
  "uri/fieldvalue",
  "uri/datahead",
  "uri/typename",
  "uri/parameters",
  "uri/mediatype",
  "uri/PCHAR",
  "uri/REGNAME",
  "uri/MAILCHAR",
  "uri/FIELDCHAR",
  "uri/UNRESERVED",
  "uri/TOKENCHAR",
  "uri/PARAMETERCHAR",
  "uri/QUOTEDCHAR",
  "uri/HEXDIG",
  "uri/DIGIT",
  "value/boolean",
  "value/integer",
  "value/float",
  "value/geopair",
  "value/subtags",
  "value/subtag",
  "value/ALPHANUM",
  "value/DIGIT",
  "vcard/contentline",
  "vcard/head",
  "vcard/group",
  "vcard/name",
  "vcard/parameter",
  "vcard/parametername",
  "vcard/parametervalues",
  "vcard/parametervalue",
  "vcard/quoted",
  "vcard/value",
  "vcard/valuechars",
  "vcard/structured",
  "vcard/listcomponent",
  "vcard/component",
  "vcard/textlist",
  "vcard/listitem",
  "vcard/NAMECHAR",
  "vcard/PARAMETERCHAR",
  "vcard/SAFECHAR",
  "vcard/QSAFECHAR",
  "vcard/VALUECHAR",
  "vcard/COMPONENTCHAR",
  "vcard/LISTITEMCHAR",
  "vcard/ANY",
] as const;

/** A rule of one of the grammars, such as `vcard/contentline`. */
export type VcardRule = (typeof VCARD_RULES)[number];

const GRAMMARS: Readonly<Record<string, GrammarIr>> = {
  "date-time": dateTimeIr,
  uri: uriIr,
  value: valueIr,
  vcard: vcardIr,
};

/**
 * Texts of a rule: for `vcard/contentline` unfolded content lines (RFC 6350 section 3.3) without a line
 * break, bare parameters of vCard 2.1 among them.
 *
 * @param rule The rule.
 * @param options How large they become, and of which characters.
 * @returns The arbitrary.
 */
export function sentence(rule: VcardRule, options?: SentenceOptions): fc.Arbitrary<string> {
  const [ir, name] = placeOf(rule);
  return sentences(ir, name, options);
}

/**
 * Texts that are of a rule but for one place; some are still, unless `refused` is asked for.
 *
 * @param rule The rule.
 * @param options How large they become, of which characters, and whether all are wrong.
 * @returns The arbitrary.
 */
export function nearMiss(rule: VcardRule, options?: NearMissOptions): fc.Arbitrary<NearMiss> {
  const [ir, name] = placeOf(rule);
  return nearMisses(ir, name, options);
}

function placeOf(rule: VcardRule): readonly [ir: GrammarIr, name: string] {
  const [grammar = "", name = ""] = rule.split("/");
  return [GRAMMARS[grammar] ?? vcardIr, name];
}
