import { execFileSync } from "node:child_process";
import { once } from "node:events";
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { spawnProgram, withFolder } from "./running-program.ts";
import { run, type Outcome } from "./stand-in.ts";

interface Desk {
  readonly folder: string;
  readonly file: (name: string, text: string | Uint8Array) => string;
  readonly command: (...args: readonly string[]) => Promise<Outcome>;
}

/** A data folder with the user grace, made once: the hash of a password takes its time. */
const GRACE = mkdtempSync(join(tmpdir(), "callingcard-"));

beforeAll(async () => {
  await run(["user", "add", "grace", "--data", GRACE], { stdin: "password\n" });
});

afterAll(() => {
  rmSync(GRACE, { recursive: true });
});

/** A copy of that data folder, and a place for files. */
async function withDesk(use: (desk: Desk) => Promise<void>): Promise<void> {
  await withFolder(async (folder) => {
    const command = (...args: readonly string[]): Promise<Outcome> =>
      run([...args, "--data", join(folder, "data")], { stdin: "password\n" });
    cpSync(GRACE, join(folder, "data"), { recursive: true });
    await use({
      folder,
      command,
      file: (name, text) => {
        const path = join(folder, name);
        writeFileSync(path, text);
        return path;
      },
    });
  });
}

function cardText(uid: string, name: string, end = "\r\n"): string {
  return ["BEGIN:VCARD", "VERSION:4.0", `UID:${uid}`, `FN:${name}`, "END:VCARD", ""].join(end);
}

test("what is imported is exported octet for octet", async () => {
  await withDesk(async ({ file, command }) => {
    const text = [
      cardText("1", "Folded\r\n  name"),
      cardText("2", "line feeds", "\n"),
      'BEGIN:vcard\r\nVersion:3.0\r\nuid:3\r\nitem1.TEL;type="x,y":1\r\nFN:\r\nN:;;;;\r\nEND:vcard\r\n',
    ].join("");
    const imported = await command("import", file("a.vcf", text), "--user", "grace");
    expect(imported).toMatchObject({ status: 0 });
    expect(imported.stdout).toContain("3 created, 0 replaced, 0 unchanged, 0 refused");
    const exported = await command("export", "--user", "grace");
    expect(exported).toEqual({ status: 0, stdout: text, stderr: "" });
  });
});

test("an export can be of the cards that match a search expression", async () => {
  await withDesk(async ({ file, command }) => {
    const cards = ["Ada Lovelace", "Grace Hopper", "René Müller"].map((name, n) =>
      cardText(String(n), name),
    );
    await command("import", file("all.vcf", cards.join("")), "--user", "grace");
    const found = await command("export", "--user", "grace", "--search", "name:MÜLL");
    expect(found).toEqual({ status: 0, stdout: cards[2], stderr: "" });
    const others = await command("export", "--user", "grace", "--search=-name:hopper");
    expect(others.stdout).toBe(`${cards[0]}${cards[2]}`);
    const refused = await command("export", "--user", "grace", "--search", 'name:"Ada');
    expect(refused.status).toBe(2);
    expect(refused.stderr).toMatch(/--search: .* at line 1 column/);
  });
});

test("the same UID replaces, the same octets change nothing", async () => {
  await withDesk(async ({ file, command }) => {
    const first = file("1.vcf", cardText("1", "Ada") + cardText("2", "Grace"));
    const second = file("2.vcf", cardText("1", "Ada") + cardText("2", "Grace Hopper"));
    await command("import", first, "--user", "grace");
    const { stdout } = await command("import", second, "--user", "grace");
    expect(stdout.split("\n")).toEqual([
      `${second}:1: unchanged: Ada`,
      `${second}:6: replaced: Grace Hopper`,
      "0 created, 1 replaced, 1 unchanged, 0 refused",
      "",
    ]);
    const exported = await command("export", "--user", "grace");
    expect(exported.stdout).toBe(cardText("1", "Ada") + cardText("2", "Grace Hopper"));
  });
});

