import { responseText, type ExpandProperty } from "@callingcard/dav-xml";
import type { RequestContext } from "../context.ts";
import { multistatus, parseDepth } from "../method/answer.ts";
import { elementText } from "../property/element-text.ts";
import { Refusal } from "../refusal.ts";
import type { Resource } from "../resource.ts";
import { memberHrefs } from "./member-hrefs.ts";
import {
  askedProperty,
  askedResponse,
  linkedView,
  viewOf,
  type AskedProperty,
  type View,
} from "./resource-view.ts";

/**
 * Answers `DAV:expand-property` (RFC 3253 section 3.8): properties, and in place of each href in
 * them the properties of what it names. Depth and number of the answers are bounded.
 * With Depth 1 each member of a collection is answered too (section 3.6).
 *
 * @throws Refusal 403 when there would be too many, or Depth is infinity.
 *
 * @internal
 */
export async function answerExpandProperty(
  context: RequestContext,
  resource: Resource,
  properties: readonly ExpandProperty[],
): Promise<Response> {
  const depth = parseDepth(context.request.headers, "0");
  if (depth === "infinity") {
    throw new Refusal(403, { description: "expand-property has Depth 0 or 1" });
  }
  const view = await viewOf(context, resource);
  if (view === undefined) throw new Refusal(404, { description: "there is no such resource" });
  const budget = { left: context.limits.maxExpandResponses - 1 };
  const own = await expandedResponse(context, context.url.pathname, view, properties, budget);
  const members = depth === "1" ? await memberHrefs(context, resource, budget.left + 1) : [];
  const text = own + (await expandedHrefs(context, members, properties, budget));
  async function* responses(): AsyncGenerator<string> {
    yield text;
  }
  return multistatus(context, responses());
}

/** How many resources may still be answered. */
interface Budget {
  left: number;
}

async function expandedResponse(
  context: RequestContext,
  href: string,
  view: View,
  properties: readonly ExpandProperty[],
  budget: Budget,
): Promise<string> {
  const asked: AskedProperty[] = [];
  for (const property of properties) {
    const one = askedProperty(view, property);
    const hrefs = property.properties.length > 0 ? view.hrefs(property) : undefined;
    if (one.xml === undefined || hrefs === undefined) {
      asked.push(one);
      continue;
    }
    const text = await expandedHrefs(context, hrefs, property.properties, budget);
    asked.push({ ...one, xml: elementText(one.name, text) });
  }
  return askedResponse(href, asked);
}

// What cannot be seen is answered as what is not there, and costs as much.
async function expandedHrefs(
  context: RequestContext,
  hrefs: readonly string[],
  properties: readonly ExpandProperty[],
  budget: Budget,
): Promise<string> {
  let text = "";
  for (const href of hrefs) {
    budget.left--;
    if (budget.left < 0) {
      const { maxExpandResponses } = context.limits;
      throw new Refusal(403, {
        description: `more than ${maxExpandResponses} resources to expand`,
      });
    }
    const view = await linkedView(context, href);
    text +=
      view === undefined
        ? responseText({ href, status: 404, propstats: [] })
        : await expandedResponse(context, href, view, properties, budget);
  }
  return text;
}
