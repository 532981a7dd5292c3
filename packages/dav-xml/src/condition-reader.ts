import { childElements, type XmlElement } from "@callingcard/xml";
import type {
  Condition,
  ConditionKind,
  EmptyConditionKind,
  UnknownCondition,
} from "./condition.ts";
import { conditionKind } from "./condition-table.ts";
import { trimmedText } from "./content.ts";
import { readHrefs } from "./href.ts";
import { needPrivileges, resource } from "./acl-model.ts";
import * as model from "./property-model.ts";
import { readContent } from "./content-model.ts";
import { readParamFilter, readPropFilters } from "./filter-reader.ts";
import { openMessage, refuse, type DavInput, type DavLimits, type Message } from "./message.ts";
import { dav } from "./names.ts";
import { readPrivilege, refuseTooManyPrivileges } from "./privilege.ts";

/**
 * Reads the conditions of a `DAV:error` (RFC 4918 sections 14.5 and 16). Elements in a condition
 * that its definition does not have are ignored (section 17); `parseError` gives the elements as
 * they are.
 *
 * @param input The document, or the element `error` of a response or propstat.
 * @param limits Limits that differ from the defaults.
 * @returns The conditions in document order; what is not in `CONDITIONS`, by `kind` `unknown`.
 * @throws XmlError, or DavXmlError.
 */
export function parseConditions(
  input: DavInput,
  limits?: DavLimits,
): (Condition | UnknownCondition)[] {
  const message = openMessage(input, dav("error"), limits);
  return childElements(message.root).map((condition) => readCondition(condition, message));
}

function readCondition(owner: XmlElement, message: Message): Condition | UnknownCondition {
  const kind = conditionKind(owner);
  return kind === undefined ? { kind: "unknown", element: owner } : readKind(kind, owner, message);
}

function readKind(kind: ConditionKind, owner: XmlElement, message: Message): Condition {
  const readCarrying = READERS.get(kind);
  if (readCarrying !== undefined) return readCarrying(owner, message);
  // Only the conditions that carry nothing have no reader.
  return { kind: kind as EmptyConditionKind };
}

type Reader = (owner: XmlElement, message: Message) => Condition;

const READERS: ReadonlyMap<ConditionKind, Reader> = /* @__PURE__ */ new Map<ConditionKind, Reader>([
  ["lock-token-submitted", readLockTokenSubmitted],
  ["no-conflicting-lock", readNoConflictingLock],
  ["need-privileges", readNeedPrivileges],
  ["allow-client-defined-uri", readAllowClientDefinedUri],
  ["no-uid-conflict", readNoUidConflict],
  ["supported-filter", readSupportedFilter],
]);

function readLockTokenSubmitted(owner: XmlElement, message: Message): Condition {
  const hrefs = readContent(model.lockTokenSubmitted, owner, message);
  return { kind: "lock-token-submitted", hrefs: readHrefs(hrefs, message) };
}

function readNoConflictingLock(owner: XmlElement, message: Message): Condition {
  const hrefs = readContent(model.noConflictingLock, owner, message);
  return { kind: "no-conflicting-lock", hrefs: readHrefs(hrefs, message) };
}

function readNeedPrivileges(owner: XmlElement, message: Message): Condition {
  const resources = readContent(needPrivileges, owner, message);
  refuseTooManyPrivileges(resources[message.limits.maxPrivileges], message);
  return {
    kind: "need-privileges",
    resources: resources.map((one) => {
      const { href, privilege } = readContent(resource, one, message);
      return { href: trimmedText(href), privilege: readPrivilege(privilege, message) };
    }),
  };
}

function readAllowClientDefinedUri(owner: XmlElement, message: Message): Condition {
  const kind = "allow-client-defined-uri";
  const { addMember } = readContent(model.allowClientDefinedUri, owner, message);
  if (addMember === undefined) return { kind };
  return { kind, addMember: trimmedText(readContent(model.addMember, addMember, message).href) };
}

function readNoUidConflict(owner: XmlElement, message: Message): Condition {
  const kind = "no-uid-conflict";
  const { href } = readContent(model.noUidConflict, owner, message);
  return href === undefined ? { kind } : { kind, href: trimmedText(href) };
}

function readSupportedFilter(owner: XmlElement, message: Message): Condition {
  const { propFilters, paramFilters } = readContent(model.supportedFilter, owner, message);
  const { maxFilters } = message.limits;
  const excess = paramFilters[maxFilters];
  if (excess !== undefined) {
    refuse(message, excess, "too-many-filters", `more than ${maxFilters} conditions`, owner);
  }
  return {
    kind: "supported-filter",
    propFilters: readPropFilters(propFilters, owner, message, paramFilters.length),
    paramFilters: paramFilters.map((one) => readParamFilter(one, message)),
  };
}
