import {
  type NearMiss,
  type NearMissOptions,
  nearMisses,
  type SentenceOptions,
  sentences,
} from "@callingcard/grammar/arbitrary";
import type * as fc from "fast-check";
import { sdpIr } from "./generated/sdp.ir.ts";

/** The rules of `grammar/sdp.ne`, in their order. */
export const SDP_RULES = [
  "sessiondescription",
  "timedescription",
  "mediadescription",
  "versionfield",
  "originfield",
  "originvalue",
  "origin",
  "sessionnamefield",
  "informationfield",
  "urifield",
  "emailfield",
  "phonefield",
  "connectionfield",
  "connectionvalue",
  "connection",
  "bandwidthfield",
  "bandwidthvalue",
  "bandwidth",
  "timefield",
  "timevalue",
  "time",
  "timeorzero",
  "timenumber",
  "TIMENUMBER",
  "repeatfield",
  "repeatvalue",
  "repeat",
  "repeatinterval",
  "typedtime",
  "UNIT",
  "zonefield",
  "zonevalue",
  "zone",
  "adjustment",
  "offset",
  "keyfield",
  "keyvalue",
  "attributefield",
  "attributevalue",
  "attribute",
  "anyvalue",
  "mediafield",
  "mediavalue",
  "media",
  "proto",
  "line",
  "rtpmap",
  "fmtp",
  "formatlist",
  "formatentry",
  "typename",
  "typeparam",
  "typevalue",
  "quoted",
  "MIMECHAR",
  "path",
  "msrpuri",
  "scheme",
  "userinfo",
  "host",
  "rest",
  "fileselector",
  "selector",
  "filename",
  "FILENAMECHAR",
  "filetype",
  "filedate",
  "dateparam",
  "dateparamname",
  "date",
  "filerange",
  "stopoffset",
  "fingerprint",
  "hexoctets",
  "words",
  "nonwsstring",
  "bytestring",
  "BYTE",
  "token",
  "TOKENCHAR",
  "integer",
  "digits",
  "POSDIGIT",
  "DIGIT",
  "HEXDIG",
  "lineend",
] as const;

/** One of {@link SDP_RULES}. */
export type SdpRule = (typeof SDP_RULES)[number];

/**
 * Texts of a rule. What the grammar does not say, such as how large a number can be, they need not keep.
 *
 * @param rule The rule, such as `mediavalue`.
 * @param options How large the texts become, and of which characters.
 * @returns The arbitrary; it shrinks towards the shortest text.
 */
export function sentence(rule: SdpRule, options?: SentenceOptions): fc.Arbitrary<string> {
  return sentences(sdpIr, rule, options);
}

/**
 * Texts of a rule that are spoilt in one place; with `refused`, those alone that the rule does not have.
 *
 * @param rule The rule.
 * @param options How large the texts become, of which characters, and which are left out.
 * @returns The arbitrary.
 */
export function nearMiss(rule: SdpRule, options?: NearMissOptions): fc.Arbitrary<NearMiss> {
  return nearMisses(sdpIr, rule, options);
}
