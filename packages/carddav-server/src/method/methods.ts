import { privilegesAt } from "../access/judge.ts";
import { isAllowed } from "../access/method-privileges.ts";
import { EVERY_PRIVILEGE, type Privilege } from "../access/privilege.ts";
import type { RequestContext } from "../context.ts";
import { Refusal } from "../refusal.ts";
import type { Resource } from "../resource.ts";
import { answerAcl } from "./acl.ts";
import { answerDeleteBook, answerDeleteCard } from "./delete.ts";
import { answerExport } from "./export.ts";
import { answerGet } from "./get.ts";
import { answerLock } from "./lock.ts";
import { answerMkcol, refuseMkcol } from "./mkcol.ts";
import { answerPost } from "./post.ts";
import { answerPropfind } from "./propfind.ts";
import { answerProppatchBook, answerProppatchFixed } from "./proppatch.ts";
import { answerPut } from "./put.ts";
import { answerReport } from "./report.ts";
import { answerUnlock } from "./unlock.ts";
import { answerTransferBook, answerTransferCard } from "./transfer.ts";

/** What this server has for some resource, or HTTP for each (RFC 9110 section 9). */
const KNOWN_METHODS: ReadonlySet<string> = new Set(
  "GET HEAD POST PUT DELETE CONNECT OPTIONS TRACE COPY MOVE MKCOL PROPFIND PROPPATCH LOCK UNLOCK ACL REPORT".split(
    " ",
  ),
);

/** Answers one method of one resource. */
export type Answer = (context: RequestContext) => Promise<Response>;

// The methods of a resource with their answers, in the order of its Allow header.
function methodsOf(resource: Resource): ReadonlyMap<string, Answer> {
  switch (resource.kind) {
    case "card":
      return new Map<string, Answer>([
        ["GET", (context) => answerGet(context, resource)],
        ["HEAD", (context) => answerGet(context, resource)],
        ["PUT", (context) => answerPut(context, resource)],
        ["DELETE", (context) => answerDeleteCard(context, resource)],
        ["COPY", (context) => answerTransferCard(context, resource)],
        ["MOVE", (context) => answerTransferCard(context, resource)],
        ["PROPFIND", (context) => answerPropfind(context, resource)],
        ["PROPPATCH", (context) => answerProppatchFixed(context, resource)],
        ["REPORT", (context) => answerReport(context, resource)],
        ["LOCK", (context) => answerLock(context, resource)],
        ["UNLOCK", (context) => answerUnlock(context, resource)],
      ]);
    case "book":
      // Some clients take a book for read-only when DELETE or MKCOL is missing here.
      return new Map<string, Answer>([
        ["GET", (context) => answerExport(context, resource)],
        ["HEAD", (context) => answerExport(context, resource)],
        ["POST", (context) => answerPost(context, resource)],
        ["DELETE", (context) => answerDeleteBook(context, resource)],
        ["MKCOL", (context) => answerMkcol(context, resource, () => allowHeader(resource))],
        ["COPY", (context) => answerTransferBook(context, resource)],
        ["MOVE", (context) => answerTransferBook(context, resource)],
        ["PROPFIND", (context) => answerPropfind(context, resource)],
        ["PROPPATCH", (context) => answerProppatchBook(context, resource)],
        ["ACL", (context) => answerAcl(context, resource)],
        ["REPORT", (context) => answerReport(context, resource)],
        ["LOCK", (context) => answerLock(context, resource)],
        ["UNLOCK", (context) => answerUnlock(context, resource)],
      ]);
    case "nowhere":
      return new Map();
    case "root":
    case "principals":
    case "principal":
    case "homes":
    case "home":
      return new Map<string, Answer>([
        ["PROPFIND", (context) => answerPropfind(context, resource)],
        ["PROPPATCH", (context) => answerProppatchFixed(context, resource)],
        ["REPORT", (context) => answerReport(context, resource)],
      ]);
  }
}

/**
 * The Allow header of a resource (RFC 9110 section 10.2.1).
 *
 * @param granted What the user may do; without it, all that a resource of the kind can have.
 *
 * @internal
 */
export function allowHeader(
  resource: Resource,
  granted: ReadonlySet<Privilege> = EVERY_PRIVILEGE,
): string {
  const methods = [...methodsOf(resource).keys()];
  return ["OPTIONS", ...methods.filter((method) => isAllowed(method, granted))].join(", ");
}

/**
 * The Allow header of a resource for who asks: what is only read has no methods that write, and what is
 * another's has none, whether it exists or not.
 *
 * @internal
 */
export async function allowOf(context: RequestContext, resource: Resource): Promise<string> {
  const isOthers = "user" in resource && resource.user !== context.user;
  return isOthers
    ? allowHeader(resource, await privilegesAt(context, resource))
    : allowHeader(resource);
}

/**
 * Finds the answer of a method.
 *
 * @throws Refusal 404 for a path that names nothing, 405 for a method that a resource does not have, 501 for one
 *   that none has.
 *
 * @internal
 */
export async function answerOf(context: RequestContext, resource: Resource): Promise<Answer> {
  const { method } = context.request;
  const answer = methodsOf(resource).get(method);
  if (answer !== undefined) return answer;
  if (method === "MKCOL" && (resource.kind === "nowhere" || resource.kind === "card")) {
    return refuseMkcol;
  }
  if (resource.kind === "nowhere") {
    // RFC 4918 section 9.7.1: what a PUT would make needs a collection to be in.
    throw new Refusal(method === "PUT" ? 409 : 404, {
      description: "there is nothing at this path",
    });
  }
  // RFC 9110 sections 15.5.6 and 15.6.2
  const status = KNOWN_METHODS.has(method) ? 405 : 501;
  throw new Refusal(status, { headers: { Allow: await allowOf(context, resource) } });
}
