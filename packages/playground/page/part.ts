import type { Syntax } from "@callingcard/syntaxes";
import type { Texts } from "../src/specimen/draw-specimen.ts";
import type { PartName } from "../src/syntax/families.ts";
import type { ExtraPanel } from "./extra-panels.ts";

/** Some of the syntaxes with all that is theirs alone; loaded when one of them is picked. */
export interface Part {
  readonly syntaxes: readonly Syntax[];

  /** A panel for one of them. */
  readonly extra?: ExtraPanel;

  /** Texts of those that have no grammar, by name; loaded when one is drawn. */
  readonly texts?: ReadonlyMap<string, () => Promise<Texts>>;
}

/**
 * Loads a part.
 *
 * @param name Its name.
 * @returns The part; rejects where it cannot be had.
 */
export async function loadPart(name: PartName): Promise<Part> {
  switch (name) {
    case "search":
      return (await import("./part/search.ts")).part;
    case "contacts":
      return (await import("./part/contacts.ts")).part;
    case "forms":
      return (await import("./part/forms.ts")).part;
    case "messaging":
      return (await import("./part/messaging.ts")).part;
    case "documents":
      return (await import("./part/documents.ts")).part;
  }
}
