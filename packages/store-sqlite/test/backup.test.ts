import {
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { backUpSqliteFile, openSqliteStore, restoreSqliteFile } from "@callingcard/store-sqlite";
import { expect, test } from "vitest";
import { withFile } from "./temporary-file.ts";

const encoder = new TextEncoder();

function card(name: string) {
  const octets = encoder.encode(`${name} `.repeat(200));
  return { name, octets, etag: name, uid: name, index: [], modifiedMs: 0 };
}

async function namesIn(file: string): Promise<readonly string[]> {
  const store = openSqliteStore({ file });
  const book = await store.findBook("ada", "contacts");
  const names: string[] = [];
  for await (const cards of store.listCards(book?.id ?? "")) {
    names.push(...cards.map(({ name }) => name));
  }
  await store.close();
  return names;
}

test("a backup that is made while others write is the database at one moment, in one file", async () => {
  await withFile(async (file) => {
    const store = openSqliteStore({ file });
    const id = (await store.createBook("ada", "contacts", []))?.id ?? "";
    for (let n = 0; n < 300; n += 1) await store.putCard(id, card(`a${n}`), {});
    const backup = `${file}.backup`;
    let written = 0;
    let isDone = false;
    const writing = (async () => {
      while (!isDone) await store.putCard(id, card(`b${written++}`), {});
    })();
    await backUpSqliteFile(file, backup);
    isDone = true;
    await writing;
    await store.close();
    expect(readdirSync(dirname(file)).filter((name) => name.includes("backup"))).toEqual([
      "test.sqlite.backup",
    ]);
    expect(statSync(backup).mode & 0o777).toBe(0o600);
    const database = new DatabaseSync(backup, { readOnly: true });
    const row = database.prepare("SELECT count(*) AS cards FROM card").get();
    const book = database.prepare("SELECT revision FROM book").get();
    const octets = database.prepare("SELECT count(*) AS cards FROM card_octets").get();
    database.close();
    expect(row?.["cards"]).toBeGreaterThanOrEqual(300);
    expect(book?.["revision"]).toBe(row?.["cards"]);
    expect(octets).toEqual(row);
  });
});

test("a restored file has what the backup has, under other ids, and what was there is kept", async () => {
  await withFile(async (file) => {
    const store = openSqliteStore({ file });
    const id = (await store.createBook("ada", "contacts", []))?.id ?? "";
    await store.putCard(id, card("a"), {});
    const backup = `${file}.backup`;
    await backUpSqliteFile(file, backup);
    await store.putCard(id, card("b"), {});
    await store.close();
    const octets = readFileSync(backup);
    const replaced = `${file}.replaced`;
    expect(await restoreSqliteFile(backup, file)).toEqual({ books: 1, replaced });
    expect(await namesIn(file)).toEqual(["a"]);
    expect(await namesIn(replaced)).toEqual(["a", "b"]);
    expect(readFileSync(backup)).toEqual(octets);
    const restored = openSqliteStore({ file });
    expect(restored.secret).toEqual(store.secret);
    expect((await restored.findBook("ada", "contacts"))?.id).not.toBe(id);
    await restored.close();
  });
});

test("a database that somebody uses is not restored", async () => {
  await withFile(async (file) => {
    const store = openSqliteStore({ file });
    const id = (await store.createBook("ada", "contacts", []))?.id ?? "";
    const backup = `${file}.backup`;
    await backUpSqliteFile(file, backup);
    await expect(restoreSqliteFile(backup, file)).rejects.toMatchObject({ code: "busy" });
    await store.putCard(id, card("a"), {});
    await store.close();
    expect(await namesIn(file)).toEqual(["a"]);
    expect(existsSync(`${file}.replaced`)).toBe(false);
    expect(existsSync(`${file}.partial`)).toBe(false);
  });
});

test("what is no backup, or a damaged one, is refused and leaves the database as it was", async () => {
  await withFile(async (file) => {
    const store = openSqliteStore({ file });
    const id = (await store.createBook("ada", "contacts", []))?.id ?? "";
    for (let n = 0; n < 100; n += 1) await store.putCard(id, card(`${n}`), {});
    const backup = `${file}.backup`;
    await backUpSqliteFile(file, backup);
    await store.close();
    const names = await namesIn(file);
    const refused = async (code: string) => {
      await expect(restoreSqliteFile(backup, file)).rejects.toMatchObject({ code });
      expect(await namesIn(file)).toEqual(names);
    };
    const octets = readFileSync(backup);
    writeFileSync(backup, octets.fill(0xee, 8_192, 60_000));
    await refused("damaged");
    writeFileSync(backup, "BEGIN:VCARD\r\n".repeat(1_000));
    await refused("foreign-file");
    truncateSync(backup, 0);
    await refused("foreign-file");
    const foreign = new DatabaseSync(`${file}.foreign`);
    foreign.exec("CREATE TABLE a (b)");
    foreign.close();
    const failed = restoreSqliteFile(`${file}.foreign`, file);
    await expect(failed).rejects.toMatchObject({ code: "foreign-file" });
    await expect(restoreSqliteFile(`${file}.none`, file)).rejects.toThrow("unable to open");
    expect(existsSync(`${file}.none`)).toBe(false);
  });
});

test("a backup takes the place of a database that is damaged", async () => {
  await withFile(async (file) => {
    const store = openSqliteStore({ file });
    await store.createBook("ada", "contacts", []);
    const backup = `${file}.backup`;
    await backUpSqliteFile(file, backup);
    await store.close();
    writeFileSync(file, "no database any more".repeat(1_000));
    await restoreSqliteFile(backup, file);
    expect(await namesIn(file)).toEqual([]);
  });
});

test("the log of a database that is gone is not taken for that of the restored one", async () => {
  await withFile(async (file) => {
    const store = openSqliteStore({ file });
    const id = (await store.createBook("ada", "contacts", []))?.id ?? "";
    const backup = `${file}.backup`;
    await backUpSqliteFile(file, backup);
    await store.putCard(id, card("a"), {});
    const log = readFileSync(`${file}-wal`);
    await store.close();
    rmSync(file);
    writeFileSync(`${file}-wal`, log);
    await restoreSqliteFile(backup, file);
    expect(readFileSync(`${file}.replaced-wal`)).toEqual(log);
    expect(await namesIn(file)).toEqual([]);
  });
});
