import { carddav, dav, mkcolResponseElement, parseMkcol, stringifyDav } from "@callingcard/dav-xml";
import { childElements, sameName, type XmlElement } from "@callingcard/xml";
import { readXmlBody } from "../body.ts";
import { requireCollectionCondition } from "../condition/conditional.ts";
import type { RequestContext } from "../context.ts";
import {
  instructionName,
  propertyChanges,
  propertyFaults,
  type PropertyFault,
  type PropertyInstruction,
} from "../property/property-change.ts";
import { refusedPropstats } from "../property/property-result.ts";
import { prefersMinimal } from "../prefer.ts";
import { Refusal } from "../refusal.ts";
import type { BookResource } from "../resource.ts";
import { emptyResponse, wholeResponse, XML_CONTENT_TYPE } from "./answer.ts";

/**
 * Answers MKCOL where a book can be (RFC 5689, RFC 6352 section 6.3.1). All collections of a home are
 * address books, so a MKCOL without a body makes one too.
 *
 * @param allow Names the methods of the resource, for a refusal.
 *
 * @internal
 */
export async function answerMkcol(
  context: RequestContext,
  resource: BookResource,
  allow: () => string,
): Promise<Response> {
  const { request, limits, store } = context;
  const octets = await readXmlBody(request, limits.maxXmlOctets);
  const properties = octets.length === 0 ? [] : parseMkcol(octets).properties;
  const existing = await store.findBook(resource.user, resource.book);
  requireCollectionCondition(request.headers, existing !== undefined);
  if (existing !== undefined) throw alreadyThere(allow());
  const faults = mkcolFaults(context, properties);
  if (faults.length > 0) return refusedMkcol(properties, faults);
  await refuseTooMany(context, resource.user);
  const { set } = propertyChanges(properties.filter(isNotType).map(toInstruction));
  const book = await store.createBook(resource.user, resource.book, set);
  if (book === undefined) throw alreadyThere(allow());
  return emptyResponse(201, {
    "Cache-Control": "no-cache",
    ...(prefersMinimal(request) && { "Preference-Applied": "return=minimal" }),
  });
}

/**
 * Answers MKCOL where no book can be.
 *
 * @internal
 */
export async function refuseMkcol({ request, limits }: RequestContext): Promise<never> {
  await readXmlBody(request, limits.maxXmlOctets);
  throw new Refusal(403, {
    condition: carddav("addressbook-collection-location-ok"),
    description: "address books are made directly below the address book home",
  });
}

const RESOURCE_TYPE = dav("resourcetype");

function isNotType(property: XmlElement): boolean {
  return !sameName(property, RESOURCE_TYPE);
}

function toInstruction(property: XmlElement): PropertyInstruction {
  return { kind: "set", property };
}

function mkcolFaults(
  { limits }: RequestContext,
  properties: readonly XmlElement[],
): readonly PropertyFault[] {
  const types = properties.filter((property) => !isNotType(property));
  const others = properties.filter(isNotType).map(toInstruction);
  return [
    ...types.flatMap((type) => resourceTypeFault(type) ?? []),
    ...propertyFaults(others, undefined, limits),
  ];
}

// `DAV:valid-resourcetype` (RFC 5689 section 3.3).
function resourceTypeFault(type: XmlElement): PropertyFault | undefined {
  const kinds = childElements(type);
  const expected = [dav("collection"), carddav("addressbook")];
  const isBook =
    kinds.length === expected.length &&
    expected.every((name) => kinds.some((kind) => sameName(kind, name)));
  if (isBook) return undefined;
  return {
    name: RESOURCE_TYPE,
    status: 403,
    condition: dav("valid-resourcetype"),
    description: "only address books can be made here",
  };
}

// `DAV:mkcol-response` (RFC 5689 section 5.2).
function refusedMkcol(
  properties: readonly XmlElement[],
  faults: readonly PropertyFault[],
): Response {
  const names = properties.map(toInstruction).map(instructionName);
  const propstats = refusedPropstats(names, faults);
  const text = stringifyDav(mkcolResponseElement({ propstats }));
  return wholeResponse(text, 403, { "Content-Type": XML_CONTENT_TYPE });
}

async function refuseTooMany({ store, limits }: RequestContext, owner: string): Promise<void> {
  const books = await store.listBooks(owner);
  if (books.length < limits.maxBooks) return;
  throw new Refusal(507, { description: `more than ${limits.maxBooks} address books` });
}

function alreadyThere(allow: string): Refusal {
  return new Refusal(405, {
    headers: { Allow: allow },
    condition: dav("resource-must-be-null"),
    description: "there is an address book of that name",
  });
}
