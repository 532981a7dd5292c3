import { dav } from "@callingcard/dav-xml";
import { privilegesAt, requirePrivileges } from "../access/judge.ts";
import { requireCondition } from "../condition/read-condition.ts";
import type { RequestContext } from "../context.ts";
import { locksOn } from "../lock/lock-rule.ts";
import { Refusal } from "../refusal.ts";
import type { BookResource, CardResource } from "../resource.ts";
import { emptyResponse } from "./answer.ts";

/**
 * Answers UNLOCK (RFC 4918 section 9.11) of anything in the scope of the lock.
 *
 * @throws Refusal 400 without a token, 409 `DAV:lock-token-matches-request-uri` when the resource does
 *   not have that lock, 403 `DAV:need-privileges` when it is another's and the user may not unlock
 *   (RFC 3744 section 3.5), 412 when the conditions of the request do not hold.
 *
 * @internal
 */
export async function answerUnlock(
  context: RequestContext,
  resource: BookResource | CardResource,
): Promise<Response> {
  const { store, user } = context;
  const token = lockToken(context.request.headers);
  const book = await store.findBook(resource.user, resource.book);
  if (book === undefined) throw notLocked();
  const name = resource.kind === "card" ? resource.card : undefined;
  const locks = locksOn(await store.listLocks(book.id, context.now()), name);
  const lock = locks.find((other) => other.token === token);
  if (lock === undefined) throw notLocked();
  if (lock.user !== user) await requireUnlocker(context, resource);
  await requireCondition(context, resource);
  if (!(await store.removeLock(book.id, token))) throw notLocked();
  return emptyResponse(204, { "Cache-Control": "no-store" });
}

// Who may neither take a lock away nor read what it is on is not told that there is one.
async function requireUnlocker(
  context: RequestContext,
  resource: BookResource | CardResource,
): Promise<void> {
  const granted = await privilegesAt(context, resource);
  if (granted.has("unlock")) return;
  if (!granted.has("read")) throw notLocked();
  await requirePrivileges(context, [{ resource, privilege: "unlock" }]);
}

// Reads `Lock-Token` (RFC 4918 section 10.5), a URI in angle brackets.
function lockToken(headers: Headers): string {
  const value = headers.get("lock-token") ?? "";
  const token = /^\s*<([^<>\s]+)>\s*$/.exec(value)?.[1];
  if (token !== undefined) return token;
  throw new Refusal(400, { description: "Lock-Token holds no URI in angle brackets" });
}

function notLocked(): Refusal {
  return new Refusal(409, { condition: dav("lock-token-matches-request-uri") });
}
