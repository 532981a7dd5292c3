import { carddav } from "@callingcard/dav-xml";
import { type Need, requirePrivileges } from "../access/judge.ts";
import { readBody, readChunks } from "../body.ts";
import { isJCardType } from "../card-type.ts";
import { requireCollectionCondition } from "../condition/conditional.ts";
import type { RequestContext } from "../context.ts";
import {
  type Duplicates,
  importCard,
  type ImportedCard,
  type ImportRules,
} from "../import/import-card.ts";
import { importResponse } from "../import/import-response.ts";
import { bookTarget, pretendedTarget } from "../import/import-target.ts";
import { inWindows, type PendingCard } from "../import/import-window.ts";
import { prepareCard, type PreparedCard } from "../import/prepared-card.ts";
import type { Place, SentCard, SentPart, StrayPart } from "../import/sent-card.ts";
import { sentJCards } from "../import/sent-jcards.ts";
import { sentVcards } from "../import/sent-vcards.ts";
import { CARD_OCTETS, createTurns } from "../import/turns.ts";
import { Refusal } from "../refusal.ts";
import type { BookResource } from "../resource.ts";
import type { AddressBook } from "../store.ts";
import { storeRefusal } from "../store-failure.ts";
import { multistatus, requireBook } from "./answer.ts";
import { uidConflict } from "./put.ts";

/**
 * Answers POST of a book: cards of any number, each judged as in a PUT and answered for by itself. The body is
 * read as it arrives; the answer begins behind its end, so that no client has to read and write at once.
 *
 * @internal
 */
export async function answerImport(
  context: RequestContext,
  resource: BookResource,
): Promise<Response> {
  const { request, url } = context;
  const isJson = isJCardType(request.headers.get("content-type"));
  const duplicates = readDuplicates(url.searchParams.get("duplicates"));
  const isDryRun = url.searchParams.has("dry-run");
  const book = await requireBook(context, resource);
  requireCollectionCondition(request.headers, true);
  const needs = needsOf(resource, duplicates);
  await requirePrivileges(context, needs);
  const target = isDryRun ? await pretendedTarget(context, book) : bookTarget(context, book, needs);
  const rules: ImportRules = {
    target,
    duplicates,
    uidConflict: (name) => uidConflict(context, book, name),
  };
  const parts = isJson ? await jcardParts(context) : vcardParts(context);
  const texts = await importAll(context, book, parts, rules);
  return multistatus(context, textsOf(texts));
}

async function importAll(
  context: RequestContext,
  { owner, name }: AddressBook,
  parts: AsyncIterable<SentPart> | Iterable<SentPart>,
  rules: ImportRules,
): Promise<readonly string[]> {
  const { paths } = context;
  const respond = importResponse(paths.book(owner, name), (card) => paths.card(owner, name, card));
  const texts: string[] = [];
  for await (const window of inWindows(pendingCards(context, parts))) {
    const results = await Promise.all(window.map(({ card }) => resultOf(context, card, rules)));
    for (const [index, { place }] of window.entries()) {
      const result = results[index];
      if (result !== undefined) texts.push(respond({ place, result }));
    }
  }
  return texts;
}

async function* pendingCards(
  { limits, now }: RequestContext,
  parts: AsyncIterable<SentPart> | Iterable<SentPart>,
): AsyncGenerator<PendingCard> {
  const options = { maxOctets: limits.maxResourceOctets, nowMs: now() };
  const turn = createTurns();
  let last: Place | undefined;
  try {
    for await (const part of parts) {
      const { place } = part;
      const card = part.kind === "stray" ? strayRefusal(part) : await preparedCard(part, options);
      yield { place, card };
      last = place;
      await turn(CARD_OCTETS + (card instanceof Refusal ? 0 : card.stored.octets.length));
    }
  } catch (error) {
    // What was stored already is told of.
    if (last === undefined || !(error instanceof Refusal)) throw error;
    yield { place: last, card: error };
  }
}

async function preparedCard(
  part: SentCard,
  options: Parameters<typeof prepareCard>[1],
): Promise<PreparedCard | Refusal> {
  try {
    return await prepareCard(part, options);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

// One card that the store could not write, or may not, does not hide what became of the others.
async function resultOf(
  { onUnexpected }: RequestContext,
  card: PreparedCard | Refusal,
  rules: ImportRules,
): Promise<ImportedCard | Refusal> {
  if (card instanceof Refusal) return card;
  try {
    return await importCard(card, rules);
  } catch (error) {
    if (error instanceof Refusal) return error;
    onUnexpected(error);
    return storeRefusal(error) ?? new Refusal(500);
  }
}

function strayRefusal({ problem, isTooLong, isLast }: StrayPart): Refusal {
  const description = isLast ? `${problem}; what is behind it was not looked at` : problem;
  if (isTooLong === true) {
    return new Refusal(403, { condition: carddav("max-resource-size"), description });
  }
  return new Refusal(400, { condition: carddav("valid-address-data"), description });
}

function vcardParts(context: RequestContext): AsyncIterable<SentPart> {
  const { request, limits } = context;
  const { maxImportOctets, maxImportCards, maxResourceOctets } = limits;
  const chunks = readChunks(request, maxImportOctets, () => tooLong(maxImportOctets));
  // A card of 2.1 grows smaller when it is converted.
  return sentVcards(chunks, { maxCards: maxImportCards, maxCardOctets: 2 * maxResourceOctets });
}

async function jcardParts({ request, limits }: RequestContext): Promise<Iterable<SentPart>> {
  const { maxResourceOctets, maxImportCards } = limits;
  const octets = await readBody(request, maxResourceOctets, () => tooLong(maxResourceOctets));
  return sentJCards(octets, maxImportCards);
}

function tooLong(maxOctets: number): Refusal {
  return new Refusal(413, { description: `a body of more than ${maxOctets} octets` });
}

// What is done with cards that are there, and `bind`, which adds some.
function needsOf(resource: BookResource, duplicates: Duplicates): readonly Need[] {
  const privileges: Need["privilege"][] = ["bind"];
  if (duplicates !== "refuse") privileges.push("read");
  if (duplicates === "replace") privileges.push("write-content");
  return privileges.map((privilege) => ({ resource, privilege }));
}

function readDuplicates(value: string | null): Duplicates {
  switch (value) {
    case null:
      return "refuse";
    case "refuse":
    case "skip":
    case "replace":
    case "keep":
      return value;
    default:
      throw new Refusal(400, { description: "duplicates is not refuse, skip, replace or keep" });
  }
}

async function* textsOf(texts: readonly string[]): AsyncGenerator<string> {
  yield* texts;
}
