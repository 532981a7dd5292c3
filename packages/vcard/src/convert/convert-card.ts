import { type Card, type CardSource, type Property, sameName } from "../card.ts";
import { type Version, versionOf } from "../values.ts";
import type { Conversion, Converted, ConvertOptions, TargetVersion } from "./conversion.ts";
import { dropCarried } from "./drop.ts";
import { type Draft, type Entry, keyOf } from "./draft.ts";
import { modernize } from "./encoding.ts";
import { convertEscapes } from "./escape.ts";
import { convertParameters } from "./parameter.ts";
import { makeNames } from "./made.ts";
import { applyRules } from "./rules.ts";

const MAX_DEPTH = 8;

/**
 * Converts a card to another version: 3.0 (RFC 2426) and 4.0 (RFC 6350) to each other, and vCard 2.1 to
 * both. What both versions say alike stays the same object, so that its octets stay too; what is said
 * otherwise is changed; and what the other version cannot say is carried under names of our own, so that a
 * conversion back restores it.
 *
 * @param card The card; its version is told by `versionOf`.
 * @param to The version to convert to.
 * @param options Whose names to use, and what to do with what the version cannot say.
 * @returns The card, VERSION first, and a report of all that is not as it was. A card that has the version
 *   already comes back as the same object.
 * @example
 * const { card, report } = convertCard(parseCard(text), "4.0");
 * const losses = report.filter(({ lost }) => lost);
 */
export function convertCard(
  card: Card,
  to: TargetVersion,
  options: ConvertOptions = {},
): Converted {
  const version = versionOf(card);
  if (version === to) return { card, report: [] };
  const { maxDepth = MAX_DEPTH } = options;
  return convertAt(card, version, to, options, maxDepth, false);
}

function convertAt(
  card: Card,
  version: Version,
  to: TargetVersion,
  options: ConvertOptions,
  depth: number,
  isInner: boolean,
): Converted {
  const report: Conversion[] = [];
  const draft: Draft = {
    from: version === "4.0" ? "4.0" : "3.0",
    to,
    carries: options.unsupported !== "drop",
    apple: options.names !== "plain",
    telUris: options.telephone === "uri",
    depth,
    isInner,
    entries: card.properties.map((property) => ({ property, origin: property, settled: false })),
    names: new Set(card.properties.map(keyOf)),
    hasGaps: false,
    added: new Map(),
    report,
    groups: undefined,
    nextGroup: 1,
  };
  setVersion(draft);
  for (const entry of draft.entries) modernize(entry, draft, version);
  if (version === "2.1") leave21(draft);
  if (draft.from !== to) {
    applyRules(draft, (inner, target, left) => {
      const innerVersion = versionOf(inner);
      if (innerVersion === target) return inner;
      return convertAt(inner, innerVersion, target, options, left, true).card;
    });
  } else {
    makeNames(draft);
  }
  if (!draft.carries) dropCarried(draft);
  const properties = draft.entries.flatMap(({ property }) => property ?? []);
  const { source } = card;
  const converted = { version: to, properties };
  return {
    card: source === undefined ? converted : { ...converted, source: inUtf8(source, to) },
    report,
  };
}

// Escapes texts as 3.0 wants it, which vCard 2.1 does not, and carries what parameters only 2.1 has.
function leave21(draft: Draft): void {
  const old: Draft = { ...draft, from: "2.1" };
  for (const entry of draft.entries) {
    convertEscapes(entry, { ...old, to: "3.0" });
    convertParameters(entry, old);
  }
}

// Puts the one VERSION first, where 4.0 demands it.
function setVersion(draft: Draft): void {
  const { entries, to, report } = draft;
  const isVersion = ({ property }: Entry) =>
    property !== undefined && sameName(property.name, "VERSION");
  const found = entries.filter(isVersion);
  const property: Property = { group: undefined, name: "VERSION", parameters: [], value: to };
  const [first] = found;
  const origin = first?.origin ?? property;
  draft.entries = [
    { property, origin, settled: true },
    ...entries.filter((entry) => !isVersion(entry)),
  ];
  const effect = first === undefined ? "made" : "changed";
  const message = "VERSION is first, and says the version";
  report.push({ code: "version", effect, property: origin, message, lost: false });
  for (const { origin: other } of found.slice(1)) {
    const reason = "a card has one VERSION";
    report.push({
      code: "version",
      effect: "dropped",
      property: other,
      message: reason,
      lost: true,
    });
  }
}

// 4.0 has no charset but UTF-8 (RFC 6350 section 3.1).
function inUtf8(source: CardSource, to: TargetVersion): CardSource {
  if (to === "3.0" || source.charset === undefined) return source;
  const { charset: _, ...plain } = source;
  return plain;
}
