import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { keepLog } from "./child-log.ts";
import type { Account } from "./program.ts";

const CLIENT = fileURLToPath(new URL("evolution-client.py", import.meta.url));
const PACKAGES = "dbus evolution-data-server gir1.2-ebook-1.2 python3-gi";

/** Privileges by the path of a principal. */
type Grants = Readonly<Record<string, readonly string[]>>;

/** Evolution's address book on a folder and a D-Bus of its own. */
export interface Evolution {
  /** Adds an account by the printed address and the credentials alone. */
  addAccount(account: Account): Promise<void>;

  /** Adds the single book at the address of an account, under a name. */
  addBook(account: Account, name: string): Promise<void>;

  /** Names of the books that it has on the server, in order. */
  books(): Promise<readonly string[]>;

  /** Makes a book at an address, by a session of the book `beside`. */
  createBook(beside: string, url: string, name: string, description: string): Promise<void>;

  /** Removes a book on the server. */
  removeBook(name: string): Promise<void>;

  /** Tells whether it lets its user write to a book. */
  isWritable(book: string): Promise<boolean>;

  /** The contacts of its own copy of a book, each a vCard 3.0. */
  contacts(book: string): Promise<readonly string[]>;

  /** Begins to bring its copy of a book up to date. */
  refresh(book: string): Promise<void>;

  /** Adds a contact and gives back its UID. */
  add(book: string, vcard: string): Promise<string>;

  /**
   * Puts a contact in the place of the one that has its UID.
   *
   * @param conflict What to do when the card has changed on the server; `KEEP_LOCAL`, as its windows do, by default.
   */
  modify(book: string, vcard: string, conflict?: "KEEP_LOCAL" | "FAIL"): Promise<void>;

  /** Removes the contact with a UID. */
  remove(book: string, uid: string): Promise<void>;

  /** What its user may do with a book, by the names of RFC 3744. */
  privileges(book: string): Promise<readonly string[]>;

  /** What the owner of a book has granted to others, by the path of their principal. */
  grants(book: string): Promise<Grants>;

  /** Puts a list in the place of what the owner has granted. */
  grant(book: string, grants: Grants): Promise<void>;

  /** The principals that have a text in their names. */
  findPrincipals(book: string, text: string): Promise<readonly string[]>;

  /** Ends it, what D-Bus started for it too, and removes its folder. */
  stop(): Promise<void>;
}

/**
 * Starts Evolution's address book, which has no account yet.
 *
 * @throws Error That says how to install it when it is missing.
 */
export async function startEvolution(): Promise<Evolution> {
  const folder = mkdtempSync(join(tmpdir(), "evolution-"));
  const child = spawn("dbus-run-session", ["--", "/usr/bin/python3", CLIENT], {
    env: environment(folder),
    stdio: ["pipe", "pipe", "pipe"],
  });
  await once(child, "spawn").catch((cause: unknown) => {
    throw new Error(`Evolution is not installed: apt-get install ${PACKAGES}`, { cause });
  });
  const exit = once(child, "exit");
  const log = keepLog("evolution", child.stderr);
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();

  const ask = async <T>(...command: readonly unknown[]): Promise<T> => {
    child.stdin.write(`${JSON.stringify(command)}\n`);
    const { value: line, done } = await answers.next();
    if (done === true) throw new Error(`Evolution ended, is all installed? ${PACKAGES}\n${log()}`);
    const answer = JSON.parse(line) as { readonly value: T; readonly error?: string };
    if (answer.error !== undefined) throw new Error(`${String(command[0])}: ${answer.error}`);
    return answer.value;
  };

  await ask("books");
  return {
    addAccount: ({ url, user, password }) => ask("addAccount", url, user, password),
    addBook: ({ url, user, password }, name) => ask("addBook", url, user, password, name),
    books: () => ask("books"),
    createBook: (...from) => ask("createBook", ...from),
    removeBook: (name) => ask("removeBook", name),
    isWritable: (book) => ask("isWritable", book),
    contacts: (book) => ask("contacts", book),
    refresh: (book) => ask("refresh", book),
    add: (book, vcard) => ask("add", book, vcard),
    modify: (book, vcard, conflict = "KEEP_LOCAL") => ask("modify", book, vcard, conflict),
    remove: (book, uid) => ask("remove", book, uid),
    privileges: (book) => ask("privileges", book),
    grants: (book) => ask("grants", book),
    grant: (book, granted) => ask("grant", book, granted),
    findPrincipals: (book, text) => ask("findPrincipals", book, text),
    stop: async () => {
      child.stdin.end();
      await exit;
      // What D-Bus started ends with it, and may still be writing.
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

/** Nothing of the user who runs the tests, and no settings or mounts of a desktop. */
function environment(folder: string): NodeJS.ProcessEnv {
  const runtime = join(folder, "run");
  mkdirSync(runtime, { mode: 0o700 });
  return {
    PATH: process.env["PATH"],
    LC_ALL: "C.UTF-8",
    HOME: folder,
    XDG_RUNTIME_DIR: runtime,
    XDG_CACHE_HOME: join(folder, "cache"),
    XDG_CONFIG_HOME: join(folder, "config"),
    XDG_DATA_HOME: join(folder, "data"),
    GIO_USE_VFS: "local",
    GSETTINGS_BACKEND: "memory",
  };
}
