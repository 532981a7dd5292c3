import { vcard } from "@callingcard/syntaxes/vcard";
import type { Part } from "../part.ts";

/** Cards, and the filters that judge them. */
export const part: Part = {
  syntaxes: [vcard],
  extra: {
    syntax: "vcard",
    title: "Filter",
    createView: async () => (await import("../filter-view.ts")).createFilterView(),
  },
};
