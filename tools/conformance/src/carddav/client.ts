import {
  discovery,
  khard,
  precondition,
  properties,
  quirks,
  quirksOfApple,
  quirksOfEvolution,
  quirksOfOthers,
  quirksOfThunderbird,
  report,
  sync,
  tsdav,
  vdirsyncer,
} from "./files.ts";
import type { Row } from "./row.ts";

/** What known clients expect beyond the texts, or in a stricter sense. */
export const CLIENTS: readonly Row[] = [
  {
    id: "apple:1",
    text: "finds who it is wherever it asks, and walks from there to the cards",
    section: "Contacts of macOS and iOS",
    tests: [
      ...quirksOfApple(
        "an account is set up from the root to the cards",
        "whatever address somebody types, it tells who they are",
        "probes without credentials are challenged wherever they go, with one constant realm",
        "OPTIONS carries DAV beside the headers of a browser's preflight",
      ),
      ...quirks("iOS and macOS Contacts > the principal is another resource than the home"),
      ...discovery("well-known answers PROPFIND in place"),
    ],
  },
  {
    id: "apple:2",
    text: "sees by getctag what changed, and asks the home for what nobody else has",
    section: "Contacts of macOS and iOS",
    tests: [
      ...properties("getctag changes when a card does and only then"),
      ...quirks(
        "iOS and macOS Contacts > a PROPFIND of the home for all that Apple knows is answered, what is unknown as 404",
      ),
      ...quirksOfApple("the card of oneself is refused property by property, and the rest goes on"),
    ],
  },
  {
    id: "apple:3",
    text: "reads and writes cards and groups of 3.0, with its own parameters",
    section: "Contacts of macOS and iOS",
    tests: [
      ...quirksOfApple("a card of 4.0 as 3.0"),
      ...quirks("iOS and macOS Contacts > groups in their own properties are stored like any card"),
    ],
  },
  {
    id: "apple:4",
    text: "sends paths raw, encoded and encoded twice, with a slash at the end and without",
    section: "Contacts of macOS and iOS",
    tests: [
      ...quirksOfApple(
        "a book and a card are found by paths that were encoded twice",
        "a name with an escape in it is another name where it was made so",
        "characters that a path should have encoded name the same card",
      ),
      ...discovery(
        "a user name with @ is found raw, encoded and encoded twice",
        "collections are found with and without a slash at the end",
      ),
    ],
  },
  {
    id: "apple:5",
    text: "is told of a token that is none, or listed the book where its profile is on; repeats what is refused without harm",
    section: "Contacts of macOS and iOS",
    tests: [
      ...quirks("iOS and macOS Contacts > a bare UUID as a sync-token is told to be no token"),
      ...quirksOfApple(
        "a UUID of its own as a first token lists the book, for whoever takes it so",
        "an edit of a card is sent with its tag, and again with the old one it is 412",
      ),
    ],
  },
  {
    id: "davx5",
    text: "gets its version, keeps an edit that is refused, reads quoted tags, goes on after 507",
    section: "DAVx5",
    tests: [
      ...quirks("DAVx5"),
      ...quirksOfOthers("DAVx5"),
      ...sync("a client that syncs in pages between any changes has what the server has"),
    ],
  },
  {
    id: "tb:1",
    text: "reads the first status of each response, wrong Depths, one home, blind overwrites of 4.0",
    section: "Thunderbird",
    tests: [
      ...quirks("Thunderbird"),
      ...quirksOfThunderbird(
        "an address book is found, and the first status of each response is 200",
        "there is one home, since the first is taken and the others are not",
        "the first load lists, gets what was listed, and reads the token at last",
        "a blind overwrite is taken, and read back as it was written",
        "a card that is gone is a response that begins with 404",
      ),
      ...properties("the 200 propstat comes first, and status lines are those of HTTP/1.1"),
    ],
  },
  {
    id: "tb:2",
    text: "goes on from the token of an answer that was cut off; is told 400 of one that is not valid, where its profile is on",
    section: "Thunderbird",
    tests: quirksOfThunderbird(
      "the token of an answer that was cut off is kept, and the next sync brings the rest",
      "a token that is not valid is 400 with its element, for Thunderbird alone",
    ),
  },
  {
    id: "evo",
    text: "lists a book without a filter, looks for tokens that are URIs and for the condition in a text, goes on after 507",
    section: "Evolution, KDE",
    tests: [
      ...quirks("Evolution"),
      ...quirksOfEvolution(),
      ...report("an empty or missing filter matches every card"),
    ],
  },
  {
    id: "others:1",
    text: "a missing card is a 404 of its own, a bad one is given like any other, absolute and double-encoded hrefs are found",
    section: "Outlook CalDavSynchronizer, TbSync, Nextcloud",
    tests: [
      ...quirksOfOthers(
        "CalDavSynchronizer: a card that is gone is a 404 among the others",
        "TbSync, which stops at the first failure, gets a stored card that is bad like any other",
        "iCloud's refusal is no example: absolute hrefs of a multiget are found, nonsense is 404",
      ),
      ...report(
        "multiget answers each href in order, with a 404 for what is not there",
        "multiget finds a card whose href a client encoded twice",
      ),
    ],
  },
  {
    id: "others:2",
    text: "types and versions that they call otherwise or look for",
    section: "CardBook, SOGo connector, Nextcloud, Z-Push",
    tests: [
      ...quirksOfOthers(
        "CardBook and TbSync: a book says which versions it takes",
        "Nextcloud and the SOGo connector: their names of the type are taken",
      ),
      ...precondition("types that clients use for vCards are taken for what they mean"),
      ...quirks("others"),
    ],
  },
  {
    id: "others:3",
    text: "the whole of their work, with the real program",
    section: "vdirsyncer, khard, tsdav",
    tests: [
      ...vdirsyncer(),
      ...khard(),
      ...tsdav(),
      ...quirksOfOthers(
        "tsdav: a query for FN, whatever it is, lists the book",
        "vdirsyncer: PROPFIND where discovery begins needs no redirect, and the root names who signed in",
      ),
    ],
  },
];
