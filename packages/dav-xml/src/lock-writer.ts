import { element, type XmlElement } from "@callingcard/xml";
import { hrefElement } from "./href.ts";
import type { Activelock, Lockentry, Lockinfo } from "./lock.ts";
import { stringifyLockTimeout } from "./lock-timeout.ts";
import { named } from "./named.ts";
import { dav } from "./names.ts";

/**
 * Builds the body of a LOCK (RFC 4918 section 14.11).
 *
 * @param lockinfo The lock that is wanted.
 * @throws RangeError for an owner of another name.
 */
export function lockinfoElement(lockinfo: Lockinfo): XmlElement {
  const { owner } = lockinfo;
  return element(dav("lockinfo"), [
    ...kindElements(lockinfo),
    ...(owner === undefined ? [] : [named(owner, dav("owner"))]),
  ]);
}

/**
 * Builds what answers a LOCK: a `DAV:prop` with `DAV:lockdiscovery` in it (RFC 4918 section 9.10.1).
 *
 * @param locks The locks on the resource.
 * @throws RangeError for a timeout that cannot be written, an owner of another name, and white space around
 * a token or a root.
 */
export function lockResponseElement(locks: readonly Activelock[]): XmlElement {
  return element(dav("prop"), [lockdiscoveryElement(locks)]);
}

/**
 * Builds `DAV:lockdiscovery` (RFC 4918 section 15.8).
 *
 * @param locks The locks on the resource.
 * @throws RangeError for a timeout that cannot be written, an owner of another name, and white space around
 * a token or a root.
 */
export function lockdiscoveryElement(locks: readonly Activelock[]): XmlElement {
  return element(dav("lockdiscovery"), locks.map(activelockElement));
}

/**
 * Builds `DAV:supportedlock` (RFC 4918 section 15.10).
 *
 * @param entries The kinds of lock that the resource can have.
 */
export function supportedlockElement(entries: readonly Lockentry[]): XmlElement {
  return element(
    dav("supportedlock"),
    entries.map((one) => element(dav("lockentry"), kindElements(one))),
  );
}

function activelockElement(lock: Activelock): XmlElement {
  const { depth, owner, timeoutSeconds, token, root } = lock;
  return element(dav("activelock"), [
    ...kindElements(lock),
    element(dav("depth"), [depth]),
    ...(owner === undefined ? [] : [named(owner, dav("owner"))]),
    ...(timeoutSeconds === undefined
      ? []
      : [element(dav("timeout"), [stringifyLockTimeout(timeoutSeconds)])]),
    ...(token === undefined ? [] : [element(dav("locktoken"), [hrefElement(token)])]),
    ...(root === undefined ? [] : [element(dav("lockroot"), [hrefElement(root)])]),
  ]);
}

function kindElements({ scope, type }: Lockentry): XmlElement[] {
  return [
    element(dav("lockscope"), [element(dav(scope))]),
    element(dav("locktype"), [element(dav(type))]),
  ];
}
