import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { readNewCard } from "@callingcard/carddav-server";
import type { AddressBookStore } from "@callingcard/carddav-server/store";
import { newDatabase } from "@callingcard/postgres/shared";
import { openPostgresStore } from "@callingcard/store-postgres";
import { openSqliteStore } from "@callingcard/store-sqlite";
import { expect, onTestFinished, test } from "vitest";
import { dav } from "../dav-client.ts";
import {
  AUTHORIZATION,
  type RunningProgram,
  startProgram,
  USER,
  withFolder,
} from "../running-program.ts";

/** Several programs are started, on a busy machine too. */
const TIMEOUT_MS = 180_000;

const CARDS = 200;
const PHOTO_OCTETS = 100_000;

/** More readers than the server has connections to a database. */
const READERS = 24;

/** What all of the readers together may take of memory, in octets: half of what they asked for. */
const MAX_GROWTH = (READERS * CARDS * PHOTO_OCTETS) / 2;

const QUERY = `<?xml version="1.0"?><c:addressbook-query xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:carddav"><d:prop><d:getetag/><c:address-data/></d:prop><c:filter/></c:addressbook-query>`;

/** Writes a book of 20 MB. */
async function fill(store: AddressBookStore): Promise<void> {
  const book = await store.createBook(USER, "contacts", []);
  const photo = "QUJD".repeat(PHOTO_OCTETS / 4);
  const write = async (_: unknown, index: number): Promise<void> => {
    const text = `BEGIN:VCARD\r\nVERSION:4.0\r\nUID:${index}\r\nFN:${index}\r\nPHOTO:data:image/jpeg;base64,${photo}\r\nEND:VCARD\r\n`;
    const card = await readNewCard(`${index}.vcf`, new TextEncoder().encode(text), 0);
    await store.putCard(book?.id ?? "", card, {});
  };
  await Promise.all(Array.from({ length: CARDS }, write));
  await store.close();
}

/** Asks for the whole book and reads the beginning of the answer only. */
async function startReading({ url, bookUrl }: RunningProgram): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  onTestFinished(() => {
    socket.destroy();
  });
  socket.write(
    `REPORT ${new URL(bookUrl).pathname} HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: ${AUTHORIZATION}\r\nDepth: 1\r\nConnection: close\r\nContent-Type: application/xml\r\nContent-Length: ${QUERY.length}\r\n\r\n${QUERY}`,
  );
  await once(socket, "readable");
  return socket;
}

/** Reads an answer to its end. */
async function readOn(socket: Socket): Promise<string> {
  let text = "";
  for await (const chunk of socket.setEncoding("latin1")) text += String(chunk);
  return text;
}

/** Octets of memory that a process has. */
function memoryOf({ child }: RunningProgram): number {
  const { stdout } = spawnSync("ps", ["-o", "rss=", "-p", `${child.pid}`], { encoding: "utf8" });
  return Number(stdout) * 1_024;
}

async function readSlowly(program: RunningProgram): Promise<void> {
  // Once whole: what is compiled and cached is there.
  expect((await readOn(await startReading(program))).match(/<(?:\w+:)?response>/g)).toHaveLength(
    CARDS,
  );
  const before = memoryOf(program);
  const sockets = await Promise.all(Array.from({ length: READERS }, () => startReading(program)));
  const startedMs = performance.now();
  for (let index = 0; index < 20; index += 1) {
    expect(await dav("GET", `${program.bookUrl}${index}.vcf`)).toMatchObject({ status: 200 });
  }
  const servedMs = (performance.now() - startedMs) / 20;
  const growth = memoryOf(program) - before;
  console.log(
    `${READERS} slow readers of ${CARDS * PHOTO_OCTETS} octets: ${(growth / 1e6).toFixed(0)} MB more memory, others served in ${servedMs.toFixed(1)} ms`,
  );
  expect(growth).toBeLessThan(MAX_GROWTH);
  const [first, ...others] = sockets;
  for (const socket of others) socket.destroy();
  const text = first === undefined ? "" : await readOn(first);
  expect(text.match(/<(?:\w+:)?response>/g)).toHaveLength(CARDS);
  expect(await program.end("SIGTERM")).toBe(0);
}

test(
  "slow readers of 20 MB hold up nobody, in bounded memory (SQLite)",
  async () => {
    await withFolder(async (folder) => {
      await fill(openSqliteStore({ file: join(folder, "callingcard.sqlite") }));
      await expect(readSlowly(await startProgram(folder))).resolves.toBeUndefined();
    });
  },
  TIMEOUT_MS,
);

test(
  "slow readers of 20 MB hold up nobody, in bounded memory (PostgreSQL)",
  async () => {
    await withFolder(async (folder) => {
      const database = await newDatabase();
      await fill(await openPostgresStore({ database }));
      const program = await startProgram(folder, { CALLINGCARD_DATABASE: database });
      await expect(readSlowly(program)).resolves.toBeUndefined();
    });
  },
  TIMEOUT_MS,
);
