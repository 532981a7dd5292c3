import { ParseError } from "@callingcard/grammar";
import { h } from "@callingcard/page";
import {
  type CardList,
  findCards,
  listCards,
  readTexts,
  refreshCards,
} from "../src/book/card-list.ts";
import type { DavClient } from "../src/book/dav-client.ts";
import { byName, type CardSummary } from "../src/book/summary.ts";
import { announce, messageOf } from "./announce.ts";
import { downloadFile, fileName } from "./download.ts";
import { createListView, type ListView } from "./list-view.ts";
import { searchBox } from "./search-box.ts";

/** The list of a book with its search. */
export interface BookList {
  readonly element: HTMLElement;
  readonly view: ListView;
  /** Reads the whole book. */
  load(): Promise<void>;
  /** Reads what changed, here or elsewhere. */
  refresh(): Promise<void>;
  /** Gives a person the cards that are listed. */
  download(): Promise<void>;
}

/**
 * Makes the list of a book.
 *
 * @param client The client.
 * @param book Its href.
 * @param name Its name.
 * @param linkOf Gives the address of a card in this page.
 * @returns The list, which is empty until it is loaded.
 */
export function bookList(
  client: DavClient,
  book: string,
  name: string,
  linkOf: (href: string) => string,
): BookList {
  const view = createListView(linkOf);
  const count = h("p", { class: "count", role: "status" });
  const search = searchBox((text) => void find(text));
  let list: CardList = { cards: new Map(), syncToken: undefined };
  let ordered: readonly CardSummary[] = [];
  let shown: readonly CardSummary[] = [];
  let found: ReadonlySet<string> | undefined;
  let expression = "";
  let searching: AbortController | undefined;

  function take(next: CardList): void {
    if (next.cards !== list.cards) ordered = [...next.cards.values()].toSorted(byName);
    list = next;
  }

  function show(): void {
    shown = found === undefined ? ordered : ordered.filter(({ href }) => found?.has(href));
    view.show(shown);
    const all = ordered.length.toLocaleString("en");
    const total = `${all} ${ordered.length === 1 ? "card" : "cards"}`;
    count.textContent =
      found === undefined ? total : `${shown.length.toLocaleString("en")} of ${total}`;
  }

  async function find(text: string): Promise<void> {
    searching?.abort();
    const now = new AbortController();
    searching = now;
    expression = text.trim();
    try {
      const hrefs =
        expression === "" ? undefined : await findCards(client, book, expression, now.signal);
      if (searching !== now) return;
      found = hrefs;
      search.complain("");
      show();
    } catch (error) {
      if (now.signal.aborted) return;
      search.complain(error instanceof ParseError ? sentence(error.message) : messageOf(error));
    }
  }

  const section = h(
    "nav",
    { class: "book", "aria-label": name },
    search.element,
    count,
    view.element,
  );
  return {
    element: section,
    view,
    async load() {
      section.setAttribute("aria-busy", "true");
      count.textContent = "Loading…";
      try {
        take(await listCards(client, book));
        show();
      } catch (error) {
        count.textContent = messageOf(error);
      }
      section.removeAttribute("aria-busy");
    },
    async refresh() {
      const before = list;
      take(await refreshCards(client, book, list));
      if (list.cards === before.cards) return;
      if (expression === "") show();
      else await find(expression);
    },
    async download() {
      const hrefs = shown.map(({ href }) => href);
      const texts: string[] = [];
      for await (const text of readTexts(client, book, hrefs)) texts.push(endedLine(text));
      downloadFile(fileName(name), texts);
      announce(`${texts.length} cards exported.`);
    },
  };
}

// A card that ends without a line break would run into the next one.
function endedLine(text: string): string {
  return text.endsWith("\n") ? text : `${text}\r\n`;
}

// An error as a person reads it, without the rule that it breaks.
function sentence(message: string): string {
  const reason = message.replace(/ \([^()]*\)$/, "");
  return `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;
}
