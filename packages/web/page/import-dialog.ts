import { button, h } from "@callingcard/page";
import type { Card } from "@callingcard/vcard";
import type { DavClient } from "../src/book/dav-client.ts";
import { importCards, type ImportOutcome, readCardFile } from "../src/book/import-cards.ts";
import { messageOf } from "./announce.ts";
import { openDialog } from "./dialog.ts";
import { freshId } from "./fresh-id.ts";
import { field } from "./form-field.ts";

/** Most refusals that are listed. */
const MAX_SHOWN = 20;

/**
 * Takes cards from files or from a text, and stores them.
 *
 * @param client The client.
 * @param book Href of the book.
 */
export async function importDialog(client: DavClient, book: string): Promise<void> {
  const stop = new AbortController();
  const fileId = freshId();
  const files = h("input", { type: "file", id: fileId, multiple: true, accept: ".vcf,text/vcard" });
  const paste = field("Or paste cards", "", {
    isLong: true,
    attributes: { spellcheck: "false", placeholder: "BEGIN:VCARD …" },
  });
  const replaceId = freshId();
  const replace = h("input", { type: "checkbox", id: replaceId });
  const progress = h("progress", { "aria-label": "Cards imported", hidden: true });
  const result = h("div", { role: "status" });
  const start = button("Import", () => void run(), { class: "primary" });
  const close = button("Close", () => dialog.close());
  const dialog = openDialog(
    "Import cards",
    h("div", { class: "field" }, h("label", { for: fileId }, "vCard files"), files),
    paste.element,
    h(
      "div",
      { class: "choice" },
      replace,
      h("label", { for: replaceId }, "Replace cards that are there already"),
    ),
    progress,
    result,
    h("div", { class: "actions" }, start, close),
  );
  void dialog.closed.then(() => stop.abort());

  async function run(): Promise<void> {
    start.disabled = true;
    try {
      const cards: Card[] = [];
      const problems: string[] = [];
      for (const input of await inputs()) {
        const file = readCardFile(input);
        cards.push(...file.cards);
        problems.push(...file.problems);
      }
      if (cards.length === 0) {
        result.textContent = "There is no card in it.";
        return;
      }
      await store(cards, problems);
    } catch (error) {
      result.textContent = messageOf(error);
    } finally {
      start.disabled = false;
    }
  }

  async function inputs(): Promise<readonly (string | Uint8Array)[]> {
    const octets = [...(files.files ?? [])].map(
      async (file) => new Uint8Array(await file.arrayBuffer()),
    );
    const text = paste.input.value;
    return [...(await Promise.all(octets)), ...(text.trim() === "" ? [] : [text])];
  }

  async function store(cards: readonly Card[], problems: readonly string[]): Promise<void> {
    const outcomes: ImportOutcome[] = [];
    progress.hidden = false;
    progress.max = cards.length;
    progress.value = 0;
    result.textContent = `Importing ${cards.length} cards.`;
    await importCards(client, book, cards, {
      replace: replace.checked,
      signal: stop.signal,
      onOutcome(outcome) {
        outcomes.push(outcome);
        progress.value = outcomes.length;
      },
    });
    progress.hidden = true;
    showOutcomes(outcomes, problems);
  }

  function showOutcomes(outcomes: readonly ImportOutcome[], problems: readonly string[]): void {
    const texts = (["created", "replaced", "unchanged", "kept", "refused"] as const)
      .map((kind) => [outcomes.filter((outcome) => outcome.kind === kind).length, kind] as const)
      .filter(([count]) => count > 0)
      .map(([count, kind]) => `${count} ${kind === "kept" ? "already there" : kind}`);
    const refused = outcomes.flatMap((outcome) =>
      outcome.kind === "refused" ? [`${outcome.name}: ${outcome.reason}`] : [],
    );
    const listed = [...refused, ...problems].slice(0, MAX_SHOWN);
    result.replaceChildren(
      h("p", {}, `${texts.join(", ")}.`),
      ...(listed.length === 0 ? [] : [h("ul", {}, ...listed.map((text) => h("li", {}, text)))]),
    );
  }

  await dialog.closed;
}
