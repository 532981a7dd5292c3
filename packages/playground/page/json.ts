// The page of contacts in JSON.

import { document as jscontactDocument } from "@callingcard/jscontact/arbitrary";
import { jcard } from "@callingcard/syntaxes/jcard";
import { jscontact } from "@callingcard/syntaxes/jscontact";
import { validCard } from "@callingcard/vcard/arbitrary";
import { stringifyJCard } from "@callingcard/vcard/jcard";
import { showApp } from "./app.ts";

const texts = new Map([
  ["jcard", validCard("4.0").map((card) => stringifyJCard(card))],
  ["jscontact", jscontactDocument()],
]);

showApp(document.querySelector<HTMLElement>("#page"), [jcard, jscontact], [], texts);
