import { expectNames, expectStatus, type Listing, readListing, WrongAnswer } from "./answer.ts";
import type { Answer } from "./answer-reader.ts";
import { benchCard } from "./cards.ts";
import {
  cardUrl,
  CONNECTIONS,
  expectEtags,
  LARGE_READS,
  learnEtags,
  type Model,
  NAMESPACES,
  numberOf,
  SHORT_READS,
  some,
  times,
  VCARD,
  XML,
} from "./model.ts";
import { type Timing, timedReads } from "./timing.ts";

export async function syncInitial(model: Model): Promise<Timing> {
  const { done, timing } = await timedReads(times(LARGE_READS), 1, () => wholeSync(model, ""));
  for (const { answer } of done) {
    const { members } = readListing(answer);
    expectNames(members, model.cards.keys());
    expectEtags(model, members);
  }
  return timing;
}

export async function syncIncremental(model: Model): Promise<Timing> {
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

export async function syncUnchanged(model: Model): Promise<Timing> {
  const token = await currentToken(model);
  const { done, timing } = await timedReads(times(SHORT_READS), CONNECTIONS, () =>
    wholeSync(model, token),
  );
  for (const { answer } of done) expectNames(readListing(answer).members, []);
  return timing;
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
