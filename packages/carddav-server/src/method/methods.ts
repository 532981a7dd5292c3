import { privilegesAt } from "../access/judge.ts";
import { isAllowed } from "../access/method-privileges.ts";
import { EVERY_PRIVILEGE, type Privilege } from "../access/privilege.ts";
import type { RequestContext } from "../context.ts";
import { Refusal } from "../refusal.ts";
import type { BookResource, CardResource, Resource } from "../resource.ts";
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

/** Answers a method of each resource of a kind. */
type Method<Of extends Resource> = (context: RequestContext, resource: Of) => Promise<Response>;

/** The methods of a kind of resources, in the order of their Allow header. */
type Methods<Of extends Resource> = ReadonlyMap<string, Method<Of>>;

const CARD_METHODS: Methods<CardResource> = new Map([
  ["GET", answerGet],
  ["HEAD", answerGet],
  ["PUT", answerPut],
  ["DELETE", answerDeleteCard],
  ["COPY", answerTransferCard],
  ["MOVE", answerTransferCard],
  ["PROPFIND", answerPropfind],
  ["PROPPATCH", answerProppatchFixed],
  ["REPORT", answerReport],
  ["LOCK", answerLock],
  ["UNLOCK", answerUnlock],
]);

// Some clients take a book for read-only when DELETE or MKCOL is missing here.
const BOOK_METHODS: Methods<BookResource> = new Map<string, Method<BookResource>>([
  ["GET", answerExport],
  ["HEAD", answerExport],
  ["POST", answerPost],
  ["DELETE", answerDeleteBook],
  ["MKCOL", (context, resource) => answerMkcol(context, resource, () => allowHeader(resource))],
  ["COPY", answerTransferBook],
  ["MOVE", answerTransferBook],
  ["PROPFIND", answerPropfind],
  ["PROPPATCH", answerProppatchBook],
  ["ACL", answerAcl],
  ["REPORT", answerReport],
  ["LOCK", answerLock],
  ["UNLOCK", answerUnlock],
]);

const FIXED_METHODS: Methods<Resource> = new Map([
  ["PROPFIND", answerPropfind],
  ["PROPPATCH", answerProppatchFixed],
  ["REPORT", answerReport],
]);

function methodNames({ kind }: Resource): readonly string[] {
  if (kind === "nowhere") return [];
  if (kind === "card") return [...CARD_METHODS.keys()];
  return [...(kind === "book" ? BOOK_METHODS : FIXED_METHODS).keys()];
}

function findAnswer(method: string, resource: Resource): Answer | undefined {
  switch (resource.kind) {
    case "nowhere":
      return undefined;
    case "card":
      return answerWith(CARD_METHODS.get(method), resource);
    case "book":
      return answerWith(BOOK_METHODS.get(method), resource);
    case "root":
    case "principals":
    case "principal":
    case "homes":
    case "home":
      return answerWith(FIXED_METHODS.get(method), resource);
  }
}

function answerWith<Of extends Resource>(
  answer: Method<Of> | undefined,
  resource: Of,
): Answer | undefined {
  return answer && ((context) => answer(context, resource));
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
  return ["OPTIONS", ...methodNames(resource).filter((method) => isAllowed(method, granted))].join(
    ", ",
  );
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
export function answerOf(context: RequestContext, resource: Resource): Answer | Promise<never> {
  return findAnswer(context.request.method, resource) ?? missingAnswer(context, resource);
}

function missingAnswer(context: RequestContext, resource: Resource): Answer | Promise<never> {
  const { method } = context.request;
  if (method === "MKCOL" && (resource.kind === "nowhere" || resource.kind === "card")) {
    return refuseMkcol;
  }
  if (resource.kind === "nowhere") {
    // RFC 4918 section 9.7.1: what a PUT would make needs a collection to be in.
    throw new Refusal(method === "PUT" ? 409 : 404, {
      description: "there is nothing at this path",
    });
  }
  return refuseMethod(context, resource);
}

// RFC 9110 sections 15.5.6 and 15.6.2
async function refuseMethod(context: RequestContext, resource: Resource): Promise<never> {
  const status = KNOWN_METHODS.has(context.request.method) ? 405 : 501;
  throw new Refusal(status, { headers: { Allow: await allowOf(context, resource) } });
}
