import { button, h } from "@callingcard/page";
import type { Book } from "../src/book/account.ts";
import { announce, messageOf } from "./announce.ts";
import { type BookList, bookList } from "./book-list.ts";
import { type CardPane, cardPane } from "./card-pane.ts";
import { confirmAction } from "./dialog.ts";
import { importDialog } from "./import-dialog.ts";
import type { Session } from "./sign-in.ts";

/** Where the page is, behind the `#` of its address. */
type Place =
  | { readonly kind: "list" }
  | { readonly kind: "new" }
  | { readonly kind: "card"; readonly href: string };

/**
 * Shows the address books of who signed in.
 *
 * @param page Where they stand.
 * @param session Who signed in.
 */
export function showApp(page: HTMLElement, session: Session): void {
  const { client, books, user } = session;
  const [first] = books;
  if (first === undefined) {
    page.replaceChildren(h("main", { class: "nothing" }, h("h1", {}, "There is no address book.")));
    return;
  }
  let list: BookList;
  let pane: CardPane;
  let book: Book = first;
  const content = h("main", { class: "content" });

  function openBook(next: Book): void {
    book = next;
    list = bookList(client, book.href, book.name, linkOf);
    pane = cardPane(client, book.href, { onStored: () => refresh(list), onOpen });
    content.replaceChildren(list.element, pane.element);
    void list.load();
  }

  function onOpen(href: string | undefined): void {
    const target = href === undefined ? "#" : linkOf(href);
    if (location.hash === target || (location.hash === "" && target === "#")) void follow();
    else location.hash = target;
  }

  // Goes where the address says.
  async function follow(): Promise<void> {
    const place = placeOf(location.hash);
    page.dataset["place"] = place.kind === "list" ? "list" : "card";
    list.view.select(place.kind === "card" ? place.href : undefined);
    if (place.kind === "new") return pane.create();
    await pane.open(place.kind === "card" ? place.href : undefined);
    if (place.kind === "list") list.view.focus();
  }

  let address = location.hash;
  let isReturning = false;
  window.addEventListener("hashchange", () => {
    if (isReturning) {
      isReturning = false;
      return;
    }
    void leave().then((mayLeave) => {
      if (mayLeave) {
        address = location.hash;
        return follow();
      }
      isReturning = true;
      location.hash = address;
      return undefined;
    });
  });
  async function leave(): Promise<boolean> {
    return !pane.isChanged() || confirmAction("Leave the form?", UNSAVED, "Discard changes");
  }

  window.addEventListener("beforeunload", (event) => {
    if (pane.isChanged()) event.preventDefault();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") void refresh(list);
  });

  async function importCards(): Promise<void> {
    await importDialog(client, book.href);
    await refresh(list);
  }

  page.replaceChildren(
    h("a", { class: "skip", href: "#card-pane" }, "Skip to the card"),
    h(
      "header",
      { class: "bar" },
      h("h1", { tabindex: "-1" }, "Callingcard"),
      bookChooser(books, changeBook),
      h("span", { class: "spacer" }),
      button("New card", () => (location.hash = "#new"), { class: "primary" }),
      menu(user, {
        Import: () => void importCards(),
        "Export the list": () => void tell(list.download()),
        Refresh: () => void refresh(list),
        "Sign out": () => location.reload(),
      }),
    ),
    content,
  );
  async function changeBook(next: Book): Promise<Book> {
    if (await leave()) {
      openBook(next);
      onOpen(undefined);
    }
    return book;
  }
  skipWithoutAddress(page);
  page.querySelector("h1")?.focus();
  openBook(first);
  void follow();
}

const UNSAVED = "What you typed is not saved.";

function linkOf(href: string): string {
  return `#card=${encodeURIComponent(href)}`;
}

function placeOf(hash: string): Place {
  if (hash === "#new") return { kind: "new" };
  const [, encoded] = /^#card=(.+)$/.exec(hash) ?? [];
  if (encoded === undefined) return { kind: "list" };
  try {
    return { kind: "card", href: decodeURIComponent(encoded) };
  } catch {
    return { kind: "list" };
  }
}

// The address says which card is open, so that the link must not change it.
function skipWithoutAddress(page: HTMLElement): void {
  page.querySelector(".skip")?.addEventListener("click", (event) => {
    event.preventDefault();
    page.querySelector<HTMLElement>("#card-pane")?.focus();
  });
}

// Asks which book it is to be, and shows which one it is.
function bookChooser(
  books: readonly Book[],
  onChange: (book: Book) => Promise<Book>,
): HTMLElement | undefined {
  if (books.length < 2) return undefined;
  const options = books.map(({ name, href }) => h("option", { value: href }, name));
  const select = h("select", { "aria-label": "Address book" }, ...options);
  select.addEventListener("change", () => {
    const book = books.find(({ href }) => href === select.value);
    if (book === undefined) return;
    void onChange(book).then(({ href }) => (select.value = href));
  });
  return select;
}

function menu(user: string, items: Readonly<Record<string, () => void>>): HTMLElement {
  const details = h("details", { class: "menu" }, h("summary", {}, "More"));
  const close = (): void => {
    details.open = false;
  };
  const list = h("ul", {});
  for (const [text, act] of Object.entries(items)) {
    const item = button(text, () => {
      close();
      details.querySelector("summary")?.focus();
      act();
    });
    list.append(h("li", {}, item));
  }
  details.append(
    h("div", { class: "menu-list" }, h("p", { class: "quiet" }, `Signed in as ${user}`), list),
  );
  details.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    close();
    details.querySelector("summary")?.focus();
  });
  details.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !details.contains(relatedTarget)) close();
  });
  return details;
}

async function refresh(list: BookList): Promise<void> {
  await tell(list.refresh());
}

async function tell(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    announce(messageOf(error));
  }
}
