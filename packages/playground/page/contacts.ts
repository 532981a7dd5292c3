// The page of contacts.

import { vcard } from "@callingcard/syntaxes/vcard";
import { showApp } from "./app.ts";
import { createFilterView } from "./filter-view.ts";

const filter = { syntax: "vcard", title: "Filter", view: createFilterView() };

showApp(document.querySelector<HTMLElement>("#page"), [vcard], [filter]);
