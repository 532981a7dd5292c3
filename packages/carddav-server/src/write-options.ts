import type { RequestContext } from "./context.ts";
import type { Authored, WriteOptions } from "./store.ts";

/** Most of a `User-Agent` that is remembered, in UTF-16 code units. */
const MAX_CLIENT_LENGTH = 256;

/**
 * What goes with a write to a book of an owner: what bounds it, and who writes.
 *
 * @internal
 */
export function writeOptions(context: RequestContext, owner: string): WriteOptions {
  const quotaOctets = context.quota?.(owner);
  return { ...authored(context), ...(quotaOctets !== undefined && { quotaOctets }) };
}

/**
 * Who writes, where that is to be remembered.
 *
 * @internal
 */
export function authored({ keepsAuthors, user, request }: RequestContext): Authored {
  if (!keepsAuthors) return {};
  const client = request.headers.get("user-agent")?.slice(0, MAX_CLIENT_LENGTH);
  const { method } = request;
  return { author: { actor: user, method, ...(client !== undefined && { client }) } };
}
