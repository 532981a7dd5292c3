import { expectCard, expectNames, readListing, WrongAnswer } from "./answer.ts";
import type { BenchCard } from "./cards.ts";
import type { Ask } from "./client.ts";
import {
  cardUrl,
  CONNECTIONS,
  expectEtags,
  LARGE_READS,
  type Model,
  NAMESPACES,
  some,
  times,
  XML,
} from "./model.ts";
import { type Timing, timedReads } from "./timing.ts";

export async function multiget(model: Model): Promise<Timing> {
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

export const queryMatch = (model: Model): Promise<Timing> => query(model, "kOWALSKa");
export const queryBeyondAscii = (model: Model): Promise<Timing> => query(model, "åSTRÖM");
export const queryNoMatch = (model: Model): Promise<Timing> => query(model, "Quackenbush");

async function query(model: Model, needle: string): Promise<Timing> {
  const ask = nameQuery(model, needle);
  const { done, timing } = await timedReads(times(LARGE_READS), 1, () => model.client.ask(ask));
  const expected = namedLike(model, needle);
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

/** Which of the matches are answered is up to the server, and that there are more is told (RFC 6352 section 8.6.2). */
export async function queryLimited(model: Model): Promise<Timing> {
  const limit = 50;
  const ask = nameQuery(model, "kOWALSKa", `<c:limit><c:nresults>${limit}</c:nresults></c:limit>`);
  const { done, timing } = await timedReads(times(5 * LARGE_READS), 1, () => model.client.ask(ask));
  const expected = new Map(namedLike(model, "kOWALSKa").map((card) => [card.name, card]));
  for (const { answer } of done) {
    const { members, truncated } = readListing(answer);
    if (members.size !== Math.min(limit, expected.size)) {
      throw new WrongAnswer(`${members.size} cards where ${limit} were asked for`);
    }
    if (truncated !== expected.size > limit) throw new WrongAnswer("it does not tell of more");
    for (const [name, { card }] of members) {
      const match = expected.get(name);
      if (match === undefined) throw new WrongAnswer(`${name} does not match`);
      expectCard(card, match);
    }
  }
  return timing;
}

function nameQuery({ peer }: Model, needle: string, limit = ""): Ask {
  return {
    method: "REPORT",
    url: peer.bookUrl,
    headers: { ...XML, depth: "1" },
    body: `<c:addressbook-query ${NAMESPACES}><d:prop><d:getetag/><c:address-data/></d:prop>
<c:filter test="anyof"><c:prop-filter name="FN"><c:text-match match-type="contains">${needle}</c:text-match></c:prop-filter></c:filter>${limit}</c:addressbook-query>`,
  };
}

function namedLike({ cards }: Model, needle: string): readonly BenchCard[] {
  return [...cards.values()].filter(({ fn }) => fn.toLowerCase().includes(needle.toLowerCase()));
}
