import { element, type XmlElement } from "@callingcard/xml";
import type { Condition, LackingPrivilege, UnknownCondition } from "./condition.ts";
import { conditionDefinition } from "./condition-table.ts";
import { paramFilterElement, propFilterElement } from "./filter-writer.ts";
import { hrefElement } from "./href.ts";
import { dav } from "./names.ts";
import { privilegeElement } from "./privilege.ts";

/**
 * Builds a `DAV:error` (RFC 4918 sections 14.5 and 16), the body of an error or the element `error`
 * of a response or propstat.
 *
 * @param conditions The conditions that were not met.
 * @throws RangeError for a `lock-token-submitted` without hrefs.
 */
export function conditionsElement(
  conditions: readonly (Condition | UnknownCondition)[],
): XmlElement {
  return element(dav("error"), conditions.map(conditionElement));
}

/**
 * Builds the element of a condition.
 *
 * @param condition The condition with what it carries.
 * @throws RangeError for a `lock-token-submitted` without hrefs.
 */
export function conditionElement(condition: Condition | UnknownCondition): XmlElement {
  if (condition.kind === "unknown") return condition.element;
  if (condition.kind === "lock-token-submitted" && condition.hrefs.length === 0) {
    throw new RangeError("lock-token-submitted: no href");
  }
  return element(conditionDefinition(condition.kind).name, payload(condition));
}

function payload(condition: Condition): XmlElement[] {
  if ("hrefs" in condition) return condition.hrefs.map(hrefElement);
  if ("href" in condition) return [hrefElement(condition.href)];
  if ("addMember" in condition) {
    return [element(dav("add-member"), [hrefElement(condition.addMember)])];
  }
  if ("resources" in condition) return condition.resources.map(resourceElement);
  if (condition.kind !== "supported-filter") return [];
  return [
    ...condition.propFilters.map(propFilterElement),
    ...condition.paramFilters.map(paramFilterElement),
  ];
}

function resourceElement({ href, privilege }: LackingPrivilege): XmlElement {
  return element(dav("resource"), [hrefElement(href), privilegeElement(privilege)]);
}