test("two forms of one UUID are one card", async () => {
  await withDesk(async ({ file, command }) => {
    const uuid = "0b5a3f6e-2f0a-4c0e-9d53-2e1c7a9b8c7d";
    const text = cardText(uuid, "one") + cardText(`urn:uuid:${uuid.toUpperCase()}`, "two");
    const { stdout } = await command("import", file("a.vcf", text), "--user", "grace");
    expect(stdout).toContain("1 created, 1 replaced");
  });
});

test("a broken card is refused with its place and does not hide its neighbours", async () => {
  await withDesk(async ({ file, command }) => {
    const text = `${cardText("1", "before", "\n")}BEGIN:VCARD\nVERSION:4.0\nUID 2\nEND:VCARD\n${cardText("3", "after", "\n")}`;
    const path = file("a.vcf", text);
    const { status, stdout, stderr } = await command("import", path, "--user", "grace");
    expect(status).toBe(1);
    expect(stdout).toContain(`${path}:1: created: before\n`);
    expect(stdout).toContain(`${path}:8:4: refused: `);
    expect(stdout).toContain(`${path}:10: created: after\n`);
    expect(stdout).toContain("2 created, 0 replaced, 0 unchanged, 1 refused");
    expect(stderr).toBe("callingcard: 1 card was refused\n");
  });
});

test("a version that is not stored is refused with the line of the card", async () => {
  await withDesk(async ({ file, command }) => {
    const old = "BEGIN:VCARD\nVERSION:5.0\nUID:1\nN:x\nEND:VCARD\n";
    const path = file("a.vcf", `${cardText("9", "x", "\n")}\n${old}`);
    const { stdout } = await command("import", path, "--user", "grace");
    expect(stdout).toMatch(/a\.vcf:7: refused: .*VERSION/);
  });
});

test("a file that ends within a card, text between cards and foreign octets are refused once each", async () => {
  await withDesk(async ({ file, command }) => {
    const parts = [
      cardText("1", "fine", "\n"),
      "junk\n",
      "BEGIN:VCARD\nVERSION:4.0\nUID:2\nFN:",
      Buffer.from([0xe9]),
      "\nEND:VCARD\nBEGIN:VCARD\nVERSION:4.0\nUID:3\nFN:cut\n",
    ];
    const path = file("a.vcf", Buffer.concat(parts.map((part) => Buffer.from(part))));
    const { stdout } = await command("import", path, "--user", "grace");
    expect(stdout).toContain("1 created, 0 replaced, 0 unchanged, 3 refused");
    expect(stdout).toContain(`${path}:6:1: refused: `);
    expect(stdout).toContain(`${path}:10:4: refused: `);
    expect(stdout).toContain(`${path}:16:1: refused: `);
  });
});

test("each card with octets that are not UTF-8 is refused, not only the first", async () => {
  await withDesk(async ({ file, command }) => {
    const card = (uid: string): Buffer => Buffer.from(cardText(uid, "Jos\u00e9"), "latin1");
    const path = file("a.vcf", Buffer.concat([card("1"), card("2"), card("3")]));
    const { stdout } = await command("import", path, "--user", "grace");
    expect(stdout).toContain("0 created, 0 replaced, 0 unchanged, 3 refused");
  });
});

test("of cards with one UID the last of the file stays", async () => {
  await withDesk(async ({ file, command }) => {
    const large = cardText("1", "large").replace("END", `NOTE:${"x".repeat(4_000_000)}\r\nEND`);
    const path = file("a.vcf", large + cardText("1", "last"));
    const { stdout } = await command("import", path, "--user", "grace");
    expect(stdout).toContain("1 created, 1 replaced");
    expect((await command("export", "--user", "grace")).stdout).toBe(cardText("1", "last"));
  });
});

