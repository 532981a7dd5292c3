import { sdpIr } from "@callingcard/sdp/grammar";
import { derive } from "./derive.ts";
import type { Draft } from "./draft.ts";
import type { Part } from "./part.ts";
import type { TreeNode } from "./syntax.ts";

/** The rules that split the values of lines, which the description has whole. */
const VALUES: ReadonlyMap<string, string> = new Map([
  ["originvalue", "origin"],
  ["connectionvalue", "connection"],
  ["bandwidthvalue", "bandwidth"],
  ["timevalue", "time"],
  ["repeatvalue", "repeat"],
  ["zonevalue", "zone"],
  ["mediavalue", "media"],
  ["attributevalue", "attribute"],
]);

/** The rules of the attributes that the codec knows. */
const ATTRIBUTES: ReadonlyMap<string, string> = new Map([
  ["accept-types", "formatlist"],
  ["accept-wrapped-types", "formatlist"],
  ["path", "path"],
  ["max-size", "digits"],
  ["fingerprint", "fingerprint"],
  ["file-selector", "fileselector"],
  ["file-date", "filedate"],
  ["file-range", "filerange"],
  ["rtpmap", "rtpmap"],
  ["fmtp", "fmtp"],
  ["chatroom", "words"],
]);

/**
 * Makes the nodes of the value of a line.
 *
 * @param draft The reading.
 * @param rule The rule of the value in the whole description.
 * @param value The value.
 * @returns The nodes.
 */
export function lineNodes(draft: Draft, rule: string, value: Part): readonly TreeNode[] {
  const split = VALUES.get(rule);
  if (split === undefined) return [];
  return derive(draft, sdpIr, split, value, (inner, part, [name = ""]) => {
    const known = inner === "anyvalue" ? ATTRIBUTES.get(name) : undefined;
    return known === undefined ? [] : derive(draft, sdpIr, known, part);
  });
}
