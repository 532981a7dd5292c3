// The page of contacts.

import { searchExpression } from "@callingcard/carddav-filter/arbitrary";
import { search } from "@callingcard/syntaxes/search";
import { vcard } from "@callingcard/syntaxes/vcard";
import { showApp } from "./app.ts";
import { createFilterView } from "./filter-view.ts";

const filter = { syntax: "vcard", title: "Filter", view: createFilterView() };

showApp(
  document.querySelector<HTMLElement>("#page"),
  [vcard, search],
  [filter],
  new Map([["search", searchExpression()]]),
);