test("the data folder is its owner's alone", async () => {
  await withDesk(({ folder }) => {
    expect(statSync(join(folder, "data")).mode & 0o077).toBe(0);
    return Promise.resolve();
  });
});

test("a card without UID gets one, the same each time", async () => {
  await withDesk(async ({ file, command }) => {
    const text = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada\r\nN:;Ada;;;\r\nEND:VCARD\r\n";
    const path = file("a.vcf", text);
    const first = await command("import", path, "--user", "grace");
    expect(first.stdout).toContain(`${path}:1: created: Ada (UID added)`);
    const second = await command("import", path, "--user", "grace");
    expect(second.stdout).toContain("0 created, 0 replaced, 1 unchanged, 0 refused");
    const { stdout } = await command("export", "--user", "grace");
    const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/.source;
    expect(stdout).toMatch(new RegExp(`\r\nUID:urn:uuid:${uuid}\r\nEND:VCARD\r\n$`));
    expect(stdout.replace(/UID:[^\r]*\r\n/, "")).toBe(text);
  });
});

test("a dry run tells the same and writes nothing", async () => {
  await withDesk(async ({ file, command }) => {
    const text = cardText("1", "Ada") + cardText("1", "Ada again") + cardText("2", "Grace");
    const args = ["import", file("a.vcf", text), "--user", "grace", "--book", "new"];
    const dry = await command(...args, "--dry-run");
    expect(dry.stdout).toContain("2 created, 1 replaced, 0 unchanged, 0 refused (dry run");
    const missing = await command("export", "--user", "grace", "--book", "new");
    expect(missing).toMatchObject({ status: 1, stderr: "callingcard: grace has no book new\n" });
    const real = await command(...args);
    expect(real.stdout).toContain("2 created, 1 replaced, 0 unchanged, 0 refused");
  });
});

test("500 cards of two files arrive in one book", async () => {
  await withDesk(async ({ file, command }) => {
    const half = (start: number): string =>
      Array.from({ length: 250 }, (_, n) => cardText(`u/${start + n}`, `Card ${n}`)).join("");
    const args = ["import", file("1.vcf", half(0)), file("2.vcf", half(250)), "--user", "grace"];
    const { stdout } = await command(...args);
    expect(stdout).toContain("500 created");
    const exported = await command("export", "--user", "grace", "--book", "contacts");
    expect(exported.stdout.match(/BEGIN:VCARD/g)).toHaveLength(500);
  });
});

test("an export goes to a file and is whole when it is seen", async () => {
  await withDesk(async ({ folder, file, command }) => {
    const text = "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:1\r\nFN:x\r\nEND:VCARD";
    await command("import", file("a.vcf", text), "--user", "grace");
    const output = join(folder, "out.vcf");
    const exported = await command("export", "--user", "grace", "--output", output);
    expect(exported).toEqual({ status: 0, stdout: "", stderr: "" });
    // The stored card has no line break at its end; the next one must not run into it.
    expect(readFileSync(output, "utf8")).toBe(`${text}\r\n`);
  });
});

test("a reader that has enough of an export is told of in one line", async () => {
  await withDesk(async ({ folder, file, command }) => {
    const card = cardText("1", "x".repeat(500_000));
    await command("import", file("big.vcf", card), "--user", "grace");
    const args = ["export", "--user", "grace", "--data", join(folder, "data")];
    const child = spawnProgram(args, {});
    child.stdout.once("data", () => child.stdout.destroy());
    const [stderr, [status]] = await Promise.all([text(child.stderr), once(child, "exit")]);
    expect([status, stderr]).toEqual([1, "callingcard: standard output was closed\n"]);
  });
});

