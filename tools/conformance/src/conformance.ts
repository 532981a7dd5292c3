// Prints what is conformed to, and which tests say so: a table of the requirements on the Participating
// Function, then one of the address book server. A row without a test, or with one that failed or did not run,
// fails the command. `messaging` or `carddav` as an argument prints one of them; `--reports` takes the tests of
// the second from the reports that `npm test` and `npm run interop` have just written, and runs none of them again.

import { parseArgs } from "node:util";
import { printCardDav } from "./carddav.ts";
import { printMessaging } from "./messaging.ts";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { reports: { type: "boolean", default: false } },
});
const isAsked = (table: string): boolean => positionals.length === 0 || positionals.includes(table);

const verdicts: boolean[] = [];
if (isAsked("messaging")) verdicts.push(await printMessaging());
if (isAsked("carddav")) verdicts.push(await printCardDav(values.reports));
process.exitCode = verdicts.length > 0 && verdicts.every(Boolean) ? 0 : 1;
