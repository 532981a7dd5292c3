/**
 * Explains why a text was refused; apart from the rest, since it carries the grammars as data.
 *
 * @module
 */

import { diagnose, type Diagnosis } from "@callingcard/grammar/diagnose";
import { fieldIr } from "./generated/field.ir.ts";
import { messageIr } from "./generated/message.ir.ts";
import { uriIr } from "./generated/uri.ir.ts";

/**
 * Finds all that could have stood at the first wrong place of a head.
 *
 * @param head The start line and the header fields, with the empty line behind them.
 * @returns What was expected there; `undefined` for a head whose syntax is right.
 */
export function diagnoseHead(head: string): Diagnosis | undefined {
  return diagnose(messageIr, "head", head);
}

/**
 * Finds all that could have stood at the first wrong place of a value.
 *
 * @param rule The rule that the value was read by: the last word of a `SipError`'s `rule` is in it, as
 *   `addresses`, `vias` or `cseq` are entries of `grammar/field.ne`.
 * @param value The value, unfolded.
 * @returns What was expected there; `undefined` for a value whose syntax is right.
 */
export function diagnoseValue(rule: string, value: string): Diagnosis | undefined {
  return diagnose(fieldIr, rule, value);
}

/**
 * Finds all that could have stood at the first wrong place of a URI.
 *
 * @param uri The URI.
 * @returns What was expected there; `undefined` for a URI whose syntax is right.
 */
export function diagnoseUri(uri: string): Diagnosis | undefined {
  return diagnose(uriIr, ruleOf(uri), uri);
}

function ruleOf(uri: string): string {
  if (/^sips?:/i.test(uri)) return uri.includes("@") ? "useruri" : "hosturi";
  return /^tel:/i.test(uri) ? "telephoneuri" : "absoluteuri";
}