test.each(["", ".", "..", "a/b", "a\\b", "a\tb", "x".repeat(513)])(
  "an import into a book %j, which no client could reach, is refused with status 2",
  async (name) => {
    await withDesk(async ({ file, command }) => {
      const path = file("a.vcf", cardText("1", "Ada"));
      const outcome = await command("import", path, "--user", "grace", "--book", name);
      expect(outcome).toMatchObject({ status: 2, stdout: "" });
      expect(outcome.stderr).toMatch(/^callingcard: --book is not the name of a book/);
      expect((await command("export", "--user", "grace")).stdout).toBe("");
    });
  },
);

test("an import whose reader has enough of its lines stores all cards", async () => {
  await withDesk(async ({ folder, file }) => {
    const data = join(folder, "data");
    const text = Array.from({ length: 1_000 }, (_, n) => cardText(`${n}`, `Ada ${n}`)).join("");
    const args = ["import", file("a.vcf", text), "--user", "grace", "--data", data];
    const child = spawnProgram(args, {});
    child.stdout.once("data", () => child.stdout.destroy());
    let errors = "";
    child.stderr.on("data", (chunk: Buffer) => {
      errors += chunk.toString();
    });
    expect(await once(child, "exit")).toEqual([0, null]);
    expect(errors).toBe("");
    const exported = await run(["export", "--user", "grace", "--data", data]);
    expect(exported.stdout.match(/^BEGIN/gm)).toHaveLength(1_000);
  });
});

test("an export to a link or a device leaves it what it is", async () => {
  await withDesk(async ({ folder, file, command }) => {
    const text = cardText("1", "Ada");
    await command("import", file("a.vcf", text), "--user", "grace");
    const link = join(folder, "link");
    const target = join(folder, "target");
    const pipe = join(folder, "pipe");
    symlinkSync(target, link);
    writeFileSync(target, "");
    execFileSync("/usr/bin/mkfifo", [pipe]);
    const piped = readFile(pipe, "utf8");
    for (const output of [link, pipe]) {
      expect(await command("export", "--user", "grace", "--output", output)).toMatchObject({
        status: 0,
      });
    }
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(target, "utf8")).toBe(text);
    expect(lstatSync(pipe).isFIFO()).toBe(true);
    expect(await piped).toBe(text);
  });
});

test("a file of many parts is read part by part, and what is too much between cards is told", async () => {
  await withDesk(async ({ file, command }) => {
    // Each part is of 262 144 octets, so that cards are cut anywhere.
    const note = `NOTE:${"x".repeat(5003)}\r\n`;
    const cards = Array.from({ length: 120 }, (_, n) =>
      cardText(`part-${n}`, `Ada ${n}`).replace("END:VCARD", `${note}END:VCARD`),
    );
    const junk = "junk\r\n".repeat(200_000);
    const broken = cardText("broken", "Bob").replace("END:VCARD", "no colon\r\nEND:VCARD");
    const path = file("a.vcf", [...cards, junk, broken, cardText("last", "Cleo")].join(""));
    const { status, stdout } = await command("import", path, "--user", "grace");
    expect(status).toBe(1);
    const lines = stdout.trim().split("\n");
    expect(lines.filter((line) => line.includes(": created: Ada"))).toHaveLength(120);
    expect(lines.filter((line) => line.includes(": refused: "))).toEqual([
      expect.stringMatching(/:200725:3: refused: .* could stand/),
      expect.stringMatching(/:721:1: refused: .* 1200000 octets are left out/),
    ]);
    expect(lines.at(-1)).toBe("121 created, 0 replaced, 0 unchanged, 2 refused");
  });
});

test("a missing user, file or folder is told", async () => {
  await withDesk(async ({ folder, file, command }) => {
    const path = file("a.vcf", "");
    expect(await command("import", path, "--user", "bob")).toMatchObject({
      status: 1,
      stderr: "callingcard: there is no user bob\n",
    });
    const missing = join(folder, "missing.vcf");
    const { status, stderr } = await command("import", missing, "--user", "grace");
    expect([status, stderr.includes("missing.vcf cannot be read")]).toEqual([1, true]);
    const nowhere = join(folder, "no", "such", "out.vcf");
    const exported = await command("export", "--user", "grace", "--output", nowhere);
    expect([exported.status, exported.stderr.includes("cannot be written")]).toEqual([1, true]);
    expect(await run(["user", "list", "--data", join(path, "x")])).toMatchObject({ status: 1 });
  });
});

