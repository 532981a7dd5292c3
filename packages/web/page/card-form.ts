import { button, h } from "@callingcard/page";
import type { Card } from "@callingcard/vcard";
import { parseDateTime } from "@callingcard/vcard/values";
import { applyDraft, spokenName } from "../src/book/apply-draft.ts";
import { type Draft, type DraftTexts, readDraft } from "../src/book/draft.ts";
import { pictureOf } from "../src/book/picture.ts";
import { messageOf } from "./announce.ts";
import { type Field, field } from "./form-field.ts";
import { pictureField } from "./form-picture.ts";
import { addressRows, valueRows } from "./form-rows.ts";

/** What a form does. */
export interface CardFormActions {
  /** Stores the card; the form stays open while it does, and for good if it throws. */
  readonly onSave: (card: Card) => Promise<void>;
  readonly onCancel: () => void;
}

/** A form for a card. */
export interface CardForm {
  readonly element: HTMLElement;
  /** Whether something was typed that is not stored. */
  isChanged(): boolean;
}

/**
 * Makes the form for a card.
 *
 * @param card The card.
 * @param title What is done with it, such as `New card`.
 * @param actions What its buttons do.
 * @returns The form.
 */
export function cardForm(card: Card, title: string, actions: CardFormActions): CardForm {
  const before = readDraft(card);
  const texts = textFields(before.texts);
  const phones = valueRows("Phone", "tel", before.phones);
  const emails = valueRows("Email", "email", before.emails);
  const urls = valueRows("Web page", "url", before.urls);
  const addresses = addressRows(before.addresses);
  const picture = pictureField(pictureOf(card));
  const problem = h("p", { role: "alert", class: "problem", tabindex: "-1" });
  const save = h("button", { type: "submit", class: "primary" }, "Save");
  let isChanged = false;

  const read = (): Draft => ({
    texts: readTexts(texts),
    phones: phones.read(),
    emails: emails.read(),
    urls: urls.read(),
    addresses: addresses.read(),
    photo: picture.read(),
  });
  const { element: familyName } = texts.family;
  const form = h(
    "form",
    { class: "card-form", novalidate: true, "aria-labelledby": "form-title" },
    h("h2", { id: "form-title", tabindex: "-1" }, title),
    problem,
    fieldset("Name", h("div", { class: "columns" }, texts.given.element, familyName), moreNames()),
    fieldset("Work", texts.organization.element, columns(texts.unit, texts.title)),
    phones.element,
    emails.element,
    addresses.element,
    urls.element,
    fieldset("More", texts.birthday.element, texts.categories.element, texts.note.element),
    picture.element,
    h("div", { class: "actions" }, save, button("Cancel", actions.onCancel)),
  );
  form.addEventListener("input", () => {
    isChanged = true;
  });
  form.addEventListener("click", ({ target }) => {
    // A row or the picture was removed.
    if (target instanceof HTMLButtonElement && target.closest("fieldset") !== null) {
      isChanged = true;
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (save.disabled) return;
    save.disabled = true;
    submit()
      .catch((error: unknown) => {
        problem.textContent = messageOf(error);
        problem.focus();
      })
      .finally(() => {
        save.disabled = false;
      });
  });

  async function submit(): Promise<void> {
    const after = read();
    problem.textContent = "";
    refuseInvalid(after, texts);
    await actions.onSave(applyDraft(card, before, after, new Date()));
  }

  function moreNames(): HTMLElement {
    // Who has a name of their own is to see where it comes from.
    const isOwn = before.texts.fullName !== spokenName(before.texts);
    return h(
      "details",
      { open: isOwn },
      h("summary", {}, "More names"),
      columns(texts.prefixes, texts.suffixes),
      columns(texts.additional, texts.nickname),
      texts.fullName.element,
    );
  }

  return { element: form, isChanged: () => isChanged };
}

function fieldset(legend: string, ...content: readonly HTMLElement[]): HTMLElement {
  return h("fieldset", {}, h("legend", {}, legend), ...content);
}

function columns(...fields: readonly Field[]): HTMLElement {
  return h("div", { class: "columns" }, ...fields.map(({ element }) => element));
}

type TextFields = { readonly [Name in keyof DraftTexts]: Field };

function textFields(texts: DraftTexts): TextFields {
  const commas = "Several with commas between.";
  return {
    prefixes: field("Prefix", texts.prefixes),
    given: field("First name", texts.given),
    additional: field("Middle name", texts.additional),
    family: field("Last name", texts.family),
    suffixes: field("Suffix", texts.suffixes),
    fullName: field("Shown as", texts.fullName, { hint: "Made from the names when it is empty." }),
    nickname: field("Nickname", texts.nickname),
    organization: field("Organization", texts.organization),
    unit: field("Department", texts.unit),
    title: field("Title", texts.title),
    birthday: field("Birthday", texts.birthday, {
      hint: "As 1990-04-15, or --04-15 without a year.",
    }),
    categories: field("Categories", texts.categories, { hint: commas }),
    note: field("Note", texts.note, { isLong: true }),
  };
}

function readTexts(fields: TextFields): DraftTexts {
  const valueOf = (name: keyof DraftTexts): string => fields[name].input.value;
  return {
    prefixes: valueOf("prefixes"),
    given: valueOf("given"),
    additional: valueOf("additional"),
    family: valueOf("family"),
    suffixes: valueOf("suffixes"),
    fullName: valueOf("fullName"),
    nickname: valueOf("nickname"),
    organization: valueOf("organization"),
    unit: valueOf("unit"),
    title: valueOf("title"),
    birthday: valueOf("birthday"),
    categories: valueOf("categories"),
    note: valueOf("note"),
  };
}

function refuseInvalid({ texts }: Draft, fields: TextFields): void {
  const birthday = texts.birthday.trim();
  const isDate = birthday === "" || parseDateTime(birthday, "date-and-or-time") !== undefined;
  const isKept = birthday === fields.birthday.input.defaultValue;
  mark(fields.birthday, !isDate && !isKept);
  if (!isDate && !isKept) throw new RangeError("The birthday is no date such as 1990-04-15.");
  const isNamed = texts.fullName.trim() !== "" || spokenName(texts) !== "";
  mark(fields.given, !isNamed);
  if (!isNamed) throw new RangeError("A card needs a name or an organization.");
}

function mark({ input }: Field, isInvalid: boolean): void {
  if (isInvalid) input.setAttribute("aria-invalid", "true");
  else input.removeAttribute("aria-invalid");
}
