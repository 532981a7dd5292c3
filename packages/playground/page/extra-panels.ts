import { h } from "@callingcard/page";

/** What is in a panel of one syntax alone. */
interface ExtraView {
  readonly element: HTMLElement;
  /** Takes another text. */
  show(octets: Uint8Array): void;
}

/** A panel of one syntax alone. */
export interface ExtraPanel {
  readonly syntax: string;
  readonly title: string;
  /** Loads what is in it; asked once. */
  readonly createView: () => Promise<ExtraView>;
}

/** The panels of single syntaxes, of which one is shown or none. */
export interface ExtraPanels {
  readonly element: HTMLElement;
  /** Shows the panel of a syntax for a text; without one, none. */
  show(panel: ExtraPanel | undefined, octets: Uint8Array): void;
}

/**
 * Makes the place of the panels.
 *
 * @returns The panels.
 */
export function createExtraPanels(): ExtraPanels {
  const element = h("div", { class: "extras" });
  const views = new Map<ExtraPanel, ExtraView>();
  let shown: ExtraPanel | undefined;
  let octets: Uint8Array = new Uint8Array();

  async function open(panel: ExtraPanel): Promise<void> {
    const { title, createView } = panel;
    const section = h("section", { class: "panel", "aria-label": title }, h("h3", {}, title));
    element.replaceChildren(section);
    try {
      const view = views.get(panel) ?? (await createView());
      views.set(panel, view);
      if (shown !== panel) return;
      section.append(view.element);
      view.show(octets);
    } catch (error) {
      section.append(h("p", { class: "problem" }, `Not shown: ${String(error)}`));
    }
  }

  return {
    element,
    show(panel, next) {
      octets = next;
      if (panel === shown) {
        if (panel !== undefined) views.get(panel)?.show(octets);
        return;
      }
      shown = panel;
      if (panel === undefined) element.replaceChildren();
      else void open(panel);
    },
  };
}
