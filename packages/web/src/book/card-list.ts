import {
  addressbookMultigetElement,
  addressbookQueryElement,
  CARDDAV,
  carddav,
  DAV,
  dav,
  type DavResponse,
  type PropSelectionInit,
  stringifyEntityTag,
  syncCollectionElement,
} from "@callingcard/dav-xml";
import { parseSearch } from "@callingcard/carddav-filter/search";
import { parseCards } from "@callingcard/vcard";
import { textContent } from "@callingcard/xml";
import { propfind } from "./account.ts";
import { type DavClient, DavFailure } from "./dav-client.ts";
import { multistatus, propertyOf, valueOf } from "./multistatus.ts";
import { type CardSummary, summarize, SUMMARY_PROPERTIES } from "./summary.ts";

/** The cards of a book as they were at one time. */
export interface CardList {
  readonly cards: ReadonlyMap<string, CardSummary>;
  /** Stands for that time (RFC 6578); `undefined` where the server has none. */
  readonly syncToken: string | undefined;
}

/** Hrefs in one multiget, so that none is refused for its length. */
const HREFS_AT_A_TIME = 500;

const ETAG = dav("getetag");

// Pictures and all else that a line does not show stay where they are.
const SUMMARY: PropSelectionInit = {
  kind: "prop",
  names: [ETAG, carddav("address-data")],
  addressData: {
    allprop: false,
    props: SUMMARY_PROPERTIES.map((name) => ({ name, novalue: false })),
  },
};

/**
 * Lists all cards of a book.
 *
 * @param client The client.
 * @param book Its href.
 * @param onProgress Told how many cards were read so far.
 * @returns The list.
 * @throws DavFailure, and the errors of a malformed multistatus.
 */
export async function listCards(
  client: DavClient,
  book: string,
  onProgress: (count: number) => void = () => undefined,
): Promise<CardList> {
  // Read before the cards: what changes meanwhile is read again at the next look.
  const [itself] = await propfind(client, book, "0", [dav("sync-token")]);
  const syncToken = itself && valueOf(itself, DAV, "sync-token");
  const body = addressbookQueryElement({ props: SUMMARY, filter: ALL });
  const cards = new Map<string, CardSummary>();
  for await (const response of report(client, book, body)) {
    const card = summaryOf(response);
    if (card === undefined) continue;
    cards.set(card.href, card);
    onProgress(cards.size);
  }
  return { cards, syncToken };
}

const ALL = { test: "anyof", propFilters: [] } as const;

/**
 * Brings a list up to date.
 *
 * @param client The client.
 * @param book Its href.
 * @param list The list.
 * @returns The list as it is now; the same list if nothing changed.
 * @throws DavFailure, and the errors of a malformed multistatus.
 */
export async function refreshCards(
  client: DavClient,
  book: string,
  list: CardList,
): Promise<CardList> {
  const { syncToken } = list;
  if (syncToken === undefined) return listCards(client, book);
  try {
    return await applyChanges(client, book, list, syncToken);
  } catch (error) {
    // A token that the server does not take any more: RFC 6578 section 3.2 has the client begin anew.
    if (error instanceof DavFailure && error.conditions.some(isInvalidToken)) {
      return listCards(client, book);
    }
    throw error;
  }
}

function isInvalidToken({ kind }: { readonly kind: string }): boolean {
  return kind === "valid-sync-token";
}

async function applyChanges(
  client: DavClient,
  book: string,
  list: CardList,
  syncToken: string,
): Promise<CardList> {
  const body = syncCollectionElement({ syncToken, props: { kind: "prop", names: [ETAG] } });
  const responses = report(client, book, body);
  const cards = new Map(list.cards);
  const changed: string[] = [];
  let isCut = false;
  let one = await responses.next();
  for (; !one.done; one = await responses.next()) {
    const { href, status } = one.value;
    if (status === 404) cards.delete(href);
    else if (status === 507) isCut = true;
    else if (list.cards.get(href)?.etag !== etagOf(one.value)) changed.push(href);
  }
  const next = one.value.syncToken;
  for await (const card of readSummaries(client, book, changed)) cards.set(card.href, card);
  const isSame = changed.length === 0 && cards.size === list.cards.size;
  const refreshed = { cards: isSame ? list.cards : cards, syncToken: next ?? syncToken };
  // RFC 6578 section 3.6: the server cut its answer, and gives the rest for the new token.
  return isCut && next !== undefined && next !== syncToken
    ? applyChanges(client, book, refreshed, next)
    : refreshed;
}

async function* readSummaries(
  client: DavClient,
  book: string,
  hrefs: readonly string[],
): AsyncGenerator<CardSummary> {
  for await (const response of multiget(client, book, hrefs, SUMMARY)) {
    const card = summaryOf(response);
    if (card !== undefined) yield card;
  }
}

/**
 * Finds the cards that a search expression means; the server looks for them.
 *
 * @param client The client.
 * @param book Href of the book.
 * @param expression Such as `name:smith has:photo`.
 * @param signal Gives the search up.
 * @returns Their hrefs.
 * @throws ParseError for an expression that is none, with the place; DavFailure.
 */
export async function findCards(
  client: DavClient,
  book: string,
  expression: string,
  signal?: AbortSignal,
): Promise<ReadonlySet<string>> {
  const filter = parseSearch(expression);
  const body = addressbookQueryElement({ props: { kind: "prop", names: [ETAG] }, filter });
  const hrefs = new Set<string>();
  for await (const response of report(client, book, body, signal)) {
    if (response.propstats.length > 0) hrefs.add(response.href);
  }
  return hrefs;
}

/**
 * Reads whole cards.
 *
 * @param client The client.
 * @param book Href of the book.
 * @param hrefs Hrefs of the cards.
 * @yields Their texts; those that are gone are left out.
 * @throws DavFailure, and the errors of a malformed multistatus.
 */
export async function* readTexts(
  client: DavClient,
  book: string,
  hrefs: readonly string[],
): AsyncGenerator<string> {
  const names = [ETAG, carddav("address-data")];
  for await (const response of multiget(client, book, hrefs, { kind: "prop", names })) {
    const data = propertyOf(response, CARDDAV, "address-data");
    if (data !== undefined) yield textContent(data);
  }
}

async function* multiget(
  client: DavClient,
  book: string,
  hrefs: readonly string[],
  props: PropSelectionInit,
): AsyncGenerator<DavResponse> {
  for (let start = 0; start < hrefs.length; start += HREFS_AT_A_TIME) {
    const some = hrefs.slice(start, start + HREFS_AT_A_TIME);
    yield* report(client, book, addressbookMultigetElement({ props, hrefs: some }));
  }
}

function report(
  client: DavClient,
  href: string,
  body: ReturnType<typeof addressbookQueryElement>,
  signal?: AbortSignal,
): ReturnType<typeof multistatus> {
  const request = { headers: { Depth: "1" }, body, ...(signal !== undefined && { signal }) };
  return multistatus(client, "REPORT", href, request);
}

function summaryOf(response: DavResponse): CardSummary | undefined {
  const data = propertyOf(response, CARDDAV, "address-data");
  if (data === undefined) return undefined;
  const [card] = parseCards(textContent(data), { onProblem: () => undefined });
  return card && summarize(response.href, etagOf(response) ?? "", card);
}

function etagOf(response: DavResponse): string | undefined {
  const tag = valueOf(response, DAV, "getetag");
  return tag && stringifyEntityTag(tag);
}
