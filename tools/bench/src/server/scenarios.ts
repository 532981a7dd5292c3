import {
  type Listing,
  WrongAnswer,
  expectCard,
  expectNames,
  expectStatus,
  readListing,
} from "./answer.ts";
import { type BenchCard, benchCard, generator } from "./cards.ts";
import type { Answer } from "./answer-reader.ts";
import type { Ask, Client } from "./client.ts";
import type { Peer } from "./peers.ts";
import { type Timing, timed, timedReads } from "./timing.ts";

/** One row of the comparison, for one server. */
export interface Result {
  readonly scenario: string;
  /** Absent when the server refused or answered wrongly. */
  readonly timing?: Timing;
  /** Why there is no figure. */
  readonly problem?: string;
}

const CONNECTIONS = 8;
/** How many of the cards are put on the clock, the last ones; fewer by a server that is too slow. */
const MEASURED_PUTS = 1_000;
/** Filling the book may take this long. */
const FILL_MS = 10 * 60_000;
/** The prefixes that every body declares; the floor server knows no others. */
const NAMESPACES =
  'xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:carddav" xmlns:s="http://calendarserver.org/ns/"';
const XML = { "content-type": 'application/xml; charset="utf-8"' };
const VCARD = { "content-type": "text/vcard; charset=utf-8" };

/** Requests of a row, so that the fastest server here takes about a second: short ones, writes, and large answers. */
const SHORT_READS = 5_000;
const WRITES = 2_000;
const LARGE_READS = 40;

/** The book as the benchmark believes it to be. */
interface Model {
  readonly peer: Peer;
  readonly client: Client;
  readonly cards: Map<string, BenchCard>;
  readonly etags: Map<string, string>;
}

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

