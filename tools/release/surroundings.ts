// The servers that examples of READMEs talk to: a database, a mailbox.

import { startImapServer } from "../../packages/store-imap/test/imap-server.ts";
import { newDatabase, sharedServer } from "../postgres/src/shared.ts";

/** What an example finds on its machine. */
export interface Surroundings {
  /** Puts the addresses of the servers into an example, in place of those it names. */
  readonly settle: (code: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** Starts each server when an example first names its address. */
export function createSurroundings(): Surroundings {
  const closers: (() => Promise<void>)[] = [];
  let hasDatabase = false;

  async function database(): Promise<string> {
    if (!hasDatabase) closers.push(async () => (await sharedServer()).stop());
    hasDatabase = true;
    return newDatabase();
  }

  async function imapPort(): Promise<number> {
    const server = await startImapServer();
    closers.push(() => server.close());
    return server.port;
  }

  return {
    async settle(code) {
      let settled = code;
      if (settled.includes("postgres://localhost/contacts")) {
        settled = settled.replace("postgres://localhost/contacts", await database());
      }
      if (settled.includes("port: 1143")) {
        settled = settled.replace("port: 1143", `port: ${await imapPort()}`);
      }
      return settled;
    },
    async close() {
      for (const close of closers.splice(0)) await close();
    },
  };
}
