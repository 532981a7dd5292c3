import { button, h } from "@callingcard/page";
import type { Choice } from "@callingcard/vcard/merge";
import type { Question } from "../src/book/merge-edit.ts";
import { openDialog } from "./dialog.ts";
import { freshId } from "./fresh-id.ts";

/** Names of properties that people do not know by them. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ["FN", "Shown as"],
  ["N", "Name"],
  ["TEL", "Phone"],
  ["EMAIL", "Email"],
  ["ADR", "Address"],
  ["ORG", "Organization"],
  ["TITLE", "Title"],
  ["NOTE", "Note"],
  ["BDAY", "Birthday"],
  ["URL", "Web page"],
  ["PHOTO", "Picture"],
  ["NICKNAME", "Nickname"],
  ["CATEGORIES", "Categories"],
]);

/**
 * Asks a person whose change counts, where two changed the same.
 *
 * @param questions What they changed.
 * @returns The answers in their order; `undefined` when the person does not want to save.
 */
export async function askConflicts(
  questions: readonly Question[],
): Promise<readonly Choice[] | undefined> {
  let answers: readonly Choice[] | undefined;
  const asked = questions.map(questionView);
  const save = button(
    "Save",
    () => {
      answers = asked.map(({ read }) => read());
      dialog.close();
    },
    { class: "primary" },
  );
  const dialog = openDialog(
    "Changed in the meantime",
    h(
      "p",
      {},
      "This card was changed elsewhere while you edited it. What only one of you changed is kept. Choose for the rest:",
    ),
    ...asked.map(({ element }) => element),
    h(
      "div",
      { class: "actions" },
      save,
      button("Back to the form", () => dialog.close()),
    ),
  );
  await dialog.closed;
  return answers;
}

function questionView(question: Question): {
  readonly element: HTMLElement;
  readonly read: () => Choice;
} {
  const name = freshId();
  const options: readonly (readonly [Choice, string, string | undefined])[] = [
    ["mine", "Yours", question.mine],
    ["theirs", "Theirs", question.theirs],
  ];
  const inputs = options.map(([choice, text, value]) => {
    const id = freshId();
    const input = h("input", {
      type: "radio",
      name,
      id,
      value: choice,
      checked: choice === "mine",
    });
    const shown = h("span", { class: "choice-value", dir: "auto" }, value ?? "removed");
    const label = h("label", { for: id }, h("strong", {}, `${text}: `), shown);
    return { input, choice, row: h("div", { class: "choice" }, input, label) };
  });
  const [about = "", ...parts] = question.about.split(", ");
  const legend = [NAMES.get(about) ?? about, ...parts].join(", ");
  const element = h(
    "fieldset",
    {},
    h("legend", {}, legend),
    question.before === undefined
      ? undefined
      : h("p", { class: "quiet" }, "Before: ", h("span", { dir: "auto" }, question.before)),
    ...inputs.map(({ row }) => row),
  );
  return { element, read: () => inputs.find(({ input }) => input.checked)?.choice ?? "mine" };
}