test("a data folder that is not there is told and not made, but by serve and user add", async () => {
  await withFolder(async (folder) => {
    const data = join(folder, "typo");
    const path = join(folder, "a.vcf");
    writeFileSync(path, cardText("1", "Ada"));
    for (const args of [
      ["user", "list"],
      ["user", "passwd", "grace"],
      ["import", path, "--user", "grace"],
      ["export", "--user", "grace"],
    ]) {
      expect(await run([...args, "--data", data], { stdin: "password\n" })).toEqual({
        status: 1,
        stdout: "",
        stderr: `callingcard: data folder ${data} has no database (--data, CALLINGCARD_DATA)\n`,
      });
    }
    expect(existsSync(data)).toBe(false);
  });
});

test("control characters of a card do not reach the terminal", async () => {
  await withDesk(async ({ file, command }) => {
    const path = file("a.vcf", cardText("1", "x\\n\u0085\u009b31my"));
    const { stdout } = await command("import", path, "--user", "grace");
    // eslint-disable-next-line no-control-regex
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });
});

test("vCard 2.1 is stored as 3.0, the same each time", async () => {
  await withDesk(async ({ file, command }) => {
    const old = "BEGIN:VCARD\r\nVERSION:2.1\r\nN:Hopper;Grace\r\nTEL;HOME:+1\r\nEND:VCARD\r\n";
    const path = file("a.vcf", old);
    expect((await command("import", path, "--user", "grace")).stdout).toContain("1 created");
    expect((await command("import", path, "--user", "grace")).stdout).toContain("1 unchanged");
    const { stdout } = await command("export", "--user", "grace");
    expect(stdout).toContain("VERSION:3.0");
    expect(stdout).toMatch(/TEL;TYPE=home:\+1/i);
  });
});

test("cards that are there are skipped where that is asked for", async () => {
  await withDesk(async ({ file, command }) => {
    await command("import", file("1.vcf", cardText("1", "Ada")), "--user", "grace");
    const both = file("2.vcf", cardText("1", "Countess") + cardText("2", "Bea"));
    const { stdout } = await command("import", both, "--user", "grace", "--duplicates", "skip");
    expect(stdout).toContain("1 created, 0 replaced, 0 unchanged, 1 skipped, 0 refused");
    expect((await command("export", "--user", "grace")).stdout).toContain("FN:Ada");
    const unknown = await command("import", both, "--user", "grace", "--duplicates", "merge");
    expect(unknown.status).toBe(2);
  });
});

test("a book goes out and comes back as jCard, JSContact and CSV", async () => {
  await withDesk(async ({ folder, file, command }) => {
    const cards = cardText("1", "Ada Lovelace") + cardText("2", "Grace Hopper");
    await command("import", file("a.vcf", cards), "--user", "grace");
    for (const format of ["jcard", "jscontact", "csv"]) {
      const output = join(folder, `out.${format === "csv" ? "csv" : "json"}`);
      const args = ["--user", "grace", "--book"];
      await command("export", ...args, "contacts", "--format", format, "--output", output);
      const imported = await command("import", output, ...args, format);
      expect(imported.stdout).toContain("2 created, 0 replaced, 0 unchanged, 0 refused");
      const { stdout } = await command("export", ...args, format, "--vcard-version", "4.0");
      expect(stdout.match(/^FN(?:;[^:]*)?:(?:Ada Lovelace|Grace Hopper)\r$/gm)).toHaveLength(2);
    }
    const unknown = await command("export", "--user", "grace", "--format", "pdf");
    expect(unknown.status).toBe(2);
  });
});
