import type { XmlElement } from "@callingcard/xml";
import { xmlElement, xmlText } from "@callingcard/xml/arbitrary";
import * as fc from "fast-check";
import { href } from "./arbitrary-href.ts";
import type { MkcolResponse } from "./mkcol-response.ts";
import type { DavResponse, Multistatus, Propstat } from "./multistatus.ts";
import { DAV } from "./names.ts";

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

/** What answers an extended MKCOL (RFC 5689 section 5.2). */
export function mkcolResponse(): fc.Arbitrary<MkcolResponse> {
  return fc.record({ propstats: fc.array(propstat(), { minLength: 1, maxLength: 3 }) });
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
