import {
  carddav,
  propertyName,
  responseText,
  type Propfind,
  type PropertyText,
} from "@callingcard/dav-xml";
import { sameName, type ExpandedName } from "@callingcard/xml";
import { Refusal } from "../refusal.ts";
import type { StoredProperty } from "../store.ts";
import { elementText } from "./element-text.ts";
import {
  nameKey,
  type LiveProperty,
  type PropertyContext,
  type PropertyTable,
} from "./live-property.ts";

/** Writes the `DAV:response` of resources of one kind, as one request asked for them. */
export type ResponseWriter<Subject> = (href: string, subject: Subject) => string;

/** What a {@link responseWriter} is made from. */
export interface SelectionInit<Subject> {
  readonly request: Propfind;
  readonly table: PropertyTable<Subject>;
  readonly context: PropertyContext;
  /** `Prefer: return=minimal`: what is not there is not mentioned (RFC 8144 section 2.1). */
  readonly isMinimal: boolean;
  /** Properties that clients set. */
  readonly stored?: (subject: Subject) => readonly StoredProperty[];
  /** Writes `CARDDAV:address-data`, in reports. */
  readonly addressData?: (subject: Subject) => string;
}

const ADDRESS_DATA: ExpandedName = carddav("address-data");

/** Finds the text of one property; `undefined` when the resource does not have it. */
interface Step<Subject> {
  readonly name: ExpandedName;
  readonly missing: PropertyText;
  readonly find: (subject: Subject) => string | undefined;
}

/**
 * Looks up once what a request asks, so that each of many resources costs only the values.
 *
 * @throws Refusal 400 when more properties are asked for than a request may.
 *
 * @internal
 */
export function responseWriter<Subject>(init: SelectionInit<Subject>): ResponseWriter<Subject> {
  const { request } = init;
  switch (request.kind) {
    case "propname":
      return (href, subject) => foundResponse(href, propertyNames(init, subject));
    case "allprop":
      return allpropWriter(init, request.include);
    case "prop":
      return propWriter(init, request.names);
  }
}

function propWriter<Subject>(
  init: SelectionInit<Subject>,
  names: readonly ExpandedName[],
): ResponseWriter<Subject> {
  const steps = uniqueNames(init, names).map((name) => stepOf(init, name));
  return (href, subject) => {
    const found: PropertyText[] = [];
    const missing: PropertyText[] = [];
    for (const step of steps) {
      const xml = step.find(subject);
      if (xml === undefined) missing.push(step.missing);
      else found.push({ name: step.name, xml });
    }
    if (missing.length === 0 || init.isMinimal) return foundResponse(href, found);
    const notFound = { status: 404, properties: missing };
    if (found.length === 0) return responseText({ href, propstats: [notFound] });
    return responseText({ href, propstats: [{ status: 200, properties: found }, notFound] });
  };
}

function allpropWriter<Subject>(
  init: SelectionInit<Subject>,
  include: readonly ExpandedName[],
): ResponseWriter<Subject> {
  const live = init.table.all.filter((property) => property.inAllprop);
  const usual = live.map((property) => liveStep(init, property));
  const known = new Set(live.map(({ name }) => nameKey(name)));
  const included = uniqueNames(init, include)
    .filter((name) => !known.has(nameKey(name)))
    .map((name) => stepOf(init, name));
  return (href, subject) => {
    const found: PropertyText[] = [];
    for (const { name, find } of usual) {
      const xml = find(subject);
      if (xml !== undefined) found.push({ name, xml });
    }
    const stored = init.stored?.(subject) ?? [];
    found.push(...stored.map(({ namespace, local, xml }) => ({ name: { namespace, local }, xml })));
    for (const { name, find } of included) {
      const xml = find(subject);
      if (xml !== undefined && !found.some((other) => sameName(other.name, name))) {
        found.push({ name, xml });
      }
    }
    return foundResponse(href, found);
  };
}

function propertyNames<Subject>(
  { table, context, stored }: SelectionInit<Subject>,
  subject: Subject,
): readonly PropertyText[] {
  const live = table.all
    .filter((property) => property.content(subject, context) !== undefined)
    .map(({ name }) => name);
  return [...live, ...(stored?.(subject) ?? [])].map(propertyName);
}

function foundResponse(href: string, properties: readonly PropertyText[]): string {
  return responseText({ href, propstats: [{ status: 200, properties }] });
}

function stepOf<Subject>(init: SelectionInit<Subject>, name: ExpandedName): Step<Subject> {
  const property = init.table.find(name);
  if (property !== undefined) return liveStep(init, property);
  const missing = propertyName(name);
  const { addressData, stored } = init;
  if (addressData !== undefined && sameName(name, ADDRESS_DATA)) {
    return { name, missing, find: addressData };
  }
  if (stored === undefined) return { name, missing, find: () => undefined };
  return {
    name,
    missing,
    find: (subject) => stored(subject).find((property) => sameName(property, name))?.xml,
  };
}

function liveStep<Subject>(
  { context }: SelectionInit<Subject>,
  property: LiveProperty<Subject>,
): Step<Subject> {
  const { name } = property;
  return {
    name,
    missing: propertyName(name),
    find(subject) {
      const content = property.content(subject, context);
      return content === undefined ? undefined : elementText(name, content);
    },
  };
}

function uniqueNames<Subject>(
  { context }: SelectionInit<Subject>,
  names: readonly ExpandedName[],
): readonly ExpandedName[] {
  const max = context.limits.maxRequestedProperties;
  if (names.length > max) {
    throw new Refusal(400, { description: `more than ${max} properties asked for` });
  }
  return [
    ...new Map(
      names.map(({ namespace, local }) => {
        const name = { namespace, local };
        return [nameKey(name), name] as const;
      }),
    ).values(),
  ];
}
