import { ADD_MEMBER_QUERY } from "../add-member-query.ts";
import type { RequestContext } from "../context.ts";
import type { BookResource } from "../resource.ts";
import { answerAddMember } from "./add-member.ts";
import { answerImport } from "./import.ts";

/**
 * Answers POST of a book: one card at its Add-Member URI (RFC 5995), any number at its own.
 *
 * @internal
 */
export async function answerPost(
  context: RequestContext,
  resource: BookResource,
): Promise<Response> {
  const isMember = context.url.searchParams.has(ADD_MEMBER_QUERY.slice(1));
  return isMember ? answerAddMember(context, resource) : answerImport(context, resource);
}
