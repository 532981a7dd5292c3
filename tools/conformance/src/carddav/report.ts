import {
  discovery,
  filterSentences,
  homeSync,
  report,
  sync,
  tsdav,
  vdirsyncer,
  versions,
} from "./files.ts";
import type { Row } from "./row.ts";

/** What REPORT is asked for. */
export const REPORTS: readonly Row[] = [
  {
    id: "R:1",
    text: "addressbook-query",
    section: "RFC 6352 section 8.6",
    tests: [
      ...report(
        "a query finds what the filter matches, and gives the octets",
        "a query of one card judges that card, whatever the Depth",
        "a filter on presence alone works, as tsdav sends it",
      ),
      ...filterSentences("RFC 6352 section 8.6"),
      ...tsdav("is told which query matches"),
    ],
  },
  {
    id: "R:2",
    text: "addressbook-multiget",
    section: "RFC 6352 section 8.7",
    tests: [
      ...report(
        "multiget answers each href in order, with a 404 for what is not there",
        "multiget finds a card whose href a client encoded twice",
        "multiget of the home reaches the cards of all its books",
        "multiget without a href is about the card of the request's path",
      ),
      ...vdirsyncer(),
    ],
  },
  {
    id: "R:3",
    text: "sync-collection of a book",
    section: "RFC 6578 section 3",
    tests: [
      ...sync(
        "an initial sync lists the cards, later ones what changed",
        "the sync-token of the report is that of the book",
        "a removed card has a status and no propstat, a present one a propstat and no status",
      ),
      ...tsdav("syncs by token"),
    ],
  },
  {
    id: "R:3h",
    text: "sync-collection of the home, on the levels 1 and infinite",
    section: "RFC 6578 sections 3.3 to 3.6",
    tests: homeSync(),
  },
  {
    id: "R:4",
    text: "expand-property",
    section: "RFC 3253 sections 3.6 and 3.8",
    tests: discovery(
      "expand-property puts what a href names in its place",
      "expand-property stops at its bounds",
      "expand-property with Depth 1 is about the members too, each by itself",
    ),
  },
  {
    id: "R:5",
    text: "both reports of RFC 6352 convert to the version that is asked for, and say which it is",
    section: "RFC 6352 section 10.4",
    tests: versions(
      "reports > query, multiget and sync convert to the version that is asked for, and label it",
    ),
  },
];
