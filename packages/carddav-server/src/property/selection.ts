import { carddav, propertyName, type Propfind } from "@callingcard/dav-xml";
import { sameName, type ExpandedName } from "@callingcard/xml";
import { Refusal } from "../refusal.ts";
import type { StoredProperty } from "../store.ts";
import { elementTags } from "./element-text.ts";
import {
  nameKey,
  type LiveProperty,
  type PropertyContext,
  type PropertyTable,
} from "./live-property.ts";
import {
  ALL_FOUND,
  propertiesResponse,
  type PropertyTexts,
  type ResponseHead,
} from "./properties-response.ts";

/**
 * Writes the `DAV:response` of resources of one kind, as one request asked for them, behind its head: what
 * `responseHead` or `memberHeads` writes.
 */
export type ResponseWriter<Subject> = (head: ResponseHead, subject: Subject) => string;

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

/** Finds one property. */
interface Step<Subject> {
  readonly name: ExpandedName;
  /** The element without a value. */
  readonly missing: string;
  /** The tags around what is found. */
  readonly start: string;
  readonly end: string;
  /** `undefined` when the resource does not have it; empty for an element without content. */
  readonly find: (subject: Subject) => string | undefined;
  readonly mayRead?: ((subject: Subject) => boolean) | undefined;
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
      return (head, subject) => propertiesResponse(head, { found: propertyNames(init, subject) });
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
  const seamed = seamsOf(steps);
  // Resources of one request are alike: where one lacks a property, the others are not expected to have it.
  let isWhole = steps.length > 0;
  return (head, subject) => {
    const whole = isWhole ? wholeResponse(head, seamed, subject) : undefined;
    if (whole !== undefined) return whole;
    isWhole = false;
    return propertiesResponse(head, textsOf(steps, subject, init.isMinimal));
  };
}

/** Steps with what stands before each content, and behind the last one, when all are found. */
interface Seamed<Subject> {
  readonly steps: readonly (Step<Subject> & { readonly before: string })[];
  readonly close: string;
}

// Joined, so that each is a text in one piece.
function seamsOf<Subject>(steps: readonly Step<Subject>[]): Seamed<Subject> {
  const endBefore = (index: number): string => steps[index - 1]?.end ?? ALL_FOUND.open;
  return {
    steps: steps.map((step, index) => ({
      ...step,
      before: [endBefore(index), step.start].join(""),
    })),
    close: [endBefore(steps.length), ALL_FOUND.close].join(""),
  };
}

// The response of a resource that has all; `undefined` for another.
function wholeResponse<Subject>(
  head: ResponseHead,
  { steps, close }: Seamed<Subject>,
  subject: Subject,
): string | undefined {
  let text: string = head;
  for (const { before, find, mayRead } of steps) {
    const content = mayRead?.(subject) === false ? undefined : find(subject);
    // An element without content is written in its short form.
    if (content === undefined || content === "") return undefined;
    text += before + content;
  }
  return text + close;
}

// What a resource has of the properties that were asked for by name, and what not.
function textsOf<Subject>(
  steps: readonly Step<Subject>[],
  subject: Subject,
  isMinimal: boolean,
): PropertyTexts {
  let found = "";
  let denied = "";
  let missing = "";
  for (const step of steps) {
    if (step.mayRead?.(subject) === false) {
      denied += step.missing;
      continue;
    }
    const content = step.find(subject);
    if (content === undefined) missing += step.missing;
    else found += elementOf(step, content);
  }
  return { found, denied, missing: isMinimal ? "" : missing };
}

function elementOf<Subject>({ start, end, missing }: Step<Subject>, content: string): string {
  return content === "" ? missing : start + content + end;
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
  return (head, subject) => {
    const stored = init.stored?.(subject) ?? [];
    const more = included.filter(
      ({ name }) => !stored.some((property) => sameName(property, name)),
    );
    const texts = textsOf(more, subject, init.isMinimal);
    const { found: own } = textsOf(usual, subject, true);
    const found = [own, ...stored.map(({ xml }) => xml)];
    return propertiesResponse(head, { ...texts, found: found.join("") + texts.found });
  };
}

function propertyNames<Subject>(
  { table, context, stored }: SelectionInit<Subject>,
  subject: Subject,
): string {
  const live = table.all
    .filter((property) => property.content(subject, context) !== undefined)
    .map(({ name }) => name);
  return [...live, ...(stored?.(subject) ?? [])].map((name) => propertyName(name).xml).join("");
}

function stepOf<Subject>(init: SelectionInit<Subject>, name: ExpandedName): Step<Subject> {
  const property = init.table.find(name);
  if (property !== undefined) return liveStep(init, property);
  const missing = propertyName(name).xml;
  const { addressData, stored } = init;
  if (addressData !== undefined && sameName(name, ADDRESS_DATA)) {
    return { name, missing, start: "", end: "", find: addressData };
  }
  if (stored === undefined) return { name, missing, start: "", end: "", find: () => undefined };
  return {
    name,
    missing,
    start: "",
    end: "",
    find: (subject) => stored(subject).find((property) => sameName(property, name))?.xml,
  };
}

function liveStep<Subject>(
  { context }: SelectionInit<Subject>,
  property: LiveProperty<Subject>,
): Step<Subject> {
  const { name } = property;
  const { start, end, empty } = elementTags(name);
  return {
    name,
    missing: empty,
    start,
    end,
    mayRead: property.mayRead,
    find: (subject) => property.content(subject, context),
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
