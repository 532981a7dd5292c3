import { startPostgres } from "@callingcard/postgres";
import { runSql } from "@callingcard/postgres/shared";
import { expect, test } from "vitest";
import { startProgram, withFolder } from "../running-program.ts";
import { startLoad } from "./load.ts";

/** Several programs are started, on a busy machine too. */
const TIMEOUT_MS = 180_000;

const CONNECTIONS = 8;

/** Writes that are waited for between two faults. */
const SOME = 80;

test(
  "two servers of one PostgreSQL lose nothing when the database crashes and one of them is killed",
  async () => {
    const server = await startPostgres();
    await runSql(server.url, "CREATE DATABASE shared");
    await withFolder(async (folder) => {
      const env = { CALLINGCARD_DATABASE: server.urlOf("shared") };
      const [one, two] = await Promise.all([startProgram(folder, env), startProgram(folder, env)]);
      const books = [one.bookUrl, two.bookUrl];
      const load = startLoad(books, CONNECTIONS);
      await load.untilAcknowledged(SOME);

      await server.crash();
      await expect.poll(() => load.refused.length).toBeGreaterThanOrEqual(CONNECTIONS);
      await server.restart();
      await load.untilAcknowledged(SOME);
      await one.end("SIGKILL");
      await load.untilAcknowledged(SOME);
      const again = await startProgram(folder, env);
      books[0] = again.bookUrl;
      await load.untilAcknowledged(SOME);

      console.log(`PostgreSQL, two servers: ${await load.end()}`);
      expect(new Set(load.refused)).toEqual(new Set(["503, Retry-After: 5"]));
      expect(await Promise.all([again, two].map((program) => program.end("SIGTERM")))).toEqual([
        0, 0,
      ]);
    });
    await server.stop();
  },
  TIMEOUT_MS,
);

test(
  "two servers of one SQLite file lose nothing when one of them is killed",
  async () => {
    await withFolder(async (folder) => {
      const one = await startProgram(folder);
      const two = await startProgram(folder);
      const books = [one.bookUrl, two.bookUrl];
      const load = startLoad(books, CONNECTIONS);
      await load.untilAcknowledged(SOME);
      await one.end("SIGKILL");
      await load.untilAcknowledged(SOME);
      const again = await startProgram(folder);
      books[0] = again.bookUrl;
      await load.untilAcknowledged(SOME);

      console.log(`SQLite, two servers: ${await load.end()}`);
      expect(load.refused).toEqual([]);
      expect(await Promise.all([again, two].map((program) => program.end("SIGTERM")))).toEqual([
        0, 0,
      ]);
    });
  },
  TIMEOUT_MS,
);
