import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { keepLog } from "./child-log.ts";
import { connectMarionette, type Marionette } from "./marionette.ts";
import type { Account } from "./program.ts";

/** How long it may take to start. */
const START_MS = 100_000;

/** Where it writes the port that Marionette listens on. */
const PORT_FILE = "MarionetteActivePort";

/** A card of an address book of Thunderbird. */
export interface LocalCard {
  readonly uid: string;

  /** The vCard that it keeps. */
  readonly text: string;

  /** Its path on the server; empty as long as it is not known there. */
  readonly href: string;
}

/** An address book that Thunderbird found on a server. */
export interface LocalBook {
  readonly name: string;

  readonly url: string;

  /** The database that its cards lie in. */
  readonly file: string;

  readonly isReadOnly: boolean;
}

/** A running Thunderbird without windows, on a profile of its own. */
export interface Thunderbird {
  /** Finds the books of an account as its dialog does, adds the first, and waits until it is filled. */
  addBook(account: Account): Promise<LocalBook>;

  /** The cards of its book. */
  cards(): Promise<readonly LocalCard[]>;

  /** What its book keeps of the last sync. */
  syncToken(): Promise<string>;

  /** Brings its book up to date, as its menu does. */
  sync(): Promise<void>;

  /** Adds a card to its book, which it then puts on the server. */
  add(vcard: string): Promise<void>;

  /** Changes the full name on a card of its book. */
  rename(uid: string, name: string): Promise<void>;

  /** Deletes a card from its book. */
  remove(uid: string): Promise<void>;

  /** Quits if it has not; the profile stays. */
  quit(): Promise<void>;
}

/** Makes a folder for a profile. */
export function createProfile(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), "thunderbird-"));
  writeFileSync(join(folder, "user.js"), preferences());
  return {
    folder,
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }),
  };
}

/**
 * Starts Thunderbird on a profile.
 *
 * @throws Error That says how to install it when it is missing.
 */
export async function startThunderbird(profile: string): Promise<Thunderbird> {
  const child = spawn(
    "thunderbird",
    [
      "--headless",
      "--marionette",
      "--remote-allow-system-access",
      "--no-remote",
      "--profile",
      profile,
    ],
    {
      env: {
        PATH: process.env["PATH"],
        HOME: profile,
        LC_ALL: "C.UTF-8",
        MOZ_CRASHREPORTER_DISABLE: "1",
      },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  await once(child, "spawn").catch((cause: unknown) => {
    throw new Error("Thunderbird is not installed: apt-get install thunderbird", { cause });
  });
  const exit = once(child, "exit");
  keepLog("thunderbird", child.stdout);
  keepLog("thunderbird, errors", child.stderr, /^$|gtk_icon_theme/);
  const marionette = await connectMarionette(await portOf(child, profile));
  await marionette.run(SETUP);
  return {
    ...commands(marionette),
    quit: async () => {
      if (child.exitCode !== null) return;
      await marionette.quit();
      await exit;
    },
  };
}

async function portOf(child: ChildProcess, profile: string): Promise<number> {
  const file = join(profile, PORT_FILE);
  for (const end = Date.now() + START_MS; Date.now() < end; await wait(50)) {
    const text = existsSync(file) ? readFileSync(file, "utf8") : "";
    if (text !== "") return Number(text);
    if (child.exitCode !== null) throw new Error(`Thunderbird ended with ${child.exitCode}`);
  }
  child.kill();
  throw new Error("Thunderbird does not listen for Marionette");
}

function commands(marionette: Marionette): Omit<Thunderbird, "quit"> {
  return {
    addBook: ({ url, user, password }) =>
      marionette.run("return addBook(...arguments)", url, user, password),
    cards: () => marionette.run("return cards()"),
    syncToken: () => marionette.run(`return firstBook().getStringValue("carddav.token", "")`),
    sync: () => marionette.run("await firstBook().syncWithServer()"),
    add: (vcard) =>
      marionette.run("firstBook().addCard(VCardUtils.vCardToAbCard(arguments[0]), false)", vcard),
    rename: (uid, name) => marionette.run("rename(...arguments)", uid, name),
    remove: (uid) =>
      marionette.run("firstBook().deleteCards([firstBook().getCard(arguments[0])])", uid),
  };
}

/** Asks nothing of the network but the address book, for few cards at once, and shows nothing at the start. */
function preferences(): string {
  const values = {
    "marionette.port": 0,
    "app.update.enabled": false,
    "carddav.multiget.batchSize": 25,
    "carddav.setup.loglevel": "All",
    "carddav.sync.loglevel": "All",
    "datareporting.policy.dataSubmissionEnabled": false,
    "mail.provider.suppress_dialog_on_startup": true,
    "mail.shell.checkDefaultClient": false,
    "mail.spotlight.firstRunDone": true,
    "mailnews.start_page.enabled": false,
    "network.captive-portal-service.enabled": false,
    "network.connectivity-service.enabled": false,
    "services.settings.server": "",
    "toolkit.telemetry.enabled": false,
  };
  return Object.entries(values)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join("");
}

/** What its scripts share, in the words of its own modules. */
const SETUP = `
  const { MailServices } = ChromeUtils.importESModule("resource:///modules/MailServices.sys.mjs");
  const { CardDAVUtils } = ChromeUtils.importESModule("resource:///modules/CardDAVUtils.sys.mjs");
  const { CardDAVDirectory } = ChromeUtils.importESModule("resource:///modules/CardDAVDirectory.sys.mjs");
  const { VCardUtils } = ChromeUtils.importESModule("resource:///modules/VCardUtils.sys.mjs");

  const firstBook = () => {
    const isOnServer = ({ dirType }) => dirType === Ci.nsIAbManager.CARDDAV_DIRECTORY_TYPE;
    return CardDAVDirectory.forFile(MailServices.ab.directories.find(isOnServer).fileName);
  };

  const described = (book) => ({
    name: book.dirName,
    url: book.getStringValue("carddav.url", ""),
    file: book.fileName,
    isReadOnly: book.readOnly,
  });

  const filled = () => new Promise((resolve) => {
    const observer = () => {
      Services.obs.removeObserver(observer, "addrbook-directory-synced");
      resolve();
    };
    Services.obs.addObserver(observer, "addrbook-directory-synced");
  });

  const addBook = async (url, user, password) => {
    const [found] = await CardDAVUtils.detectAddressBooks(user, password, url, false, true);
    const ready = filled();
    const book = await found.create();
    await ready;
    return described(book);
  };

  const cards = () =>
    firstBook().childCards.map((card) => ({
      uid: card.UID,
      text: card.getProperty("_vCard", ""),
      href: card.getProperty("_href", ""),
    }));

  const rename = (uid, name) => {
    const card = firstBook().getCard(uid);
    const properties = card.vCardProperties;
    properties.getFirstEntry("fn").value = name;
    card.setProperty("_vCard", properties.toVCard());
    firstBook().modifyCard(card);
  };

  Object.assign(globalThis, { VCardUtils, addBook, cards, firstBook, rename });
`;
