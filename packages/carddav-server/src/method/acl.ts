import { requireStill } from "../access/method-privileges.ts";
import { DavXmlError, parseAcl, type Ace, type AcePrincipal } from "@callingcard/dav-xml";
import { sameName } from "@callingcard/xml";
import { checkAces, checkConflicts, isOwnerAce, violation } from "../access/ace-check.ts";
import { aclProperty, keptPrincipal, OWNER_ACE, principalName } from "../access/access-list.ts";
import { findPrincipal } from "../access/known-principals.ts";
import { readXmlBody } from "../body.ts";
import { requireCollectionCondition } from "../condition/conditional.ts";
import type { RequestContext } from "../context.ts";
import { bookWrite, failedCondition } from "../lock/lock-refusal.ts";
import { isOwnHost } from "../own-host.ts";
import { Refusal } from "../refusal.ts";
import { parseResource, type BookResource } from "../resource.ts";
import { emptyResponse, requireBook } from "./answer.ts";

/**
 * Answers ACL of a book (RFC 3744 section 8.1): its entries become those of the body, but for the protected
 * one. Its cards inherit them.
 *
 * @internal
 */
export async function answerAcl(
  context: RequestContext,
  resource: BookResource,
): Promise<Response> {
  const { request, limits, store, aclRestrictions } = context;
  const octets = await readXmlBody(request, limits.maxXmlOctets);
  await requireStill(context, resource);
  const sent = readAces(octets, limits.maxAces);
  const book = await requireBook(context, resource);
  requireCollectionCondition(request.headers, true);
  checkAces(sent, aclRestrictions);
  const set = sent.filter((ace) => !isOwnerAce(ace));
  if (set.length > limits.maxAces) throw tooMany(limits.maxAces);
  const aces: Ace[] = [];
  for (const ace of set) {
    aces.push({ ...ace, principal: await recognized(context, ace.principal) });
  }
  const required: AcePrincipal[] = [];
  for (const principal of aclRestrictions.requiredPrincipals) {
    required.push(await recognized(context, principal));
  }
  checkConflicts(aces, (principal) => whoIs(principal, book.owner), book.owner, {
    ...aclRestrictions,
    requiredPrincipals: required,
  });
  const changes = { set: [aclProperty(aces)], remove: [] };
  if ((await store.changeBook(book.id, changes, context.guard)) === undefined) {
    await requireBook(context, resource);
    throw await failedCondition(context, [bookWrite(book)]);
  }
  return emptyResponse(200);
}

function readAces(octets: Uint8Array, maxAces: number): readonly Ace[] {
  try {
    // One more than can be set: the protected entry may be among them.
    return parseAcl(octets, { maxAces: maxAces + 1 });
  } catch (error) {
    if (!(error instanceof DavXmlError) || error.code !== "too-many-aces") throw error;
    throw tooMany(maxAces);
  }
}

function tooMany(maxAces: number): Refusal {
  return violation("limited-number-of-aces", `a list has at most ${maxAces} entries`);
}

// The principal of an entry as it is kept.
//
// Throws Refusal 403 `DAV:allowed-principal` for those who are not signed in and for what no address book is,
// `DAV:recognized-principal` for a reference to no principal.
async function recognized(context: RequestContext, principal: AcePrincipal): Promise<AcePrincipal> {
  switch (principal.kind) {
    case "authenticated":
      return principal;
    case "href": {
      const name = nameOf(context, principal.href);
      const found = name === undefined ? undefined : await findPrincipal(context, name);
      if (found !== undefined) return keptPrincipal(found.name);
      throw violation("recognized-principal", "the reference is to no principal");
    }
    case "property":
      if (
        OWNER_ACE.principal.kind === "property" &&
        sameName(principal.property, OWNER_ACE.principal.property)
      ) {
        return principal;
      }
      throw violation("allowed-principal", `no principal is in ${principal.property.local}`);
    case "all":
    case "unauthenticated":
    case "self":
      throw violation("allowed-principal", `${principal.kind} is nobody who can be signed in`);
  }
}

function nameOf(context: RequestContext, href: string): string | undefined {
  const { prefix, limits, url, request } = context;
  const target = URL.parse(href, url.href);
  if (target === null || !isOwnHost(target, url, request.headers)) return undefined;
  try {
    const resource = parseResource(target.pathname, prefix, limits.maxSegmentLength);
    return resource.kind === "principal" ? resource.user : undefined;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

// One text for each principal: its name, or a kind that no name can be.
function whoIs(principal: AcePrincipal, owner: string): string {
  if (principal.kind === "property") return owner;
  return principalName(principal) ?? `/${principal.kind}`;
}
