import { errorElement, type Propstat } from "@callingcard/dav-xml";
import { element, type ExpandedName, type XmlElement } from "@callingcard/xml";
import { nameKey } from "./live-property.ts";
import type { PropertyFault } from "./property-change.ts";

/**
 * The propstats of instructions of which some were refused: those with their reasons, and 424 for
 * the rest, which were not carried out because of them (RFC 4918 section 9.2.1).
 *
 * @internal
 */
export function refusedPropstats(
  names: readonly ExpandedName[],
  faults: readonly PropertyFault[],
): readonly Propstat<XmlElement>[] {
  const refused = new Map(faults.map((fault) => [nameKey(fault.name), fault]));
  const propstats: Propstat<XmlElement>[] = [...refused.values()].map((fault) => ({
    status: fault.status,
    properties: [element(fault.name)],
    ...(fault.condition !== undefined && { error: errorElement(fault.condition) }),
    description: fault.description,
  }));
  const rest = uniqueNames(names).filter((name) => !refused.has(nameKey(name)));
  if (rest.length === 0) return propstats;
  return [...propstats, { status: 424, properties: rest.map((name) => element(name)) }];
}

/**
 * The propstat of instructions that were all carried out.
 *
 * @internal
 */
export function donePropstats(names: readonly ExpandedName[]): readonly Propstat<XmlElement>[] {
  return [{ status: 200, properties: uniqueNames(names).map((name) => element(name)) }];
}

function uniqueNames(names: readonly ExpandedName[]): readonly ExpandedName[] {
  return [...new Map(names.map((name) => [nameKey(name), name])).values()];
}
