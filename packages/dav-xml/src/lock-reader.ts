import type { XmlElement } from "@callingcard/xml";
import { trimmedText } from "./content.ts";
import { contentModel, readContent } from "./content-model.ts";
import * as grammar from "./generated/webdav.ts";
import type { Activelock, LockDepth, Lockentry, Lockinfo, LockTimeout } from "./lock.ts";
import { parseLockTimeout } from "./lock-timeout.ts";
import { openMessage, refuse, type DavInput, type DavLimits, type Message } from "./message.ts";
import { dav } from "./names.ts";
import { scopeWithin, withScope } from "./property-scope.ts";

const LOCKINFO = /* @__PURE__ */ contentModel(grammar.EVENTS, grammar.lockinfo);
const LOCK_RESPONSE = /* @__PURE__ */ contentModel(grammar.EVENTS, grammar.lockResponse);
const LOCKDISCOVERY = /* @__PURE__ */ contentModel(grammar.EVENTS, grammar.lockdiscovery);
const SUPPORTEDLOCK = /* @__PURE__ */ contentModel(grammar.EVENTS, grammar.supportedlock);
const ACTIVELOCK = /* @__PURE__ */ contentModel(grammar.EVENTS, grammar.activelock);
const LOCKENTRY = /* @__PURE__ */ contentModel(grammar.EVENTS, grammar.lockentry);
const LOCKSCOPE = /* @__PURE__ */ contentModel(grammar.EVENTS, grammar.lockscope);
const LOCKTYPE = /* @__PURE__ */ contentModel(grammar.EVENTS, grammar.locktype);
const LOCKTOKEN = /* @__PURE__ */ contentModel(grammar.EVENTS, grammar.locktoken);
const LOCKROOT = /* @__PURE__ */ contentModel(grammar.EVENTS, grammar.lockroot);

/**
 * Reads the body of a LOCK (RFC 4918 section 9.10). The owner keeps what is in scope where it
 * stands, as a property of `parseProppatch` does (section 14.17).
 *
 * @param input The document.
 * @param limits Limits that differ from the defaults.
 * @throws XmlError, or DavXmlError.
 */
export function parseLockinfo(input: DavInput, limits?: DavLimits): Lockinfo {
  const message = openMessage(input, dav("lockinfo"), limits);
  const { owner, ...kind } = readContent(LOCKINFO, message.root, message);
  return {
    ...readKind(kind, message),
    ...(owner === undefined ? {} : { owner: withScope(owner, scopeWithin([message.root])) }),
  };
}

/**
 * Reads what answers a LOCK: a `DAV:prop` with `DAV:lockdiscovery` in it (RFC 4918 section 9.10.1).
 *
 * @param input The document.
 * @param limits Limits that differ from the defaults.
 * @returns The locks on the resource; the new one is the one with the token of the Lock-Token header.
 * @throws XmlError, or DavXmlError.
 */
export function parseLockResponse(input: DavInput, limits?: DavLimits): Activelock[] {
  const message = openMessage(input, dav("prop"), limits);
  const { lockdiscovery } = readContent(LOCK_RESPONSE, message.root, message);
  return readLockdiscovery(lockdiscovery, message);
}

/**
 * Reads `DAV:lockdiscovery` (RFC 4918 section 15.8), which is the root element or in it. An owner keeps
 * what is in scope where it stands.
 *
 * @param property The property.
 * @param message The message that is read.
 * @throws DavXmlError.
 */
export function readLockdiscovery(property: XmlElement, message: Message): Activelock[] {
  const { activelocks } = readContent(LOCKDISCOVERY, property, message);
  return activelocks.map((one) => readActivelock(one, [message.root, property, one], message));
}

/**
 * Reads `DAV:supportedlock` (RFC 4918 section 15.10).
 *
 * @param property The property.
 * @param message The message that is read.
 * @throws DavXmlError.
 */
export function readSupportedlock(property: XmlElement, message: Message): Lockentry[] {
  const { lockentries } = readContent(SUPPORTEDLOCK, property, message);
  return lockentries.map((one) => readKind(readContent(LOCKENTRY, one, message), message));
}

function readActivelock(
  element: XmlElement,
  path: readonly XmlElement[],
  message: Message,
): Activelock {
  const content = readContent(ACTIVELOCK, element, message);
  const { depth, owner, timeout, locktoken, lockroot } = content;
  return {
    ...readKind(content, message),
    depth: readDepth(depth, message),
    ...(owner === undefined ? {} : { owner: withScope(owner, scopeWithin(path)) }),
    ...(timeout === undefined ? {} : { timeoutSeconds: readTimeout(timeout, message) }),
    ...(locktoken === undefined ? {} : { token: readHref(LOCKTOKEN, locktoken, message) }),
    ...(lockroot === undefined ? {} : { root: readHref(LOCKROOT, lockroot, message) }),
  };
}

function readKind(
  { lockscope, locktype }: { readonly lockscope: XmlElement; readonly locktype: XmlElement },
  message: Message,
): Lockentry {
  const scope = readContent(LOCKSCOPE, lockscope, message);
  readContent(LOCKTYPE, locktype, message);
  return { scope: "exclusive" in scope ? "exclusive" : "shared", type: "write" };
}

function readDepth(element: XmlElement, message: Message): LockDepth {
  const text = trimmedText(element).toLowerCase();
  if (text === "0" || text === "1" || text === "infinity") return text;
  return refuse(message, element, "invalid-value", "depth is none of 0, 1 and infinity");
}

function readTimeout(element: XmlElement, message: Message): LockTimeout {
  const timeout = parseLockTimeout(trimmedText(element));
  return timeout ?? refuse(message, element, "invalid-value", "this is no time");
}

function readHref(
  model: typeof LOCKTOKEN | typeof LOCKROOT,
  element: XmlElement,
  message: Message,
): string {
  return trimmedText(readContent(model, element, message).href);
}
