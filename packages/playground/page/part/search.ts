import { search } from "@callingcard/syntaxes/search";
import type { Part } from "../part.ts";

/** What is searched in cards. */
export const part: Part = {
  syntaxes: [search],
  texts: new Map([
    ["search", async () => (await import("../texts/search-texts.ts")).searchTexts()],
  ]),
};
