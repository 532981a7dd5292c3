import { sameName } from "../card.ts";
import type { PropertyContext } from "./card-context.ts";
import { quote } from "./card-context.ts";
import { checkEncoding } from "./check-encoding.ts";
import { checkEscapes } from "./check-escapes.ts";
import { checkParameters } from "./check-parameters.ts";
import { checkValue } from "./check-value.ts";

/** What to write in place of a property that the version does not have. */
const INSTEAD: Readonly<Record<string, ReadonlyMap<string, string>>> = {
  "4.0": new Map([
    ["AGENT", "write RELATED;TYPE=agent"],
    ["CAPURI", "leave it out"],
    ["CLASS", "leave it out"],
    ["LABEL", "write the parameter LABEL of ADR"],
    ["MAILER", "leave it out"],
    ["NAME", "write FN, or a parameter of SOURCE"],
    ["PROFILE", "leave it out"],
    ["SORT-STRING", "write the parameter SORT-AS of N"],
  ]),
  "3.0": new Map([
    ["ANNIVERSARY", "write X-ANNIVERSARY"],
    ["KIND", "write X-ADDRESSBOOKSERVER-KIND"],
    ["MEMBER", "write X-ADDRESSBOOKSERVER-MEMBER"],
    ["RELATED", "write X-ABRELATEDNAMES"],
    ["SOCIALPROFILE", "write X-SOCIALPROFILE"],
  ]),
};

/**
 * Looks at one property by itself.
 *
 * @param context The property.
 */
export function checkProperty(context: PropertyContext): void {
  const { property, index, version, findings, definition } = context;
  checkNames(context);
  if (sameName(property.name, "BEGIN") || sameName(property.name, "END")) {
    findings.add({
      code: "foreign-marker",
      message: `${property.name.toUpperCase()} of ${quote(property.value)} is in a card; leave the line out, or write VCARD`,
      property: index,
    });
    return;
  }
  if (definition === undefined && !/^x-/i.test(property.name)) {
    findings.add({
      code: "unknown-property",
      message: `property ${quote(property.name)} is not registered; begin a name of your own with X-`,
      property: index,
      part: { of: "name" },
    });
  }
  if (definition !== undefined && definition.uses[version] === undefined) {
    const { name } = definition;
    const instead = INSTEAD[version]?.get(name) ?? "few programs read it there";
    findings.add({
      code: "property-of-other-version",
      message: `vCard ${version} has no ${name}; ${instead}`,
      property: index,
      part: { of: "name" },
    });
  }
  checkParameters(context);
  if (!checkEncoding(context)) return;
  const escaping = checkValue(context);
  if (escaping !== undefined) checkEscapes(context, escaping);
}

function checkNames({ property, index, findings }: PropertyContext): void {
  const { group, name, parameters } = property;
  if (name.includes("_") || group?.includes("_") === true) {
    findings.add({
      code: "underscore-in-name",
      message: `name ${quote(name)} or its group has an underscore; write letters, digits and -`,
      property: index,
      part: { of: "name" },
    });
  }
  for (const [at, parameter] of parameters.entries()) {
    if (parameter.name.includes("_")) {
      findings.add({
        code: "underscore-in-name",
        message: `name ${quote(parameter.name)} has an underscore; write letters, digits and -`,
        property: index,
        part: { of: "parameter", index: at },
      });
    }
    if (parameter.name.includes("(")) {
      findings.add({
        code: "parenthesis-in-name",
        message: `name ${quote(parameter.name)} has a parenthesis; write letters, digits and -`,
        property: index,
        part: { of: "parameter", index: at },
      });
    }
  }
}
