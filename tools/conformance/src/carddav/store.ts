import { type Row, testsIn } from "./row.ts";

const database = testsIn("packages/callingcard/test/database.test.ts");
const digest = testsIn("packages/callingcard/test/digest.test.ts");
const kill = testsIn("packages/callingcard/test/kill.test.ts");
const processes = testsIn("packages/callingcard/test/fault/processes.test.ts");
const full = testsIn("packages/callingcard/test/fault/full.test.ts");
const slowReader = testsIn("packages/callingcard/test/fault/slow-reader.test.ts");
const clock = testsIn("packages/callingcard/test/fault/clock.test.ts");
const crash = testsIn("packages/store-postgres/test/crash.test.ts");
const follower = testsIn("packages/store-postgres/test/follower.test.ts");
const users = testsIn("packages/store-postgres/test/users.test.ts");

/** Databases, and what happens to them: nothing that was acknowledged is lost, no token skips a change. */
export const STORES: readonly Row[] = [
  {
    id: "several servers",
    text: "servers of one PostgreSQL are one: cards, users, passwords and sync-tokens of each hold at all",
    section: "RFC 6578 section 3.1",
    tests: [...database(), ...users(), ...digest()],
  },
  {
    id: "killed server",
    text: "a server that is killed while it writes has lost nothing that it acknowledged; another one goes on",
    section: "RFC 9110 section 9.3.4",
    tests: [...kill(), ...processes()],
  },
  {
    id: "crashed database",
    text: "a PostgreSQL that is away is 503 with Retry-After; when it is back, nothing acknowledged is lost and syncs go on",
    section: "RFC 9110 section 15.6.4",
    tests: [...crash(), ...processes()],
  },
  {
    id: "follower",
    text: "nothing is read from a database that follows another one: it would be behind a client's token",
    section: "RFC 6578 section 3.2",
    tests: follower(),
  },
  {
    id: "full disk",
    text: "a full disk is 507, keeps what was acknowledged, and takes writes when there is room",
    section: "RFC 4918 section 11.5",
    tests: full(),
  },
  {
    id: "slow reader",
    text: "readers of 20 MB that stand still hold up nobody, in bounded memory",
    section: "RFC 4918 section 13",
    tests: slowReader(),
  },
  {
    id: "clock",
    text: "no token skips a change when the clock is set back and on",
    section: "RFC 6578 section 3.2",
    tests: clock(),
  },
];
