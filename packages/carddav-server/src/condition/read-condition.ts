import type { RequestContext } from "../context.ts";
import { findCard } from "../method/answer.ts";
import { conditionOf } from "../method/put.ts";
import { Refusal } from "../refusal.ts";
import type { Resource } from "../resource.ts";
import { meetsCondition, requireCollectionCondition } from "./conditional.ts";

/** Methods that look at their conditions before they begin; all others do it themselves, later. */
const METHODS: ReadonlySet<string> = new Set(["PROPFIND", "REPORT", "POST", "ACL"]);

const FIELDS = ["if-match", "if-none-match", "if-unmodified-since"];

/**
 * Decides the conditions of a method that looks at them before it begins.
 *
 * @throws Refusal as {@link requireCondition} does.
 *
 * @internal
 */
export function requireReadCondition(
  context: RequestContext,
  resource: Resource,
): Promise<void> | undefined {
  const { method, headers } = context.request;
  if (!METHODS.has(method) || !isConditional(headers)) return undefined;
  return requireCondition(context, resource);
}

function isConditional(headers: Headers): boolean {
  return FIELDS.some((field) => headers.has(field));
}

/**
 * Decides the conditions of a request that writes no card (RFC 9110 section 13.2). What is not there
 * has no condition: the method refuses it for a better reason.
 *
 * @throws Refusal 412 when they do not hold, 400 when a field is malformed.
 *
 * @internal
 */
export async function requireCondition(context: RequestContext, resource: Resource): Promise<void> {
  const { headers } = context.request;
  if (!isConditional(headers)) return;
  if (resource.kind === "nowhere") return;
  if (resource.kind !== "book" && resource.kind !== "card") {
    requireCollectionCondition(headers, true);
    return;
  }
  const book = await context.store.findBook(resource.user, resource.book);
  if (book === undefined) return;
  if (resource.kind === "book") {
    requireCollectionCondition(headers, true);
    return;
  }
  const card = await findCard(context, book, resource.card);
  if (card === undefined) return;
  const condition = await conditionOf(context, book, resource.card);
  if (!meetsCondition(condition, card.etag)) throw new Refusal(412);
}
