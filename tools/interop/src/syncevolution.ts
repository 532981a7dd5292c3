import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Program, run } from "./program.ts";

/** SyncEvolution between a folder of cards and the first user's address book. */
export interface SyncEvolution {
  /** Where the cards lie on this side, one file each. */
  readonly cards: string;

  /** Looks for address books from the printed address and gives back what it printed. */
  databases(): string;

  /** Syncs both ways and gives back what it printed: a table of what it changed. */
  sync(mode: "slow" | "two-way"): string;
}

/** Configures SyncEvolution in a folder: the server is the peer `callingcard`. */
export function openSyncEvolution(folder: string, program: Program): SyncEvolution {
  const { url, bookUrl, user, password } = program;
  const cards = join(folder, "cards");
  mkdirSync(cards);
  const command = (...args: readonly string[]) =>
    run("syncevolution", ["--daemon=no", "keyring=no", ...args], {
      HOME: folder,
      XDG_CACHE_HOME: join(folder, "cache"),
      XDG_CONFIG_HOME: join(folder, "config"),
      XDG_DATA_HOME: join(folder, "data"),
    });
  const account = [`syncURL=${url}`, `username=${user}`, `password=${password}`];
  const target = "target-config@callingcard";
  command("--configure", "--template", "webdav", ...account, target);
  command("--configure", "backend=carddav", `database=${bookUrl}`, target, "addressbook");
  command(
    "--configure",
    "--template",
    "SyncEvolution_Client",
    "syncURL=local://@callingcard",
    "username=",
    "password=",
    "backend=file",
    `database=file://${cards}`,
    "databaseFormat=text/vcard",
    "callingcard@default",
    "addressbook",
  );
  return {
    cards,
    databases: () => command("--print-databases", "backend=carddav", ...account),
    sync: (mode) => command("--sync", mode, "callingcard", "addressbook"),
  };
}
