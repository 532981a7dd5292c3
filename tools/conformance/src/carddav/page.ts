import { testsIn, type Row } from "./row.ts";

const account = testsIn("packages/web/test/account.test.ts");
const browser = testsIn("tools/interop/src/web-page.test.ts");
const cardList = testsIn("packages/web/test/card-list.test.ts");
const edit = testsIn("packages/web/test/edit.test.ts");
const program = testsIn("packages/callingcard/test/page.test.ts");
const shown = testsIn("packages/web/test/shown.test.ts");
const webPage = testsIn("packages/web/test/web-page.test.ts");

/** The page for people. */
export const PAGE: readonly Row[] = [
  {
    id: "page:1",
    text: "is what browsers get at the address, while CardDAV clients see nothing of it",
    section: "RFC 9110 §12.5.1",
    tests: [
      ...program("browsers get the page for people, and CardDAV clients what they always get"),
      ...webPage("the page"),
    ],
  },
  {
    id: "page:2",
    text: "finds the books from nothing but the server, and follows them by sync-token",
    section: "RFC 6764 §6, RFC 6578 §3",
    tests: [
      ...account("finds the books from nothing but the server"),
      ...cardList(
        "reads what changed, came and went",
        "lists the book anew when the server does not know the time of the list any more",
      ),
      ...browser("the list"),
    ],
  },
  {
    id: "page:3",
    text: "writes and deletes by entity tag, and merges with what another wrote meanwhile",
    section: "RFC 9110 §13.1.1",
    tests: [
      ...edit("a card on the server", "an edit that was not the first"),
      ...browser("an edit at the same time as another client's"),
    ],
  },
  {
    id: "page:4",
    text: "keeps no password, sends none elsewhere, and takes no card for HTML",
    section: "CSP 3, Trusted Types",
    tests: [
      ...account(
        "tells no other server the password",
        "sends the password in each request and lets the browser add nothing",
      ),
      ...webPage("the page > runs its own scripts alone, and turns no text into HTML"),
      ...shown("a picture"),
      ...browser(
        "signing in",
        "a card > is text, whatever stands in it, and loads nothing from elsewhere",
      ),
    ],
  },
  {
    id: "page:5",
    text: "imports and exports files, octet for octet",
    section: "RFC 6350 §3",
    tests: browser("files"),
  },
  {
    id: "page:6",
    text: "works by the keyboard alone, and axe-core finds nothing in light and dark, at 360 and 1 280 pixels",
    section: "WCAG 2.1 A, AA",
    tests: browser(
      "everything is done with the keyboard alone",
      ...["light at 360", "dark at 360", "light at 1280", "dark at 1280"].map(
        (how) => `in ${how} pixels > axe-core finds nothing in any view, and nothing is cut off`,
      ),
    ),
  },
];
