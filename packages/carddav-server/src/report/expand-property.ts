import {
  propertyName,
  responseText,
  type ExpandProperty,
  type PropertyText,
} from "@callingcard/dav-xml";
import type { RequestContext } from "../context.ts";
import { findCard, multistatus, requireBook } from "../method/answer.ts";
import { bookSubject } from "../method/propfind.ts";
import { BOOK_PROPERTIES } from "../property/book.ts";
import { CARD_PROPERTIES } from "../property/card.ts";
import { elementText } from "../property/element-text.ts";
import type { PropertyTable } from "../property/live-property.ts";
import {
  HOME_PROPERTIES,
  PRINCIPAL_PROPERTIES,
  STRUCTURE_PROPERTIES,
} from "../property/principal.ts";
import { Refusal } from "../refusal.ts";
import { parseResource, type Resource } from "../resource.ts";
import type { StoredProperty } from "../store.ts";

/**
 * Answers `DAV:expand-property` (RFC 3253 section 3.8): properties, and in place of each href in
 * them the properties of what it names. Depth and number of the answers are bounded.
 *
 * @internal
 */
export async function answerExpandProperty(
  context: RequestContext,
  resource: Resource,
  properties: readonly ExpandProperty[],
): Promise<Response> {
  const view = await viewOf(context, resource);
  const budget = { left: context.limits.maxExpandResponses };
  const text = await expandedResponse(context, context.url.pathname, view, properties, budget);
  async function* responses(): AsyncGenerator<string> {
    yield text;
  }
  return multistatus(context, responses());
}

/** A resource whose properties can be asked for, whatever its kind. */
interface View {
  content(name: ExpandProperty): string | undefined;
  /** What a property links to; `undefined` when it holds something else than hrefs. */
  hrefs(name: ExpandProperty): readonly string[] | undefined;
}

async function viewOf(context: RequestContext, resource: Resource): Promise<View> {
  switch (resource.kind) {
    case "root":
    case "principals":
    case "homes":
      return createView(context, STRUCTURE_PROPERTIES, undefined);
    case "principal":
      return createView(context, PRINCIPAL_PROPERTIES, undefined);
    case "home":
      return createView(context, HOME_PROPERTIES, undefined);
    case "book": {
      const book = await requireBook(context, resource);
      const subject = await bookSubject(context, book);
      return createView(context, BOOK_PROPERTIES, subject, book.properties);
    }
    case "card": {
      const book = await requireBook(context, resource);
      const card = await findCard(context, book, resource.card);
      if (card === undefined) throw new Refusal(404);
      return createView(context, CARD_PROPERTIES, card);
    }
    case "nowhere":
      throw new Refusal(404);
  }
}

function createView<Subject>(
  context: RequestContext,
  table: PropertyTable<Subject>,
  subject: Subject,
  stored: readonly StoredProperty[] = [],
): View {
  return {
    content(name) {
      const property = table.find(name);
      const content = property?.content(subject, context);
      if (content !== undefined) return elementText(name, content);
      const { namespace, local } = name;
      return stored.find((other) => other.local === local && other.namespace === namespace)?.xml;
    },
    hrefs: (name) => table.find(name)?.hrefs?.(subject, context),
  };
}

async function expandedResponse(
  context: RequestContext,
  href: string,
  view: View,
  properties: readonly ExpandProperty[],
  budget: { left: number },
): Promise<string> {
  budget.left--;
  if (budget.left < 0) {
    const { maxExpandResponses } = context.limits;
    throw new Refusal(403, { description: `more than ${maxExpandResponses} resources to expand` });
  }
  const found: PropertyText[] = [];
  const missing: PropertyText[] = [];
  for (const property of properties) {
    const name = { namespace: property.namespace, local: property.local };
    const hrefs = property.properties.length > 0 ? view.hrefs(property) : undefined;
    const xml =
      hrefs === undefined
        ? view.content(property)
        : elementText(name, await expandedHrefs(context, hrefs, property.properties, budget));
    if (xml === undefined) missing.push(propertyName(name));
    else found.push({ name, xml });
  }
  const propstats = [
    ...(found.length > 0 || missing.length === 0 ? [{ status: 200, properties: found }] : []),
    ...(missing.length > 0 ? [{ status: 404, properties: missing }] : []),
  ];
  return responseText({ href, propstats });
}

async function expandedHrefs(
  context: RequestContext,
  hrefs: readonly string[],
  properties: readonly ExpandProperty[],
  budget: { left: number },
): Promise<string> {
  let text = "";
  for (const href of hrefs) {
    const resource = parseResource(href, context.prefix, context.limits.maxSegmentLength);
    const view = await viewOf(context, resource);
    text += await expandedResponse(context, href, view, properties, budget);
  }
  return text;
}
