import { postgresContract, sqliteContract } from "./files.ts";
import { type Row, testsIn } from "./row.ts";

const author = testsIn("packages/carddav-server/test/author.test.ts");
const sqliteHistory = testsIn("packages/store-sqlite/test/history.test.ts");
const postgresHistory = testsIn("packages/store-postgres/test/history.test.ts");
const sqliteBackup = testsIn("packages/store-sqlite/test/backup.test.ts");
const cardHistory = testsIn("packages/callingcard/test/card-history.test.ts");
const backup = testsIn("packages/callingcard/test/backup.test.ts");

/** What was there before, and who changed it. */
export const HISTORY: readonly Row[] = [
  {
    id: "25 history",
    text: "who wrote a card, with what client and when, in the transaction of the write; older cards come back octet for octet",
    section: "",
    tests: [
      ...author(),
      ...sqliteContract(
        "a write that has an author is remembered with it, and with the entity tags before and after",
        "what a remembered write replaced or deleted can be read, octet for octet",
        "a copy and a move are remembered in each book that they change",
      ),
      ...postgresContract(
        "a write that has an author is remembered with it, and with the entity tags before and after",
        "what a remembered write replaced or deleted can be read, octet for octet",
        "a copy and a move are remembered in each book that they change",
      ),
      ...cardHistory(),
    ],
  },
  {
    id: "bounded history",
    text: "what is remembered is bounded in time, octets and writes",
    section: "",
    tests: [...sqliteHistory(), ...postgresHistory()],
  },
  {
    id: "backup",
    text: "a backup while the server writes; after its restore no sync-token from before counts",
    section: "RFC 6578 section 3.2",
    tests: [...sqliteBackup(), ...backup()],
  },
];
