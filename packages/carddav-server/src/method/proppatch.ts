import { requireStill } from "../access/method-privileges.ts";
import { parseProppatch, responseText } from "@callingcard/dav-xml";
import { readXmlBody } from "../body.ts";
import { meetsCondition, requireCollectionCondition } from "../condition/conditional.ts";
import type { RequestContext } from "../context.ts";
import { bookWrite, cardWrite, failedCondition, requireUnlocked } from "../lock/lock-refusal.ts";
import {
  instructionName,
  propertyChanges,
  propertyFaults,
  protectedFault,
  type PropertyFault,
  type PropertyInstruction,
} from "../property/property-change.ts";
import { donePropstats, refusedPropstats } from "../property/property-result.ts";
import { isProtected } from "../property/book.ts";
import { prefersMinimal } from "../prefer.ts";
import { Refusal } from "../refusal.ts";
import type { BookResource, Resource } from "../resource.ts";
import { emptyResponse, findCard, multistatus, requireBook } from "./answer.ts";
import { conditionOf } from "./put.ts";

/**
 * Answers PROPPATCH of a book (RFC 4918 section 9.2): all instructions or none.
 *
 * @internal
 */
export async function answerProppatchBook(
  context: RequestContext,
  resource: BookResource,
): Promise<Response> {
  const instructions = await readInstructions(context);
  await requireStill(context, resource);
  const book = await requireBook(context, resource);
  requireCollectionCondition(context.request.headers, true);
  const faults = propertyFaults(instructions, book, context.limits);
  if (faults.length === 0) {
    const changes = propertyChanges(instructions);
    const changed = await context.store.changeBook(book.id, changes, context.guard);
    if (changed === undefined) {
      await requireBook(context, resource);
      throw await failedCondition(context, [bookWrite(book)]);
    }
  }
  return propertyResponse(context, instructions, faults);
}

/**
 * Answers PROPPATCH of what keeps no properties of clients: each instruction is refused by itself,
 * which tells a client more than a refusal of the method.
 *
 * @internal
 */
export async function answerProppatchFixed(
  context: RequestContext,
  resource: Resource,
): Promise<Response> {
  const instructions = await readInstructions(context);
  if (resource.kind === "card") {
    const book = await requireBook(context, resource);
    const card = await findCard(context, book, resource.card);
    if (card === undefined) throw new Refusal(404, { description: "there is no such card" });
    const condition = await conditionOf(context, book, resource.card);
    if (!meetsCondition(condition, card.etag)) throw new Refusal(412);
    await requireUnlocked(context, [await cardWrite(context, book, resource.card)]);
  }
  const faults = instructions.flatMap((instruction): readonly PropertyFault[] => {
    const name = instructionName(instruction);
    if (isProtected(name)) return [protectedFault(name)];
    // To remove what is not there is no error (RFC 4918 section 14.23).
    if (instruction.kind === "remove") return [];
    return [{ name, status: 403, description: "properties are kept for address books only" }];
  });
  return propertyResponse(context, instructions, faults);
}

async function readInstructions({
  request,
  limits,
}: RequestContext): Promise<readonly PropertyInstruction[]> {
  const octets = await readXmlBody(request, limits.maxXmlOctets);
  return parseProppatch(octets).instructions;
}

function propertyResponse(
  context: RequestContext,
  instructions: readonly PropertyInstruction[],
  faults: readonly PropertyFault[],
): Promise<Response> {
  if (faults.length === 0 && prefersMinimal(context.request)) return minimalResponse();
  const names = instructions.map(instructionName);
  const propstats = faults.length === 0 ? donePropstats(names) : refusedPropstats(names, faults);
  async function* responses(): AsyncGenerator<string> {
    yield responseText({ href: context.url.pathname, propstats });
  }
  return multistatus(context, responses());
}

// That all was done needs no saying (RFC 8144 section 2.2).
async function minimalResponse(): Promise<Response> {
  return emptyResponse(204, { "Preference-Applied": "return=minimal", Vary: "Brief, Prefer" });
}
