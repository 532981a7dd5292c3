import { requireStill } from "../access/method-privileges.ts";
import { privilegesOfBook } from "../access/judge.ts";
import { readBody } from "../body.ts";
import { cardNameOf } from "../card-name.ts";
import { isJCardType } from "../card-type.ts";
import { bothConditions, requireCollectionCondition } from "../condition/conditional.ts";
import type { RequestContext } from "../context.ts";
import { readNewCard } from "../new-card.ts";
import { quotaExceeded } from "../quota.ts";
import { Refusal } from "../refusal.ts";
import { vcardOfJCard } from "../representation/jcard-body.ts";
import { JCARD, storedRepresentation } from "../representation/representation.ts";
import type { BookResource } from "../resource.ts";
import { findCard, requireBook } from "./answer.ts";
import { putResponse } from "./put-response.ts";
import { tooLarge, uidConflict } from "./put.ts";
import { writeCard } from "./write-card.ts";

/** Names that are tried while others are taken. */
const MAX_ATTEMPTS = 5;

/**
 * Answers POST at the Add-Member URI of a book (RFC 5995): a card as PUT takes it, under a name that the
 * server chooses.
 *
 * @internal
 */
export async function answerAddMember(
  context: RequestContext,
  resource: BookResource,
): Promise<Response> {
  const { request, limits, paths } = context;
  const isJson = isJCardType(request.headers.get("content-type"));
  const book = await requireBook(context, resource);
  requireCollectionCondition(request.headers, true);
  const sent = await readBody(request, limits.maxResourceOctets, () => tooLarge(context));
  await requireStill(context, resource);
  const octets = isJson ? vcardOfJCard(sent) : sent;
  if (octets.length > limits.maxResourceOctets) throw tooLarge(context);
  const asked = await readNewCard("", octets, context.now(), context.digest);
  const condition = bothConditions(context.guard, { ifNoneMatch: "*" });
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const name = await cardNameOf(asked.uid, attempt);
    const { result, card } = await writeCard(context, book, { ...asked, name }, condition);
    switch (result.kind) {
      case "created":
      case "replaced": {
        const href = paths.card(book.owner, book.name, name);
        const response = await putResponse(context, {
          status: 201,
          href,
          card,
          isVerbatim: card.octets === sent,
          isReadable: (await privilegesOfBook(context, book)).has("read"),
          sentAs: isJson ? JCARD : storedRepresentation(octets),
        });
        response.headers.set("Location", href);
        return response;
      }
      case "precondition-failed":
        if ((await findCard(context, book, name)) === undefined) throw new Refusal(412);
        continue;
      case "uid-conflict":
        throw await uidConflict(context, book, result.name);
      case "quota-exceeded":
        throw quotaExceeded();
      case "no-book":
        throw new Refusal(404, { description: "there is no such address book" });
    }
  }
  throw new Refusal(503, { description: "others write cards of the same names" });
}
