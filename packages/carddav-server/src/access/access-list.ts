import { aclElement, dav, parseAcl, type Ace, type AcePrincipal } from "@callingcard/dav-xml";
import { sameName, stringifyXml } from "@callingcard/xml";
import { HIDDEN } from "../property/hidden.ts";
import { createPaths, parseResource } from "../resource.ts";
import type { AddressBook, StoredProperty } from "../store.ts";
import { PRIVILEGE_TREE } from "./privilege.ts";

/** Where the list of a book is kept: a property of it that no client sees. */
const ACL_PROPERTY = { namespace: HIDDEN, local: "acl" } as const;

/** Paths as they are kept, so that a list survives another prefix. */
const KEPT_PATHS = createPaths("");

/** The entry that nobody can change: the owner of a home or book may do everything in it. */
export const OWNER_ACE: Ace = {
  principal: { kind: "property", property: dav("owner") },
  inverted: false,
  action: "grant",
  privileges: PRIVILEGE_TREE.aggregated.map(({ privilege }) => dav(privilege)),
  isProtected: true,
};

/** What everybody who is signed in may do with principals and what leads to them. */
export const EVERYBODY_ACE: Ace = {
  principal: { kind: "authenticated" },
  inverted: false,
  action: "grant",
  privileges: [dav("read"), dav("read-acl")],
  isProtected: true,
};

/**
 * Reads the entries that were set for a book.
 *
 * @internal
 */
export function bookAces({ properties }: AddressBook): readonly Ace[] {
  const kept = properties.find((property) => sameName(property, ACL_PROPERTY));
  return kept === undefined ? [] : parseAcl(kept.xml);
}

/**
 * Writes entries as the property that keeps them. Principals are named by {@link keptPrincipal}.
 *
 * @internal
 */
export function aclProperty(aces: readonly Ace[]): StoredProperty {
  return { ...ACL_PROPERTY, xml: stringifyXml(aclElement(aces)) };
}

/**
 * Names a principal in an entry that is kept.
 *
 * @internal
 */
export function keptPrincipal(name: string): AcePrincipal {
  return { kind: "href", href: KEPT_PATHS.principal(name) };
}

/**
 * The name of the principal that an entry is for.
 *
 * @param principal As it is kept.
 * @returns `undefined` when it is not for one that is named.
 * @internal
 */
export function principalName(principal: AcePrincipal): string | undefined {
  if (principal.kind !== "href") return undefined;
  const resource = parseResource(principal.href, "", Infinity);
  return resource.kind === "principal" ? resource.user : undefined;
}
