import { jcard } from "@callingcard/syntaxes/jcard";
import { jscontact } from "@callingcard/syntaxes/jscontact";
import { xcard } from "@callingcard/syntaxes/xcard";
import type { Part } from "../part.ts";

/** Cards in JSON and XML. */
export const part: Part = {
  syntaxes: [jcard, jscontact, xcard],
  texts: new Map([
    ["jcard", async () => (await import("../texts/json-texts.ts")).jcardTexts()],
    ["jscontact", async () => (await import("../texts/json-texts.ts")).jscontactTexts()],
  ]),
};
