import { dav } from "@callingcard/dav-xml";
import { childElements, stringifyXml, type ExpandedName, type XmlElement } from "@callingcard/xml";
import type { Limits } from "../limits.ts";
import type { AddressBook, PropertyChanges, StoredProperty } from "../store.ts";
import { isProtected, isTextProperty } from "./book.ts";
import { visibleStored } from "./hidden.ts";
import { nameKey } from "./live-property.ts";

/** One instruction of a PROPPATCH or of an extended MKCOL. */
export type PropertyInstruction =
  | { readonly kind: "set"; readonly property: XmlElement }
  | { readonly kind: "remove"; readonly name: ExpandedName };

/** Why one property cannot be set or removed (RFC 4918 section 9.2.1). */
export interface PropertyFault {
  readonly name: ExpandedName;
  readonly status: 403 | 409 | 507;
  readonly condition?: ExpandedName;
  readonly description: string;
}

/**
 * The name an instruction is about.
 *
 * @internal
 */
export function instructionName(instruction: PropertyInstruction): ExpandedName {
  const { namespace, local } = instruction.kind === "set" ? instruction.property : instruction.name;
  return { namespace, local };
}

/**
 * Finds what stands against instructions for a book; none may be carried out when one may not.
 *
 * @internal
 */
export function propertyFaults(
  instructions: readonly PropertyInstruction[],
  book: AddressBook | undefined,
  limits: Limits,
): readonly PropertyFault[] {
  const faults = instructions.flatMap((instruction) => faultOf(instruction, limits) ?? []);
  if (faults.length > 0) return faults;
  const { set, remove } = propertyChanges(instructions);
  const kept = new Set(visibleStored(book?.properties ?? []).map(nameKey));
  for (const name of remove) kept.delete(nameKey(name));
  return set.flatMap(({ namespace, local }) => {
    const name = { namespace, local };
    kept.add(nameKey(name));
    if (kept.size <= limits.maxStoredProperties) return [];
    const description = `more than ${limits.maxStoredProperties} properties`;
    return [{ name, status: 507 as const, description }];
  });
}

function faultOf(instruction: PropertyInstruction, limits: Limits): PropertyFault | undefined {
  const name = instructionName(instruction);
  if (isProtected(name)) return protectedFault(name);
  if (instruction.kind === "remove") return undefined;
  const { property } = instruction;
  if (isTextProperty(name) && childElements(property).length > 0) {
    return { name, status: 409, description: "the property holds plain text" };
  }
  if (stringifyXml(property).length > limits.maxPropertyLength) {
    const description = `the value is longer than ${limits.maxPropertyLength} characters`;
    return { name, status: 507, description };
  }
  return undefined;
}

/**
 * `DAV:cannot-modify-protected-property` (RFC 4918 section 16).
 *
 * @internal
 */
export function protectedFault(name: ExpandedName): PropertyFault {
  return {
    name,
    status: 403,
    condition: dav("cannot-modify-protected-property"),
    description: "the property is the server's own",
  };
}

/**
 * What instructions come to when they are carried out in document order.
 *
 * @internal
 */
export function propertyChanges(instructions: readonly PropertyInstruction[]): PropertyChanges {
  const set = new Map<string, StoredProperty>();
  const remove = new Map<string, ExpandedName>();
  for (const instruction of instructions) {
    const name = instructionName(instruction);
    const key = nameKey(name);
    if (instruction.kind === "set") {
      set.set(key, { ...name, xml: stringifyXml(instruction.property) });
      remove.delete(key);
    } else {
      set.delete(key);
      remove.set(key, name);
    }
  }
  return { set: [...set.values()], remove: [...remove.values()] };
}
