import { childElements, element, type ExpandedName, type XmlElement } from "@callingcard/xml";
import { refuse, type Message } from "./message.ts";
import { dav } from "./names.ts";

/** The privileges that RFC 3744 section 3 defines; servers may define others in their namespaces. */
export type DavPrivilege =
  | "read"
  | "write"
  | "write-properties"
  | "write-content"
  | "unlock"
  | "read-acl"
  | "read-current-user-privilege-set"
  | "write-acl"
  | "bind"
  | "unbind"
  | "all";

/**
 * Names a privilege of RFC 3744 section 3.
 *
 * @param privilege Its local name.
 */
export function davPrivilege(privilege: DavPrivilege): ExpandedName {
  return dav(privilege);
}

/**
 * Reads a `DAV:privilege` (RFC 3744 section 5.3): the element in it is the privilege.
 *
 * @param owner The `DAV:privilege`.
 * @param message The message that is read.
 * @throws DavXmlError `missing-element`, `conflicting-elements`.
 */
export function readPrivilege(owner: XmlElement, message: Message): ExpandedName {
  return readOnlyName(owner, "privilege", message);
}

/**
 * Reads the name of the only element in an element whose content names something.
 *
 * @param owner The element that contains it.
 * @param what What it names, for people.
 * @param message The message that is read.
 * @throws DavXmlError `missing-element`, `conflicting-elements`.
 */
export function readOnlyName(owner: XmlElement, what: string, message: Message): ExpandedName {
  const [first, second] = childElements(owner);
  if (first === undefined) return refuse(message, owner, "missing-element", `no ${what}`);
  if (second !== undefined) {
    const reason = `${second.local} beside ${first.local}`;
    refuse(message, second, "conflicting-elements", reason, owner);
  }
  const { namespace, local } = first;
  return { namespace, local };
}

/**
 * Reads `DAV:privilege` elements.
 *
 * @param privileges The elements.
 * @param message The message that is read.
 * @throws DavXmlError `too-many-privileges`, and as {@link readPrivilege}.
 */
export function readPrivileges(
  privileges: readonly XmlElement[],
  message: Message,
): ExpandedName[] {
  refuseTooManyPrivileges(privileges[message.limits.maxPrivileges], message);
  return privileges.map((privilege) => readPrivilege(privilege, message));
}

/**
 * Refuses the first privilege beyond the limit.
 *
 * @param excess The element; `undefined` when there is none.
 * @param message The message that is read.
 * @throws DavXmlError `too-many-privileges`.
 */
export function refuseTooManyPrivileges(excess: XmlElement | undefined, message: Message): void {
  if (excess === undefined) return;
  const reason = `more than ${message.limits.maxPrivileges} privileges`;
  refuse(message, excess, "too-many-privileges", reason);
}

/**
 * Builds a `DAV:privilege`.
 *
 * @param privilege The privilege.
 */
export function privilegeElement(privilege: ExpandedName): XmlElement {
  return element(dav("privilege"), [element(privilege)]);
}
