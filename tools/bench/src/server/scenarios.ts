import { expectCard, expectNames, expectStatus, readListing, WrongAnswer } from "./answer.ts";
import { type BenchCard, benchCard } from "./cards.ts";
import type { Answer } from "./answer-reader.ts";
import {
  multiget,
  queryBeyondAscii,
  queryLimited,
  queryMatch,
  queryNoMatch,
} from "./card-scenarios.ts";
import type { Ask, Client } from "./client.ts";
import {
  cardUrl,
  CONNECTIONS,
  expectEtags,
  LARGE_READS,
  learnEtags,
  listing,
  type Model,
  NAMESPACES,
  numberOf,
  SHORT_READS,
  some,
  times,
  VCARD,
  WRITES,
  XML,
} from "./model.ts";
import type { Peer } from "./peers.ts";
import { syncIncremental, syncInitial, syncUnchanged } from "./sync-scenarios.ts";
import { type Timing, timed, timedReads } from "./timing.ts";

/** One row of the comparison, for one server. */
export interface Result {
  readonly scenario: string;
  /** Absent when the server refused or answered wrongly. */
  readonly timing?: Timing;
  /** Why there is no figure. */
  readonly problem?: string;
}
/** How many of the cards are put on the clock, the last ones; fewer by a server that is too slow. */
const MEASURED_PUTS = 1_000;
/** Filling the book may take this long. */
const FILL_MS = 10 * 60_000;

/**
 * Loads a book and puts every kind of request to it; each answer is checked off the clock.
 *
 * @yields One row after the other.
 */
export async function* measure(peer: Peer, client: Client, count: number): AsyncGenerator<Result> {
  const model: Model = { peer, client, cards: new Map(), etags: new Map() };
  await makeBook(model);
  yield { scenario: "PUT new", timing: await putNew(model, count) };
  for (const [name, scenario] of SCENARIOS) yield await guarded(name, () => scenario(model));
}

async function guarded(scenario: string, perform: () => Promise<Timing>): Promise<Result> {
  try {
    return { scenario, timing: await perform() };
  } catch (error) {
    if (error instanceof WrongAnswer) return { scenario, problem: error.message };
    throw error;
  }
}

async function makeBook({ peer, client }: Model): Promise<void> {
  const body = `<?xml version="1.0"?><d:mkcol ${NAMESPACES}><d:set><d:prop>
<d:resourcetype><d:collection/><c:addressbook/></d:resourcetype><d:displayname>Bench</d:displayname></d:prop></d:set></d:mkcol>`;
  expectStatus(
    await client.ask({ method: "MKCOL", url: peer.bookUrl, headers: XML, body }),
    201,
    207,
  );
}

/** Fills the book but for the last cards off the clock, then puts those. */
async function putNew(model: Model, count: number): Promise<Timing> {
  const cards = Array.from({ length: count }, (_, number) => benchCard(number));
  const filled = cards.splice(0, Math.max(0, count - MEASURED_PUTS));
  if (model.peer.fill !== undefined) model.peer.fill(filled);
  else await putAll(model, filled, FILL_MS);
  for (const card of filled) model.cards.set(card.name, card);
  // A server that was filled behind its back reads its files here, not on the clock.
  await learnEtags(model);
  const timing = await putAll(model, cards);
  await learnEtags(model);
  return timing;
}

async function putAll(model: Model, cards: readonly BenchCard[], maxMs?: number): Promise<Timing> {
  const put = (card: BenchCard): Promise<Answer> =>
    model.client.ask({
      method: "PUT",
      url: cardUrl(model, card.name),
      headers: { ...VCARD, "if-none-match": "*" },
      body: card.text,
    });
  const { done, timing } = await timed(cards, CONNECTIONS, put, maxMs);
  for (const { job, answer } of done) {
    expectStatus(answer, 201, 204);
    model.cards.set(job.name, job);
  }
  return timing;
}

async function get(model: Model): Promise<Timing> {
  const { done, timing } = await timedReads(some(model, SHORT_READS), CONNECTIONS, (card) =>
    model.client.ask({ method: "GET", url: cardUrl(model, card.name) }),
  );
  for (const { job, answer } of done) {
    expectStatus(answer, 200);
    expectCard(answer.body.toString(), job);
    if (answer.etag !== model.etags.get(job.name)) throw new WrongAnswer(`ETag of ${job.name}`);
  }
  return timing;
}

async function putUpdate(model: Model): Promise<Timing> {
  const changed = some(model, WRITES).map((card) => benchCard(numberOf(card), 1));
  const { done, timing } = await timed(changed, CONNECTIONS, (card) =>
    model.client.ask({
      method: "PUT",
      url: cardUrl(model, card.name),
      headers: { ...VCARD, "if-match": model.etags.get(card.name) ?? "" },
      body: card.text,
    }),
  );
  for (const { job, answer } of done) {
    expectStatus(answer, 200, 201, 204);
    model.cards.set(job.name, job);
  }
  await learnEtags(model);
  return timing;
}

async function propfindDepth1(model: Model): Promise<Timing> {
  const { done, timing } = await timedReads(times(LARGE_READS), 1, () =>
    model.client.ask(listing(model)),
  );
  for (const { answer } of done) {
    const { members } = readListing(answer);
    expectNames(members, model.cards.keys());
    expectEtags(model, members);
  }
  return timing;
}

async function pollDepth0(model: Model): Promise<Timing> {
  const ask: Ask = {
    method: "PROPFIND",
    url: model.peer.bookUrl,
    headers: { ...XML, depth: "0" },
    body: `<d:propfind ${NAMESPACES}><d:prop><s:getctag/><d:sync-token/></d:prop></d:propfind>`,
  };
  const { done, timing } = await timedReads(times(SHORT_READS), CONNECTIONS, () =>
    model.client.ask(ask),
  );
  for (const { answer } of done) {
    expectStatus(answer, 207);
    if (!/getctag[^>]*>[^<]/.test(answer.body.toString())) throw new WrongAnswer("no getctag");
  }
  return timing;
}

async function deleteCards(model: Model): Promise<Timing> {
  const { done, timing } = await timed(some(model, WRITES, 7), CONNECTIONS, (card) =>
    model.client.ask({ method: "DELETE", url: cardUrl(model, card.name) }),
  );
  for (const { job, answer } of done) {
    expectStatus(answer, 200, 204);
    model.cards.delete(job.name);
  }
  await learnEtags(model);
  return timing;
}

const SCENARIOS: readonly (readonly [string, (model: Model) => Promise<Timing>])[] = [
  ["GET", get],
  ["PUT update", putUpdate],
  ["PROPFIND depth 1", propfindDepth1],
  ["PROPFIND depth 0", pollDepth0],
  ["multiget of 100", multiget],
  ["query, ASCII", queryMatch],
  ["query, beyond ASCII", queryBeyondAscii],
  ["query, no match", queryNoMatch],
  ["query, 50 at most", queryLimited],
  ["sync, initial", syncInitial],
  ["sync, 1 % changed", syncIncremental],
  ["sync, unchanged", syncUnchanged],
  ["DELETE", deleteCards],
];
