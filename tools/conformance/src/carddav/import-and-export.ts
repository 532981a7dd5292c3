import { testsIn, type Row } from "./row.ts";

const exported = testsIn("packages/carddav-server/test/export.test.ts");
const imported = testsIn("packages/carddav-server/test/import.test.ts");
const sockets = testsIn("packages/carddav-server/test/import.node.test.ts");
const quota = testsIn("packages/carddav-server/test/quota.test.ts");
const prefer = testsIn("packages/carddav-server/test/prefer.test.ts");
const discovery = testsIn("packages/carddav-server/test/discovery.test.ts");
const program = testsIn("packages/callingcard/test/import-export.test.ts");
const interchange = testsIn("packages/callingcard/test/interchange.test.ts");
const sqlite = testsIn("packages/store-sqlite/test/contract.test.ts");
const postgres = testsIn("packages/store-postgres/test/contract.test.ts");

const QUOTA_CASES = [
  "the octets of an owner are those of the living cards of all of their books",
  "a write beyond the quota is refused and changes nothing",
  "a write that adds no octets is let through, whatever the quota",
  "writes to two books at once do not exceed the quota together",
] as const;

/** Whole books in and out, room, and preferences. */
export const IMPORT_AND_EXPORT: readonly Row[] = [
  {
    id: "21",
    text: "streaming import and export: vCard 2.1 to 4.0, jCard, JSContact, CSV; result of each card, duplicates, dry run, Content-Disposition; add-member and bulk",
    section: "RFC 9110 §9.3, RFC 5995, RFC 6266",
    tests: [...exported(), ...imported(), ...sockets(), ...interchange(), ...program()],
  },
  {
    id: "add-member",
    text: "POST to DAV:add-member makes a card under a name of the server's",
    section: "RFC 5995 §3",
    tests: imported("add-member"),
  },
  {
    id: "bulk-requests",
    text: "many cards in one request, each with its own result",
    section: "RFC 4918 §13",
    tests: imported("POST of a book"),
  },
  {
    id: "quota-not-exceeded",
    text: "a quota of each owner, decided in the transaction, told by quota-used-bytes and quota-available-bytes",
    section: "RFC 4331 §3, §4, §6",
    tests: [...quota(), ...sqlite(...QUOTA_CASES), ...postgres(...QUOTA_CASES)],
  },
  {
    id: "return=minimal",
    text: "answers without what can be told from its absence: PROPFIND, PROPPATCH, MKCOL",
    section: "RFC 8144 §2",
    tests: prefer("return=minimal"),
  },
  {
    id: "return=representation",
    text: "what was written, or what stood against the condition of the write",
    section: "RFC 8144 §3",
    tests: [
      ...prefer("return=representation"),
      ...imported("add-member > gives what was stored to who prefers it"),
    ],
  },
  {
    id: "depth-noroot",
    text: "a listing without the resource itself",
    section: "RFC 8144 §4",
    tests: prefer("depth-noroot"),
  },
  {
    id: "Depth",
    text: "each method takes the depths that it has a meaning for",
    section: "RFC 4918 §10.2",
    tests: prefer(
      "Depth: each method takes what it has a meaning for, and none takes what is no depth",
    ),
  },
  {
    id: "501",
    text: "methods that no resource has are 501, those that this one has not 405 with Allow",
    section: "RFC 9110 §15.5.6, §15.6.2",
    tests: discovery(
      "a method that no resource has is 501, with what this one has",
      "a method that a resource does not have is 405 with what it has",
    ),
  },
];
