import { testsIn, type Row } from "./row.ts";

const access = testsIn("packages/carddav-server/test/lock-access.test.ts");
const condition = testsIn("packages/carddav-server/test/condition.test.ts");
const ifHeader = testsIn("packages/carddav-server/test/if-header.test.ts");
const litmus = testsIn("tools/interop/src/litmus.test.ts");
const lock = testsIn("packages/carddav-server/test/lock.test.ts");
const memory = testsIn("packages/carddav-server/test/memory-store.test.ts");
const sqlite = testsIn("packages/store-sqlite/test/contract.test.ts");
const postgres = testsIn("packages/store-postgres/test/contract.test.ts");

/** Conditional requests and write locks (RFC 9110, RFC 4918). */
export const LOCKING: readonly Row[] = [
  {
    id: "14",
    text: "conditional requests complete: lists, *, weak compare, 304, If with entity tags and lock tokens; atomic with the write",
    section: "RFC 9110 §13, RFC 4918 §10.4",
    tests: [...condition(), ...ifHeader()],
  },
  {
    id: "LOCK",
    text: "exclusive and shared locks of cards, names and books, with depth, owner, timeout and refresh",
    section: "RFC 4918 §6, §9.10",
    tests: lock("LOCK", "a LOCK without a body"),
  },
  {
    id: "UNLOCK",
    text: "a lock is removed at anything in its scope, by its maker or who may unlock",
    section: "RFC 4918 §9.11, RFC 3744 §3.5",
    tests: [
      ...lock("UNLOCK"),
      ...access(
        "the lock of another user > is removed by who may unlock, the owner of the book above all",
      ),
    ],
  },
  {
    id: "class 2",
    text: "the suite of locks of litmus passes with cards in place of its files",
    section: "RFC 4918 §18.2",
    tests: litmus("litmus locks cards and books as RFC 4918 says"),
  },
  {
    id: "write lock",
    text: "no write without the token, in any method and in any store",
    section: "RFC 4918 §7",
    tests: [
      ...lock("a lock", "a lock that is taken between the look at a card and the write counts"),
      ...access(),
      ...memory(),
      ...sqlite(),
      ...postgres(),
    ],
  },
  ...(
    [
      [
        "lock-token-submitted",
        "a lock > keeps PUT, DELETE, MOVE, COPY and PROPPATCH away: 423 with its root",
      ],
      [
        "no-conflicting-lock",
        "LOCK > beside a lock: 423 no-conflicting-lock with its root, and shared ones together",
      ],
      [
        "lock-token-matches-request-uri",
        "a LOCK without a body > needs one token, of a lock on the resource",
      ],
    ] as const
  ).map(([id, test]) => ({
    id,
    text: `precondition ${id}`,
    section: "RFC 4918 §16",
    tests: lock(test),
  })),
];
