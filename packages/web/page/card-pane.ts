import { h } from "@callingcard/page";
import { type Card, stringifyCard } from "@callingcard/vcard";
import { newCard } from "../src/book/apply-draft.ts";
import {
  addCard,
  randomUuid,
  readCard,
  type ReadCard,
  removeCard,
  writeCard,
} from "../src/book/card-resource.ts";
import { type DavClient, DavFailure } from "../src/book/dav-client.ts";
import { mergeEdit } from "../src/book/merge-edit.ts";
import { summarize } from "../src/book/summary.ts";
import { announce, messageOf } from "./announce.ts";
import { type CardForm, cardForm } from "./card-form.ts";
import { cardView } from "./card-view.ts";
import { askConflicts } from "./conflict-dialog.ts";
import { confirmAction } from "./dialog.ts";
import { downloadFile, fileName } from "./download.ts";
import { shareCard } from "./share-dialog.ts";

/** What the pane tells the page around it. */
export interface CardPaneEvents {
  /** A card was stored or removed. */
  readonly onStored: () => Promise<void>;
  /** Wants a card to be open; `undefined` for the list. */
  readonly onOpen: (href: string | undefined) => void;
}

/** The part of the page that shows one card, or its form. */
export interface CardPane {
  readonly element: HTMLElement;
  /**
   * Shows a card.
   *
   * @param href Where it is; `undefined` for none.
   */
  open(href: string | undefined): Promise<void>;
  /** Shows the form for a new card. */
  create(): void;
  /** Whether something was typed that is not stored. */
  isChanged(): boolean;
}

/**
 * Makes the pane.
 *
 * @param client The client.
 * @param book Href of the book for new cards.
 * @param events What it tells.
 * @returns The pane.
 */
export function cardPane(client: DavClient, book: string, events: CardPaneEvents): CardPane {
  const element = h("section", {
    class: "pane",
    id: "card-pane",
    tabindex: "-1",
    "aria-label": "Card",
  });
  let form: CardForm | undefined;
  let wanted: string | undefined;

  function show(content: HTMLElement): void {
    element.replaceChildren(content);
    element.scrollTop = 0;
    element.querySelector<HTMLElement>("h2")?.focus();
  }

  function showNothing(): void {
    form = undefined;
    element.replaceChildren(h("p", { class: "nothing quiet" }, "Choose a card from the list."));
  }

  function showProblem(text: string): void {
    form = undefined;
    show(
      h("div", { class: "nothing" }, h("h2", { tabindex: "-1" }, "Not shown"), h("p", {}, text)),
    );
  }

  function showCardOf(read: ReadCard): void {
    form = undefined;
    const { name } = summarize(read.href, read.etag, read.card);
    show(
      cardView(read, {
        onBack: () => events.onOpen(undefined),
        onEdit: () => edit(read),
        onShare: () => void shareCard(name, read.card),
        onExport: () => downloadFile(fileName(name), [stringifyCard(read.card)]),
        onDelete: () => void remove(read, name),
      }),
    );
  }

  function edit(read: ReadCard): void {
    form = cardForm(read.card, "Edit card", {
      onCancel: () => showCardOf(read),
      onSave: async (card) => {
        const stored = card === read.card ? read : await store(read, card);
        if (stored === undefined) return;
        showCardOf(stored);
        if (stored.href !== read.href) events.onOpen(stored.href);
        await events.onStored();
      },
    });
    show(form.element);
  }

  // Writes an edit; where the card was changed meanwhile, merges with that.
  async function store(read: ReadCard, card: Card): Promise<ReadCard | undefined> {
    try {
      const stored = await writeCard(client, read, card);
      announce("Saved.");
      return stored;
    } catch (error) {
      if (!isStale(error)) throw error;
    }
    const there = await readThere(read.href);
    return there === undefined ? storeAgain(card) : storeMerged(read, card, there);
  }

  async function storeMerged(
    read: ReadCard,
    card: Card,
    there: ReadCard,
  ): Promise<ReadCard | undefined> {
    const { questions } = mergeEdit(read.card, card, there.card);
    const choices = questions.length === 0 ? [] : await askConflicts(questions);
    if (choices === undefined) return undefined;
    const merged = mergeEdit(read.card, card, there.card, choices);
    const stored = await store(there, merged.card);
    if (stored !== undefined) announce("Saved, together with what was changed elsewhere.");
    return stored;
  }

  async function storeAgain(card: Card): Promise<ReadCard | undefined> {
    const text = "It was deleted elsewhere while you edited it.";
    if (!(await confirmAction("Save as a new card?", text, "Save as new"))) return undefined;
    return addCard(client, book, card);
  }

  async function readThere(href: string): Promise<ReadCard | undefined> {
    try {
      return await readCard(client, href);
    } catch (error) {
      if (error instanceof DavFailure && error.status === 404) return undefined;
      throw error;
    }
  }

  async function remove(read: ReadCard, name: string): Promise<void> {
    if (!(await confirmAction(`Delete ${name}?`, "This cannot be undone.", "Delete"))) return;
    try {
      await removeCard(client, read);
      announce(`${name} was deleted.`);
      await events.onStored();
      events.onOpen(undefined);
    } catch (error) {
      if (!isStale(error)) return announce(messageOf(error));
      await open(read.href);
      announce("It was changed elsewhere, and is shown as it is now. Nothing was deleted.");
    }
  }

  async function open(href: string | undefined): Promise<void> {
    wanted = href;
    if (href === undefined) return showNothing();
    try {
      const read = await readCard(client, href);
      if (wanted === href) showCardOf(read);
    } catch (error) {
      if (wanted === href) showProblem(messageOf(error));
    }
  }

  showNothing();
  return {
    element,
    open,
    create() {
      wanted = undefined;
      form = cardForm(newCard(`urn:uuid:${randomUuid()}`), "New card", {
        onCancel: () => {
          form = undefined;
          events.onOpen(undefined);
        },
        onSave: async (card) => {
          const stored = await addCard(client, book, card);
          announce("Saved.");
          form = undefined;
          await events.onStored();
          events.onOpen(stored.href);
        },
      });
      show(form.element);
    },
    isChanged: () => form?.isChanged() ?? false,
  };
}

function isStale(error: unknown): boolean {
  return error instanceof DavFailure && error.status === 412;
}
