import { expandedName, xmlElement, xmlText } from "@callingcard/xml/arbitrary";
import * as fc from "fast-check";
import * as arbitraryAcl from "./arbitrary-acl.ts";
import { href } from "./arbitrary-href.ts";
import { activelock, lockentry } from "./arbitrary-lock.ts";
import type {
  LiveProperty,
  LivePropertyKind,
  LivePropertyValues,
  UnknownProperty,
} from "./live-property.ts";
import { livePropertyKind } from "./live-property-reader.ts";

/** Live properties of every kind with values of every shape, and unknown ones. */
export function liveProperty(): fc.Arbitrary<LiveProperty | UnknownProperty> {
  const known = Object.entries(values()).map(([kind, value]) =>
    // The table gives each kind its own type of value.
    (value as fc.Arbitrary<unknown>).map((one) => ({ kind, value: one }) as LiveProperty),
  );
  return fc.oneof(...known, unknownProperty());
}

function unknownProperty(): fc.Arbitrary<UnknownProperty> {
  const element = xmlElement().filter((one) => livePropertyKind(one) === undefined);
  return fc.record({ kind: fc.constant("unknown" as const), element });
}

function values(): { readonly [Kind in LivePropertyKind]: fc.Arbitrary<LivePropertyValues[Kind]> } {
  const hrefs = fc.array(href(), { maxLength: 3 });
  const names = fc.array(expandedName(), { maxLength: 3 });
  const optionalHref = fc.option(href(), { nil: undefined });
  const octets = fc.maxSafeNat();
  return {
    creationdate: dateTime(),
    displayname: arbitraryAcl.localizedText(),
    getcontentlanguage: fc.constantFrom("en", "de-AT, en", "x-a-b\t,fr"),
    getcontentlength: octets,
    getcontenttype: fc.constantFrom(
      "text/vcard",
      'text/vcard; charset="utf-8";version=4.0',
      "a/b;",
    ),
    getetag: entityTag(),
    getlastmodified: httpDate(),
    lockdiscovery: fc.array(activelock(), { maxLength: 2 }),
    resourcetype: names,
    supportedlock: fc.array(lockentry(), { maxLength: 2 }),
    "supported-method-set": fc.array(fc.constantFrom("GET", "PROPFIND", "X-A!"), { maxLength: 3 }),
    "supported-live-property-set": names,
    "supported-report-set": names,
    "alternate-URI-set": hrefs,
    "principal-URL": href(),
    "group-member-set": hrefs,
    "group-membership": hrefs,
    owner: optionalHref,
    group: optionalHref,
    "supported-privilege-set": arbitraryAcl.supportedPrivilegeSet(),
    "current-user-privilege-set": fc.array(arbitraryAcl.privilege(), { maxLength: 3 }),
    acl: arbitraryAcl.acl(),
    "acl-restrictions": arbitraryAcl.aclRestrictions(),
    "inherited-acl-set": hrefs,
    "principal-collection-set": hrefs,
    "quota-available-bytes": octets,
    "quota-used-bytes": octets,
    "current-user-principal": fc.oneof(
      fc.record({ kind: fc.constant("href" as const), href: href() }),
      fc.record({ kind: fc.constant("unauthenticated" as const) }),
    ),
    "add-member": href(),
    "sync-token": href(),
    "addressbook-description": arbitraryAcl.localizedText(),
    "supported-address-data": fc.array(addressDataType(), { minLength: 1, maxLength: 3 }),
    "max-resource-size": octets.map((size) => Math.max(size, 1)),
    "addressbook-home-set": hrefs,
    "principal-address": href(),
    "supported-collation-set": fc.array(fc.constantFrom("i;octet", "i;ascii-casemap", "x<&"), {
      minLength: 2,
      maxLength: 4,
    }),
    getctag: fc.constantFrom('"1-2"', "x", "http://example.org/1 2"),
  };
}

function addressDataType() {
  return fc.record({ contentType: xmlText(), version: fc.constantFrom("3.0", "4.0", "") });
}

function entityTag() {
  const unit = fc.constantFrom(..."a!#~é / ");
  return fc.record({
    isWeak: fc.boolean(),
    opaqueTag: fc.string({ unit, maxLength: 5 }).map((inside) => `"${inside}"`),
  });
}

function dateTime(): fc.Arbitrary<string> {
  const zone = fc.constantFrom("Z", "z", "+00:00", "-23:59");
  return fc
    .tuple(instant(), fc.constantFrom("", ".5", ".000123456789"), zone)
    .map(([iso, fraction, suffix]) => iso.slice(0, 19) + fraction + suffix);
}

function httpDate(): fc.Arbitrary<string> {
  return instant().map((iso) => new Date(iso).toUTCString());
}

function instant(): fc.Arbitrary<string> {
  const years = { min: new Date("1000-01-01T00:00:00Z"), max: new Date("9999-12-31T23:59:59Z") };
  return fc.date({ ...years, noInvalidDate: true }).map((date) => date.toISOString());
}
