import { discovery, khard, precondition, properties, quirks, report, vdirsyncer } from "./files.ts";
import type { Row } from "./row.ts";

/** What known clients expect beyond the texts, or in a stricter sense. */
export const CLIENTS: readonly Row[] = [
  {
    id: "apple",
    text: "iOS and macOS Contacts",
    section: "getctag, the properties of the home, groups of 3.0, paths",
    tests: [
      ...quirks("iOS and macOS Contacts"),
      ...properties("getctag changes when a card does and only then"),
      ...discovery(
        "a user name with @ is found raw, encoded and encoded twice",
        "well-known answers PROPFIND in place",
      ),
    ],
  },
  {
    id: "davx5",
    text: "DAVx5",
    section: "statuses that keep an edit, quoted tags, 4.0 where it is offered",
    tests: quirks("DAVx5"),
  },
  {
    id: "tb",
    text: "Thunderbird",
    section: "status lines, Depth, versions, tokens",
    tests: [
      ...quirks("Thunderbird"),
      ...properties("the 200 propstat comes first, and status lines are those of HTTP/1.1"),
    ],
  },
  {
    id: "evo",
    text: "Evolution and KDE",
    section: "queries without a filter, tokens that are URIs",
    tests: [...quirks("Evolution"), ...report("an empty or missing filter matches every card")],
  },
  {
    id: "others",
    text: "vdirsyncer, khard, eM Client, Z-Push, SOGo connector, digest clients",
    section: "types, depths, UIDs",
    tests: [
      ...quirks("others"),
      ...precondition("types that clients use for vCards are taken for what they mean"),
      ...vdirsyncer("finds the address book from the printed address alone"),
      ...khard("shows the server's cards"),
    ],
  },
];
