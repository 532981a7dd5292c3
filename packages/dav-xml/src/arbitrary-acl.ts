import type { ExpandedName } from "@callingcard/xml";
import { expandedName, xmlText } from "@callingcard/xml/arbitrary";
import * as fc from "fast-check";
import type { Ace, AcePrincipal, AclRestrictions } from "./acl.ts";
import { href } from "./arbitrary-href.ts";
import type { LocalizedText } from "./localized-text.ts";
import { dav } from "./names.ts";
import type { PrincipalReportInit } from "./principal-report-writer.ts";
import type { PrincipalSearchProperty } from "./principal-search-property.ts";
import type { SupportedPrivilege } from "./supported-privilege.ts";

/** Access control lists (RFC 3744 section 5.5) of a few entries, each of any shape. */
export function acl(): fc.Arbitrary<readonly Ace[]> {
  return fc.array(ace(), { maxLength: 4 });
}

/** Access control entries (RFC 3744 section 5.5), inverted, protected and inherited ones too. */
export function ace(): fc.Arbitrary<Ace> {
  return fc.record(
    {
      principal: acePrincipal(),
      inverted: fc.boolean(),
      action: fc.constantFrom("grant", "deny"),
      privileges: fc.array(privilege(), { minLength: 1, maxLength: 3 }),
      isProtected: fc.boolean(),
      inheritedFrom: href(),
    },
    { requiredKeys: ["principal", "inverted", "action", "privileges", "isProtected"] },
  );
}

/** Principals of every kind (RFC 3744 section 5.5.1). */
export function acePrincipal(): fc.Arbitrary<AcePrincipal> {
  return fc.oneof(
    fc.record({ kind: fc.constant("href" as const), href: href() }),
    fc.record({ kind: fc.constantFrom("all", "authenticated", "unauthenticated", "self") }),
    fc.record({
      kind: fc.constant("property" as const),
      property: fc.oneof(fc.constantFrom(dav("owner"), dav("group")), expandedName()),
    }),
  );
}

/** Privileges of RFC 3744 section 3, and others. */
export function privilege(): fc.Arbitrary<ExpandedName> {
  const known = fc.constantFrom("read", "write", "read-acl", "bind", "all").map((one) => dav(one));
  return fc.oneof(known, expandedName());
}

/** Restrictions of access control lists (RFC 3744 section 5.6). */
export function aclRestrictions(): fc.Arbitrary<AclRestrictions> {
  return fc.record({
    grantOnly: fc.boolean(),
    noInvert: fc.boolean(),
    denyBeforeGrant: fc.boolean(),
    requiredPrincipals: fc.array(acePrincipal(), { maxLength: 3 }),
  });
}

/** Trees of privileges (RFC 3744 section 5.3), a few levels deep. */
export function supportedPrivilegeSet(): fc.Arbitrary<readonly SupportedPrivilege[]> {
  const { set } = fc.letrec<{ set: readonly SupportedPrivilege[] }>((tie) => ({
    set: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.constant([]),
      fc.array(
        fc.record({
          privilege: privilege(),
          isAbstract: fc.boolean(),
          description: localizedText(),
          aggregated: tie("set"),
        }),
        { maxLength: 3 },
      ),
    ),
  }));
  return set;
}

/** Texts for people, with a language or without. */
export function localizedText(): fc.Arbitrary<LocalizedText> {
  return fc.record(
    { text: xmlText(), language: fc.constantFrom("en", "fr-CA", "x-klingon") },
    { requiredKeys: ["text"] },
  );
}

/** Bodies of the reports about principals (RFC 3744 section 9). */
export function principalReport(): fc.Arbitrary<PrincipalReportInit> {
  const names = fc.array(expandedName(), { maxLength: 3 });
  const props = fc.record({ kind: fc.constant("prop" as const), names });
  const search = fc.record({ properties: names, match: xmlText() });
  return fc.oneof(
    fc.record({ kind: fc.constant("acl-principal-prop-set" as const), props }),
    fc.record({
      kind: fc.constant("principal-match" as const),
      match: fc.oneof(fc.constant("self" as const), expandedName()),
      props,
    }),
    fc.record({
      kind: fc.constant("principal-property-search" as const),
      test: fc.constantFrom("anyof", "allof"),
      searches: fc.array(search, { minLength: 1, maxLength: 3 }),
      appliesToCollectionSet: fc.boolean(),
      props,
    }),
    fc.record({ kind: fc.constant("principal-search-property-set" as const) }),
  );
}

/** Answers to `DAV:principal-search-property-set` (RFC 3744 section 9.5). */
export function principalSearchPropertySet(): fc.Arbitrary<readonly PrincipalSearchProperty[]> {
  const property = fc.record({ property: expandedName(), description: localizedText() });
  return fc.array(property, { maxLength: 3 });
}