function cardUrl({ peer }: Model, name: string): URL {
  return new URL(encodeURIComponent(name), peer.bookUrl);
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

/** Lists the book off the clock: all cards must be there, and their entity tags are needed. */
async function learnEtags(model: Model): Promise<void> {
  const { members } = readListing(await model.client.ask(listing(model)));
  expectNames(members, model.cards.keys());
  for (const [name, { etag }] of members) if (etag !== undefined) model.etags.set(name, etag);
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

async function multiget(model: Model): Promise<Timing> {
  const batches = times(5 * LARGE_READS).map((seed) => some(model, 100, seed));
  const { done, timing } = await timedReads(batches, CONNECTIONS, (cards) =>
    model.client.ask({
      method: "REPORT",
      url: model.peer.bookUrl,
      headers: { ...XML, depth: "0" },
      body: `<c:addressbook-multiget ${NAMESPACES}><d:prop><d:getetag/><c:address-data/></d:prop>${cards
        .map((card) => `<d:href>${cardUrl(model, card.name).pathname}</d:href>`)
        .join("")}</c:addressbook-multiget>`,
    }),
  );
  for (const { job, answer } of done) {
    const { members } = readListing(answer);
    expectNames(
      members,
      job.map(({ name }) => name),
    );
    expectEtags(model, members);
    for (const card of job) expectCard(members.get(card.name)?.card, card);
  }
  return timing;
}

const queryMatch = (model: Model): Promise<Timing> => query(model, "kOWALSKa");
const queryBeyondAscii = (model: Model): Promise<Timing> => query(model, "åSTRÖM");
const queryNoMatch = (model: Model): Promise<Timing> => query(model, "Quackenbush");

async function query(model: Model, needle: string): Promise<Timing> {
  const ask: Ask = {
    method: "REPORT",
    url: model.peer.bookUrl,
    headers: { ...XML, depth: "1" },
    body: `<c:addressbook-query ${NAMESPACES}><d:prop><d:getetag/><c:address-data/></d:prop>
<c:filter test="anyof"><c:prop-filter name="FN"><c:text-match match-type="contains">${needle}</c:text-match></c:prop-filter></c:filter></c:addressbook-query>`,
  };
  const { done, timing } = await timedReads(times(LARGE_READS), 1, () => model.client.ask(ask));
  const expected = [...model.cards.values()].filter(({ fn }) =>
    fn.toLowerCase().includes(needle.toLowerCase()),
  );
  for (const { answer } of done) {
    const { members } = readListing(answer);
    expectNames(
      members,
      expected.map(({ name }) => name),
    );
    for (const card of expected) expectCard(members.get(card.name)?.card, card);
  }
  return timing;
}

async function syncInitial(model: Model): Promise<Timing> {
  const { done, timing } = await timedReads(times(LARGE_READS), 1, () => wholeSync(model, ""));
  for (const { answer } of done) {
    const { members } = readListing(answer);
    expectNames(members, model.cards.keys());
    expectEtags(model, members);
  }
  return timing;
}

async function syncIncremental(model: Model): Promise<Timing> {
  const token = await currentToken(model);
  const changed = some(model, Math.ceil(model.cards.size / 100), 99);
  const [gone, ...updated] = changed;
  if (gone === undefined) throw new Error("the book is empty");
  for (const card of updated) {
    const next = benchCard(numberOf(card), 2);
    const url = cardUrl(model, card.name);
    expectStatus(
      await model.client.ask({ method: "PUT", url, headers: VCARD, body: next.text }),
      200,
      201,
      204,
    );
    model.cards.set(next.name, next);
  }
  expectStatus(
    await model.client.ask({ method: "DELETE", url: cardUrl(model, gone.name) }),
    200,
    204,
  );
  model.cards.delete(gone.name);
  model.etags.delete(gone.name);
  await learnEtags(model);
  const { done, timing } = await timedReads(times(5 * LARGE_READS), 1, () =>
    wholeSync(model, token),
  );
  for (const { answer } of done) {
    const { members } = readListing(answer);
    expectNames(
      members,
      changed.map(({ name }) => name),
    );
    if (members.get(gone.name)?.status !== 404) throw new WrongAnswer("a deletion was not told");
  }
  return timing;
}

async function syncUnchanged(model: Model): Promise<Timing> {
  const token = await currentToken(model);
  const { done, timing } = await timedReads(times(SHORT_READS), CONNECTIONS, () =>
    wholeSync(model, token),
  );
  for (const { answer } of done) expectNames(readListing(answer).members, []);
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
  ["sync, initial", syncInitial],
  ["sync, 1 % changed", syncIncremental],
  ["sync, unchanged", syncUnchanged],
  ["DELETE", deleteCards],
];

function listing({ peer }: Model): Ask {
  return {
    method: "PROPFIND",
    url: peer.bookUrl,
    headers: { ...XML, depth: "1" },
    body: `<d:propfind ${NAMESPACES}><d:prop><d:getetag/></d:prop></d:propfind>`,
  };
}

function wholeSync({ peer, client }: Model, token: string): Promise<Answer> {
  return client.ask({
    method: "REPORT",
    url: peer.bookUrl,
    headers: { ...XML, depth: "0" },
    body: `<d:sync-collection ${NAMESPACES}><d:sync-token>${token}</d:sync-token><d:sync-level>1</d:sync-level><d:prop><d:getetag/></d:prop></d:sync-collection>`,
  });
}

async function currentToken(model: Model): Promise<string> {
  const { syncToken, truncated }: Listing = readListing(await wholeSync(model, ""));
  if (syncToken === undefined || truncated)
    throw new WrongAnswer("no sync-token for the whole book");
  return syncToken;
}

function expectEtags(model: Model, members: Listing["members"]): void {
  for (const [name, { etag }] of members) {
    if (etag !== model.etags.get(name)) throw new WrongAnswer(`ETag of ${name} is ${etag}`);
  }
}

/** Some distinct cards of the book, the same ones for the same seed. */
function some({ cards }: Model, count: number, seed = 1): readonly BenchCard[] {
  const random = generator(seed);
  return [...cards.values()]
    .map((card) => ({ card, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .slice(0, count)
    .map(({ card }) => card);
}

function numberOf({ uid }: BenchCard): number {
  return Number(uid.split("-").at(-1));
}

function times(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}
