import {
  badCard,
  card,
  check,
  discovery,
  filterProperty,
  filterSentences,
  filterTraps,
  homeSync,
  mergingPut,
  mergingPutProperty,
  node,
  parts,
  postgresContract,
  precondition,
  properties,
  quirks,
  repair,
  report,
  sqliteContract,
  sync,
  transfer,
  unicodeCasemap,
  versions,
} from "./files.ts";
import type { Row } from "./row.ts";

/** What an address book server is to do beyond answering: each row is one that servers are known to miss. */
export const BEHAVIOURS: readonly Row[] = [
  {
    id: "1",
    text: "filters are judged to the letter: both levels of test, several instances, groups, lists of parameters, negation, presence",
    section: "RFC 6352 section 10.5",
    tests: [...filterSentences("RFC 6352 section 10.5"), ...filterTraps(), ...filterProperty()],
  },
  {
    id: "2",
    text: "i;unicode-casemap is that of RFC 5051, i;ascii-casemap and i;octet beside it; another is supported-collation",
    section: "RFC 6352 section 8.3, RFC 5051",
    tests: [
      ...unicodeCasemap(),
      ...filterTraps("17: collations", "18: i;ascii-casemap", "19: i;unicode-casemap"),
      ...report("case does not matter beyond ASCII"),
      ...precondition("supported-filter and supported-collation: with the element that is refused"),
    ],
  },
  {
    id: "3",
    text: "an empty or missing filter matches all; a name that cannot be queried is supported-filter with the element",
    section: "RFC 6352 sections 8.5, 10.5",
    tests: [
      ...report("an empty or missing filter matches every card"),
      ...filterTraps("2: a filter without prop-filters", "20: names that cannot be queried"),
      ...precondition("supported-filter and supported-collation: with the element that is refused"),
    ],
  },
  {
    id: "4",
    text: "nresults and the server's own limit are 507 where something was cut off and only there; the 507 is not counted",
    section: "RFC 6352 section 8.6.2",
    tests: report(
      "a limit truncates with a 507 for the request's path, which does not count",
      "a limit that is met exactly truncates nothing",
      "the server's own limit truncates like a client's",
    ),
  },
  {
    id: "5",
    text: "partial address-data, novalue, groups, VERSION and UID always kept, in query and multiget alike",
    section: "RFC 6352 section 10.4",
    tests: [
      ...report("partial data keep VERSION and UID, in query and multiget alike"),
      ...filterTraps("22: partial cards"),
      ...filterSentences("RFC 6352 section 10.4.2"),
      ...versions("reports > partial data are taken of the converted card"),
    ],
  },
  {
    id: "6",
    text: "the version is negotiated: attributes, Accept with qualities, a default by client; a conversion fails for one card alone; jCard",
    section: "RFC 6352 sections 5.1.1, 10.4, RFC 7095",
    tests: versions(
      "GET",
      "reports",
      "a kind of client may get another version where it names none",
      "PUT of jCard",
    ),
  },
  {
    id: "7",
    text: "each condition of RFC 6352 is an element with its payload in 403, in PUT, COPY and MOVE alike; 412 is for If-* alone",
    section: "RFC 6352 section 6.3.2.1, RFC 4918 section 16",
    tests: [...precondition(), ...transfer("no-uid-conflict holds for COPY and MOVE")],
  },
  {
    id: "8",
    text: "a UID is unique in a book, whatever its urn:uuid:; it does not change when a card is written over; the holder is named",
    section: "RFC 6352 sections 5.1, 6.3.2.1",
    tests: [
      ...precondition(
        "no-uid-conflict: names the card that has the UID",
        "no-uid-conflict: a card is not written over by one with another UID",
        "no-uid-conflict: a UUID is the same with urn:uuid: and in other case",
      ),
      ...parts("UIDs are compared without urn:uuid:, UUIDs without case"),
      ...sqliteContract(),
      ...postgresContract(),
    ],
  },
  {
    id: "9",
    text: "octets are stored as they were sent, and an entity tag is told where that is true; a repair is asked for, told, and has no tag",
    section: "RFC 6352 section 6.3.2.3",
    tests: [
      ...card(
        "octets are stored as sent: line feeds, byte order mark, folds and all",
        "equal octets have equal entity tags",
      ),
      ...versions("PUT of jCard > is stored as vCard 4.0, and no entity tag is told"),
      ...repair(),
    ],
  },
  {
    id: "10",
    text: "a PUT of 3.0 cannot delete what only 4.0 can say",
    section: "RFC 6352 section 6.3.2.3",
    tests: [...mergingPut("PUT of 3.0 over a card of 4.0"), ...mergingPutProperty()],
  },
  {
    id: "11",
    text: "sync-collection with a limit: 507, a token to go on from, each href once, nothing lost under writes; token and changes of one snapshot",
    section: "RFC 6578 sections 3.6, 3.7",
    tests: [
      ...sync(
        "a limit truncates with a 507 and a token to go on from",
        "an initial sync in pages names no card that was deleted before it began",
        "the server truncates on its own as well",
        "a client that syncs in pages between any changes has what the server has",
      ),
      ...sqliteContract(),
      ...postgresContract(),
    ],
  },
  {
    id: "12",
    text: "tokens cannot be forged and belong to one incarnation of a book; others are valid-sync-token, also after a restored backup",
    section: "RFC 6578 section 3.2",
    tests: [
      ...sync(
        "valid-sync-token: garbage, forged, foreign and future tokens",
        "valid-sync-token: a book that lost revisions, as after a restored backup",
      ),
      ...parts("sync-tokens"),
    ],
  },
  {
    id: "13",
    text: "address-data within sync-collection; level infinite on the home, with the cards of all books",
    section: "RFC 6578 section 3.3",
    tests: [...sync("a sync can bring the cards along"), ...homeSync()],
  },
  {
    id: "15",
    text: "PROPPATCH and extended MKCOL do all or nothing; dead properties keep language and mixed content",
    section: "RFC 4918 section 9.2, RFC 5689",
    tests: properties(
      "PROPPATCH does all or nothing: 403 for a protected property, 424 for the rest",
      "PROPPATCH instructions count in document order",
      "PROPPATCH keeps dead properties with language, attributes and mixed content",
      "extended MKCOL makes a book with its properties",
      "extended MKCOL that fails makes nothing and says what failed",
    ),
  },
  {
    id: "22",
    text: "one bad card never blocks a book: GET gives it as it is, a report answers it on its own, stricter rules do not apply to what is stored, and the operator has a list",
    section: "RFC 6352 section 8.7.2",
    tests: [
      ...badCard(),
      ...report("a stored card that cannot be read spoils no report"),
      ...versions("reports > a card that cannot be converted has a response of its own"),
      ...check(),
    ],
  },
  {
    id: "23",
    text: "discovery works: well-known for PROPFIND behind the challenge, probes of the root and the principals, OPTIONS before anyone signs in, slashes and %40",
    section: "RFC 6764 section 5, RFC 5397",
    tests: [
      ...discovery(
        "well-known challenges before it redirects",
        "well-known redirects to the principal for good",
        "well-known answers PROPFIND in place",
        "a client walks from the root to the cards",
        "OPTIONS tells what the server complies with before anyone signs in",
        "collections are found with and without a slash at the end",
        "a user name with @ is found raw, encoded and encoded twice",
      ),
      ...node("paths that hide others are refused or resolved within the own ones"),
      ...quirks("others > vdirsyncer: Depth 1 for the resource types of the root works"),
    ],
  },
];
