import { button, type Child, h } from "@callingcard/page";
import { freshId } from "./fresh-id.ts";

/** A dialog that is open. */
export interface OpenDialog {
  readonly element: HTMLDialogElement;
  /** Closes it, and gives the focus back. */
  close(): void;
  /** Resolves when it was closed, by whatever. */
  readonly closed: Promise<void>;
}

/**
 * Opens a dialog over the page. The browser keeps the focus in it, closes it at Escape and gives the focus back.
 *
 * @param title What it is about.
 * @param content What stands in it.
 * @returns The dialog.
 */
export function openDialog(title: string, ...content: readonly Child[]): OpenDialog {
  const id = freshId();
  const heading = h("h2", { id, tabindex: "-1" }, title);
  const element = h("dialog", { "aria-labelledby": id }, heading, ...content);
  document.body.append(element);
  const closed = new Promise<void>((resolve) => {
    element.addEventListener("close", () => {
      element.remove();
      resolve();
    });
  });
  element.showModal();
  heading.focus();
  return { element, close: () => element.close(), closed };
}

/**
 * Asks whether to do something that cannot be undone.
 *
 * @param title The question.
 * @param text What comes of it.
 * @param action What the button that does it says.
 * @returns Whether it was pressed.
 */
export async function confirmAction(title: string, text: string, action: string): Promise<boolean> {
  let isConfirmed = false;
  const confirm = button(
    action,
    () => {
      isConfirmed = true;
      dialog.close();
    },
    { class: "danger" },
  );
  const cancel = button("Cancel", () => dialog.close());
  const dialog = openDialog(
    title,
    h("p", {}, text),
    h("div", { class: "actions" }, confirm, cancel),
  );
  cancel.focus();
  await dialog.closed;
  return isConfirmed;
}
