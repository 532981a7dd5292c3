/**
 * Arbitraries for fast-check: filters, the bodies of requests, and multistatus.
 *
 * @module
 */

import type { ExpandedName, XmlElement } from "@callingcard/xml";
import { expandedName, xmlElement, xmlText } from "@callingcard/xml/arbitrary";
import * as fc from "fast-check";
import type { AddressDataRequest } from "./address-data.ts";
import { filter } from "./arbitrary-filter.ts";
import type { DavResponse, Multistatus, Propstat } from "./multistatus.ts";
import { CARDDAV, DAV } from "./names.ts";
import type { PropSelectionInit } from "./prop.ts";
import type {
  AddressbookMultigetInit,
  AddressbookQueryInit,
  SyncCollectionInit,
} from "./report-writer.ts";

export { filter } from "./arbitrary-filter.ts";

/** Selections of properties, as in PROPFIND. */
export function propSelection(): fc.Arbitrary<PropSelectionInit> {
  return fc.oneof(
    propNames(),
    fc.constant({ kind: "propname" as const }),
    fc.record({
      kind: fc.constant("allprop" as const),
      include: fc.array(propertyName(), { maxLength: 3 }),
    }),
  );
}

/** What `CARDDAV:address-data` can ask for (RFC 6352 section 10.4). */
export function addressDataRequest(): fc.Arbitrary<AddressDataRequest> {
  const content = fc.oneof(
    fc.constant({ allprop: true, props: [] }),
    fc.record({ allprop: fc.constant(false), props: fc.array(addressDataProp()) }),
  );
  const media = fc.record(
    {
      contentType: fc.constantFrom("text/vcard", "application/vcard+json"),
      version: fc.constantFrom("3.0", "4.0"),
    },
    { requiredKeys: [] },
  );
  return fc.tuple(media, content).map(([type, rest]) => ({ ...type, ...rest }));
}

/** What `addressbookQueryElement` takes. */
export function addressbookQuery(): fc.Arbitrary<AddressbookQueryInit> {
  return fc.record(
    { props: reportSelection(), filter: filter(), limit: fc.nat() },
    { requiredKeys: ["props", "filter"] },
  );
}

/** What `addressbookMultigetElement` takes. */
export function addressbookMultiget(): fc.Arbitrary<AddressbookMultigetInit> {
  return fc.record({ props: reportSelection(), hrefs: fc.array(href(), { maxLength: 4 }) });
}

/** What `syncCollectionElement` takes. */
export function syncCollection(): fc.Arbitrary<SyncCollectionInit> {
  return fc.record(
    {
      syncToken: fc.oneof(fc.constant(""), href()),
      syncLevel: fc.constantFrom("1" as const, "infinite" as const),
      limit: fc.nat(),
      props: propNames(),
    },
    { requiredKeys: ["syncToken", "syncLevel", "props"] },
  );
}

/** Multistatus of every shape: statuses of resources and of properties, errors, descriptions. */
export function multistatus(): fc.Arbitrary<Multistatus> {
  return fc.record(
    {
      responses: fc.array(davResponse(), { maxLength: 4 }),
      syncToken: href(),
      description: xmlText(),
    },
    { requiredKeys: ["responses"] },
  );
}

/** One response of a multistatus; its propstats are in the order in which they are written. */
export function davResponse(): fc.Arbitrary<DavResponse> {
  const parts = { error: davError(), description: xmlText() };
  return fc.oneof(
    fc.record(
      { href: href(), propstats: fc.array(propstat(), { maxLength: 3 }).map(okFirst), ...parts },
      { requiredKeys: ["href", "propstats"] },
    ),
    fc.record(
      {
        href: href(),
        status: status(),
        propstats: fc.constant<readonly Propstat[]>([]),
        location: href(),
        ...parts,
      },
      { requiredKeys: ["href", "status", "propstats"] },
    ),
  );
}

function propNames(): fc.Arbitrary<Extract<PropSelectionInit, { readonly kind: "prop" }>> {
  return fc.record({
    kind: fc.constant("prop" as const),
    names: fc.array(propertyName(), { maxLength: 4 }),
  });
}

function reportSelection(): fc.Arbitrary<PropSelectionInit> {
  const withCards = fc.tuple(propNames(), addressDataRequest()).map(([selection, addressData]) => ({
    ...selection,
    addressData,
  }));
  return fc.oneof(propSelection(), withCards);
}

function propertyName(): fc.Arbitrary<ExpandedName> {
  return fc.oneof(
    fc.constantFrom(
      { namespace: DAV, local: "getetag" },
      { namespace: DAV, local: "displayname" },
      { namespace: CARDDAV, local: "supported-address-data" },
    ),
    expandedName(),
  );
}

function addressDataProp(): fc.Arbitrary<AddressDataRequest["props"][number]> {
  return fc.record({
    name: fc.constantFrom("FN", "item1.EMAIL", "x-a"),
    novalue: fc.boolean(),
  });
}

function propstat(): fc.Arbitrary<Propstat> {
  return fc.record(
    {
      status: status(),
      properties: fc.array(xmlElement(), { maxLength: 3 }),
      error: davError(),
      description: xmlText(),
    },
    { requiredKeys: ["status", "properties"] },
  );
}

function davError(): fc.Arbitrary<XmlElement> {
  return fc.array(xmlElement(), { maxLength: 2 }).map((children) => ({
    kind: "element",
    namespace: DAV,
    local: "error",
    prefix: "",
    attributes: [],
    children,
    offset: 0,
  }));
}

function okFirst(propstats: readonly Propstat[]): readonly Propstat[] {
  return [
    ...propstats.filter((one) => one.status === 200),
    ...propstats.filter((one) => one.status !== 200),
  ];
}

function status(): fc.Arbitrary<number> {
  return fc.constantFrom(200, 403, 404, 424, 507, 299);
}

/** References as they go over the wire, and what clients take for them. */
function href(): fc.Arbitrary<string> {
  const unit = fc.constantFrom(..."/ab.%&<é@");
  return fc.string({ unit, maxLength: 8 }).map((path) => `/${path}`);
}
