import { privilegesAt } from "../access/judge.ts";
import type { RequestContext } from "../context.ts";
import { prefersRepresentation } from "../prefer.ts";
import { Refusal } from "../refusal.ts";
import type { Resource } from "../resource.ts";
import { findCard, requireBook, wholeResponse } from "./answer.ts";
import { negotiatedCard } from "./represented-card.ts";

/** Methods that change a card. */
const WRITING: ReadonlySet<string> = new Set(["PUT", "DELETE", "COPY", "MOVE", "PROPPATCH"]);

/** Fields that make a request conditional. */
const CONDITIONS = ["if-match", "if-none-match", "if-unmodified-since", "if"] as const;

/**
 * Answers a write whose condition did not hold with what the card is now, where the client prefers that (RFC 8144
 * section 3.2).
 *
 * @param error What the write threw.
 * @returns The answer with status 412.
 * @throws The error where it is another one, or where the preference cannot be met.
 *
 * @internal
 */
export async function currentCardOr(
  context: RequestContext,
  resource: Resource,
  error: unknown,
): Promise<Response> {
  const { request } = context;
  const isFailedCondition =
    error instanceof Refusal &&
    error.status === 412 &&
    WRITING.has(request.method) &&
    CONDITIONS.some((field) => request.headers.has(field));
  if (!isFailedCondition || !prefersRepresentation(request)) throw error;
  const response = await currentCard(context, resource);
  if (response === undefined) throw error;
  return response;
}

async function currentCard(
  context: RequestContext,
  resource: Resource,
): Promise<Response | undefined> {
  if (resource.kind !== "card") return undefined;
  if (!(await privilegesAt(context, resource)).has("read")) return undefined;
  try {
    const card = await findCard(context, await requireBook(context, resource), resource.card);
    if (card === undefined) return undefined;
    const { octets, etag, contentType } = await negotiatedCard(context, card);
    return wholeResponse(octets, 412, {
      ETag: `"${etag}"`,
      "Content-Type": contentType,
      "Content-Location": context.url.pathname,
      "Preference-Applied": "return=representation",
      "X-Content-Type-Options": "nosniff",
      Vary: "Accept, Prefer",
    });
  } catch (failure) {
    if (failure instanceof Refusal) return undefined;
    throw failure;
  }
}
