import { expect, test } from "vitest";
import { listCards, put, readCards, syncSince } from "./dav-client.ts";
import { type RunningProgram, startProgram, withFolder } from "./running-program.ts";

const CARDS = 1_000;

/** Connections, and after how many acknowledged cards the program is killed. */
const ROUNDS = [
  { connections: 8, killAfter: 150 },
  { connections: 24, killAfter: 500 },
  { connections: 50, killAfter: 800 },
] as const;

function cardText(round: number, index: number): string {
  const note = `${index}`.repeat((index % 50) * 20);
  return `BEGIN:VCARD\r\nVERSION:4.0\r\nUID:kill-${index}\r\nFN:Card ${index}\r\nNOTE:${round} ${note}\r\nEND:VCARD\r\n`;
}

test("a program that is killed while it writes has lost nothing that it acknowledged", async () => {
  await withFolder(async (folder) => {
    let program = await startProgram(folder);
    let { token } = await syncSince(program.bookUrl, "");
    for (const [round, { connections, killAfter }] of ROUNDS.entries()) {
      const before = await listCards(program.bookUrl);
      const acknowledged = await writeAndKill(program, round, connections, killAfter);
      program = await startProgram(folder);

      const lost: number[] = [];
      const torn: number[] = [];
      const found = await readCards(program.bookUrl);
      for (let index = 0; index < CARDS; index += 1) {
        const path = new URL(`${program.bookUrl}${index}.vcf`).pathname;
        const { etag, text } = found.get(path) ?? {};
        const isWritten = text === cardText(round, index);
        const acknowledgedTag = acknowledged.get(index);
        if (acknowledgedTag !== undefined) {
          if (!isWritten || etag !== acknowledgedTag) lost.push(index);
          continue;
        }
        // Not acknowledged: written whole, or as it was before.
        const isAsBefore = etag === before.get(path);
        if (!isWritten && !isAsBefore) torn.push(index);
      }
      console.log(
        `round ${round + 1}: ${connections} connections, ${acknowledged.size} acknowledged, ${lost.length} lost`,
      );
      expect(acknowledged.size).toBeGreaterThanOrEqual(killAfter);
      expect(acknowledged.size).toBeLessThan(CARDS);
      expect(lost).toEqual([]);
      expect(torn).toEqual([]);

      const after = await listCards(program.bookUrl);
      const difference = [...after].filter(([path, etag]) => before.get(path) !== etag);
      const sync = await syncSince(program.bookUrl, token);
      expect(new Map([...sync.changes].toSorted(byPath))).toEqual(
        new Map(difference.toSorted(byPath)),
      );
      token = sync.token;
    }
    expect(await program.end("SIGTERM")).toBe(0);
  });
}, 180_000);

/** Puts cards over some connections and kills the program in the middle; gives the entity tags. */
async function writeAndKill(
  program: RunningProgram,
  round: number,
  connections: number,
  killAfter: number,
): Promise<ReadonlyMap<number, string>> {
  const acknowledged = new Map<number, string>();
  let next = 0;
  let ended: Promise<unknown> | undefined;
  async function connection(): Promise<void> {
    while (next < CARDS) {
      const index = next;
      next += 1;
      try {
        const { status, etag } = await put(
          `${program.bookUrl}${index}.vcf`,
          cardText(round, index),
        );
        if ((status === 201 || status === 204) && etag !== undefined) acknowledged.set(index, etag);
      } catch {
        return; // the connection broke with the program
      }
      if (acknowledged.size >= killAfter) ended ??= program.end("SIGKILL");
    }
  }
  await Promise.all(Array.from({ length: connections }, connection));
  await ended;
  return acknowledged;
}

function byPath([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
