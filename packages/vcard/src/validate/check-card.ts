import { getProperty, parameterValues, sameName, type Property } from "../card.ts";
import {
  PROPERTY_DEFINITIONS,
  propertyDefinition,
  type PropertyDefinition,
  type Version,
} from "../values.ts";
import type { CardContext } from "./card-context.ts";
import { quote } from "./card-context.ts";
import { checkGroups } from "./check-groups.ts";
import { checkIdentifiers } from "./check-identifiers.ts";
import { checkPropIds } from "./check-prop-ids.ts";
import { checkProperty } from "./check-property.ts";

/**
 * Looks at a card by the rules of its version: at each property, and at what they are together.
 *
 * @param context The card.
 */
export function checkCard(context: CardContext): void {
  const { card, version, findings } = context;
  checkVersion(context);
  checkMissing(context);
  checkCardinality(context);
  checkGrammaticalGenders(context);
  checkKind(context);
  checkIdentifiers(context);
  checkPropIds(context);
  checkGroups(context);
  for (const [index, property] of card.properties.entries()) {
    const definition = propertyDefinition(property.name);
    checkProperty({ card, version, findings, property, index, definition });
  }
}

function checkVersion({ card, version, findings }: CardContext): void {
  const index = card.properties.findIndex(({ name }) => sameName(name, "VERSION"));
  if (index === -1) {
    const message = `card has no VERSION; write VERSION:${version} behind BEGIN:VCARD`;
    findings.add({ code: "missing-version", message });
    return;
  }
  const written = card.properties[index]?.value.trim() ?? "";
  if (written !== version) {
    findings.add({
      code: "unknown-version",
      message: `VERSION is ${quote(written)}; write ${version}, which the card is read by`,
      property: index,
      part: { of: "value" },
    });
  }
  if (version === "4.0" && index > 0) {
    findings.add({
      code: "version-not-first",
      message: "VERSION is not the first property; move it behind BEGIN:VCARD",
      property: index,
    });
  }
}

/** What a card of a version must have, besides VERSION. */
const REQUIRED: Readonly<Record<Version, readonly PropertyDefinition[]>> = {
  "2.1": requiredIn("2.1"),
  "3.0": requiredIn("3.0"),
  "4.0": requiredIn("4.0"),
};

function requiredIn(version: Version): PropertyDefinition[] {
  return PROPERTY_DEFINITIONS.filter(
    ({ name, uses }) => name !== "VERSION" && uses[version]?.cardinality.startsWith("1") === true,
  );
}

function checkMissing({ card, version, findings }: CardContext): void {
  for (const { name, uses } of REQUIRED[version]) {
    if (getProperty(card, name) !== undefined) continue;
    findings.add({
      code: "missing-property",
      message: `card has no ${name}, which vCard ${version} requires; add one`,
      rule: uses[version]?.section ?? "",
    });
  }
}

// Alternatives, which have an ALTID in common, count as one (RFC 6350 section 5.4).
function checkCardinality({ card, version, findings }: CardContext): void {
  const first = new Map<PropertyDefinition, string | undefined>();
  for (const [index, property] of card.properties.entries()) {
    const definition = propertyDefinition(property.name);
    const use = definition?.uses[version];
    if (definition === undefined || use === undefined) continue;
    if (use.cardinality === "*" || use.cardinality === "1*") continue;
    const altid = altidOf(property);
    if (!first.has(definition)) {
      first.set(definition, altid);
      continue;
    }
    if (version !== "4.0") {
      findings.add({
        code: "doubled-property",
        message: `card has more than one ${definition.name}; readers keep one of them, leave it to one`,
        rule: use.section,
        property: index,
        part: { of: "name" },
      });
    } else if (altid === undefined || altid !== first.get(definition)) {
      findings.add({
        code: "repeated-property",
        message: `card has more than one ${definition.name}; leave one, or give all the same ALTID`,
        rule: use.section,
        property: index,
        part: { of: "name" },
      });
    }
  }
}

function altidOf({ parameters }: Property): string | undefined {
  return parameters.find(({ name }) => sameName(name, "ALTID"))?.values[0];
}

// There may be one for each language (RFC 9554 section 3.2).
function checkGrammaticalGenders({ card, findings }: CardContext): void {
  const languages = new Set<string>();
  for (const [index, property] of card.properties.entries()) {
    if (!sameName(property.name, "GRAMGENDER")) continue;
    const [language = ""] = parameterValues(property, "LANGUAGE").map((tag) => tag.toLowerCase());
    if (languages.has(language)) {
      findings.add({
        code: "repeated-property",
        message:
          "card has more than one GRAMGENDER for a language; leave one, or give it its LANGUAGE",
        rule: "RFC 9554 section 3.2",
        property: index,
        part: { of: "name" },
      });
    }
    languages.add(language);
  }
}

/** RFC 6350 section 6.1.4, RFC 6473 and RFC 6869. */
const KINDS: ReadonlySet<string> = new Set([
  "individual",
  "group",
  "org",
  "location",
  "application",
  "device",
]);

function checkKind({ card, version, findings }: CardContext): void {
  if (version !== "4.0") return;
  let isGroup = false;
  for (const [index, { name, value }] of card.properties.entries()) {
    if (!sameName(name, "KIND")) continue;
    const kind = value.toLowerCase();
    isGroup ||= kind === "group";
    if (KINDS.has(kind) || kind.startsWith("x-")) continue;
    findings.add({
      code: "unknown-kind",
      message: `KIND ${quote(value)} is not registered; readers take it for individual`,
      property: index,
      part: { of: "value" },
    });
  }
  if (isGroup) return;
  for (const [index, { name }] of card.properties.entries()) {
    if (!sameName(name, "MEMBER")) continue;
    findings.add({
      code: "member-outside-group",
      message: "MEMBER is in a card that is no group; write KIND:group, or leave MEMBER out",
      property: index,
      part: { of: "name" },
    });
  }
}
