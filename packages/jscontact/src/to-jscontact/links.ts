// What groups say: labels, and which organization a title is held in.

import { typeRule } from "../schema.ts";
import { type Conversion, type Entry, keep } from "./conversion.ts";
import { type Source, takeValueType, textOf } from "./source.ts";

/**
 * Converts X-ABLabel into the labels of what is in its group (RFC 9555 section 2.11.11). An object
 * whose type has no label leaves X-ABLabel where it is.
 *
 * @param labels The X-ABLabel properties.
 * @param conversion The conversion, all entries being made.
 * @returns The groups that have a label now.
 */
export function convertLabels(
  labels: readonly Source[],
  conversion: Conversion,
): ReadonlySet<string> {
  const section = "RFC 9555 section 2.11.11";
  const groups = entriesByGroup(conversion.entries);
  const done = new Set<string>();
  for (const label of labels) {
    const { group } = label;
    const targets = (group === undefined ? undefined : groups.get(group))?.filter(({ type }) =>
      typeRule(type).properties.has("label"),
    );
    takeValueType(label, "text");
    const isFree = group !== undefined && !done.has(group) && label.left.size === 0;
    if (!isFree || targets === undefined || targets.length === 0) {
      keep(conversion, label, section, "label of what has none");
      continue;
    }
    for (const { object } of targets) object["label"] = textOf(label);
    done.add(group);
  }
  return done;
}

/**
 * Tells in which organization a title is held: the one ORG in its group (RFC 9555 section 2.9.6).
 *
 * @param conversion The conversion, all entries being made.
 * @returns The groups that are told by this.
 */
export function convertOrganizationLinks(conversion: Conversion): ReadonlySet<string> {
  const done = new Set<string>();
  for (const [group, entries] of entriesByGroup(conversion.entries)) {
    const organizations = entries.filter(({ type }) => type === "Organization");
    const id = organizations.length === 1 ? organizations[0]?.path.at(-1) : undefined;
    const titles = entries.filter(({ type }) => type === "Title");
    if (id === undefined || titles.length === 0) continue;
    for (const { object } of titles) object["organizationId"] = id;
    done.add(group);
  }
  return done;
}

/**
 * Puts the names of groups among the parameters that are left, where nothing else tells which
 * properties are together (RFC 9555 section 2.3.9).
 *
 * @param sources All properties of the card.
 * @param labelled Groups with a label.
 * @param linked Groups of titles and their organization.
 */
export function keepGroups(
  sources: readonly Source[],
  labelled: ReadonlySet<string>,
  linked: ReadonlySet<string>,
): void {
  const members = new Map<string, Source[]>();
  for (const source of sources) {
    if (source.group === undefined) continue;
    const found = members.get(source.group);
    if (found === undefined) members.set(source.group, [source]);
    else found.push(source);
  }
  for (const [group, all] of members) {
    const others = all.filter(({ name }) => name !== "X-ABLABEL");
    const isPair = labelled.has(group) && others.length === 1 && all.length === 2;
    const isHeld =
      linked.has(group) &&
      all.every(({ name }) => name === "ORG" || name === "TITLE" || name === "ROLE");
    if (isPair || isHeld) continue;
    for (const { left, property } of others) left.set("group", [property.group ?? group]);
  }
}

function entriesByGroup(entries: readonly Entry[]): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const { group } = entry.source;
    if (group === undefined) continue;
    const found = groups.get(group);
    if (found === undefined) groups.set(group, [entry]);
    else found.push(entry);
  }
  return groups;
}
