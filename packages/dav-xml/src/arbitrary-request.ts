import type { ExpandedName } from "@callingcard/xml";
import { expandedName, xmlElement } from "@callingcard/xml/arbitrary";
import * as fc from "fast-check";
import type { AddressDataRequest } from "./address-data.ts";
import { filter } from "./arbitrary-filter.ts";
import { href } from "./arbitrary-href.ts";
import type { ExpandProperty } from "./expand-property.ts";
import { CARDDAV, DAV } from "./names.ts";
import type { PropSelectionInit } from "./prop.ts";
import type { Mkcol, Proppatch } from "./proppatch.ts";
import type {
  AddressbookMultigetInit,
  AddressbookQueryInit,
  SyncCollectionInit,
} from "./report-writer.ts";

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

/** Bodies of PROPPATCH: properties with mixed content, in any order of setting and removing. */
export function proppatch(): fc.Arbitrary<Proppatch> {
  const instruction = fc.oneof(
    fc.record({ kind: fc.constant("set" as const), property: xmlElement() }),
    fc.record({ kind: fc.constant("remove" as const), name: propertyName() }),
  );
  return fc.record({ instructions: fc.array(instruction, { minLength: 1, maxLength: 4 }) });
}

/** Bodies of an extended MKCOL. */
export function mkcol(): fc.Arbitrary<Mkcol> {
  return fc.record({ properties: fc.array(xmlElement(), { maxLength: 3 }) });
}

/** What `expandPropertyElement` takes, up to four properties deep. */
export function expandProperties(): fc.Arbitrary<readonly ExpandProperty[]> {
  const { properties } = fc.letrec<{ properties: readonly ExpandProperty[] }>((tie) => ({
    properties: fc.oneof(
      { maxDepth: 4, depthIdentifier: "expand-property" },
      fc.constant([]),
      fc.array(
        fc
          .tuple(propertyName(), tie("properties"))
          .map(([name, inside]) => ({ ...name, properties: inside })),
        { maxLength: 3 },
      ),
    ),
  }));
  return properties;
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
