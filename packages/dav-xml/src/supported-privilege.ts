import { element, type ExpandedName, type XmlElement } from "@callingcard/xml";
import { readContent } from "./content-model.ts";
import { supportedPrivilege, supportedPrivilegeSet } from "./acl-model.ts";
import {
  localizedTextElement,
  ownLanguage,
  readLocalizedText,
  type LocalizedText,
} from "./localized-text.ts";
import { refuse, type Message } from "./message.ts";
import { dav } from "./names.ts";
import { privilegeElement, readPrivilege, refuseTooManyPrivileges } from "./privilege.ts";

/** `DAV:supported-privilege` (RFC 3744 section 5.3): a privilege and those that it aggregates. */
export interface SupportedPrivilege {
  readonly privilege: ExpandedName;
  /** `DAV:abstract` was given: no access control entry may name it. */
  readonly isAbstract: boolean;
  readonly description: LocalizedText;
  readonly aggregated: readonly SupportedPrivilege[];
}

/** Privileges that are still to be read, with the list that they belong to. */
interface Level {
  readonly elements: readonly XmlElement[];
  readonly into: SupportedPrivilege[];
  readonly depth: number;
  readonly language: string | undefined;
}

/**
 * Reads `DAV:supported-privilege-set` (RFC 3744 section 5.3).
 *
 * @param property The element.
 * @param message The message that is read.
 * @throws DavXmlError `too-deep`, `too-many-privileges`, `missing-element`, `duplicate-element`.
 */
export function readSupportedPrivilegeSet(
  property: XmlElement,
  message: Message,
): SupportedPrivilege[] {
  const { maxPrivileges } = message.limits;
  const roots: SupportedPrivilege[] = [];
  let count = 0;
  // A stack of levels, not recursion: how deep the tree is lies with who sends it.
  const levels: Level[] = [
    {
      elements: readContent(supportedPrivilegeSet, property, message),
      into: roots,
      depth: 1,
      language: ownLanguage(property),
    },
  ];
  for (let level = levels.pop(); level !== undefined; level = levels.pop()) {
    refuseTooDeep(level, message);
    refuseTooManyPrivileges(level.elements[maxPrivileges - count], message);
    count += level.elements.length;
    for (const one of level.elements) levels.push(readOne(one, level, message));
  }
  return roots;
}

function refuseTooDeep({ elements: [first], depth }: Level, message: Message): void {
  const { maxPrivilegeDepth } = message.limits;
  if (first === undefined || depth <= maxPrivilegeDepth) return;
  refuse(message, first, "too-deep", `more than ${maxPrivilegeDepth} privileges in each other`);
}

// Reads a privilege into its list; what it aggregates is returned, to be read later.
function readOne(owner: XmlElement, { into, depth, language }: Level, message: Message): Level {
  const content = readContent(supportedPrivilege, owner, message);
  const inScope = ownLanguage(owner, language);
  const aggregated: SupportedPrivilege[] = [];
  into.push({
    privilege: readPrivilege(content.privilege, message),
    isAbstract: content.abstract !== undefined,
    description: readLocalizedText(content.description, inScope),
    aggregated,
  });
  return { elements: content.aggregated, into: aggregated, depth: depth + 1, language: inScope };
}

/**
 * Builds the `DAV:supported-privilege` elements of a `DAV:supported-privilege-set`.
 *
 * @param privileges The privileges on one level.
 */
export function supportedPrivilegeElements(
  privileges: readonly SupportedPrivilege[],
): XmlElement[] {
  const roots: XmlElement[] = [];
  const levels = [{ privileges, into: roots }];
  for (let level = levels.pop(); level !== undefined; level = levels.pop()) {
    for (const one of level.privileges) {
      const children = [
        privilegeElement(one.privilege),
        ...(one.isAbstract ? [element(dav("abstract"))] : []),
        localizedTextElement(dav("description"), one.description),
      ];
      const built = { ...element(dav("supported-privilege")), children };
      levels.push({ privileges: one.aggregated, into: children });
      level.into.push(built);
    }
  }
  return roots;
}
