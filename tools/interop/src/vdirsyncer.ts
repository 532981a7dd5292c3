import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Program, run } from "./program.ts";

/** vdirsyncer between a folder of cards and the first user's address book. */
export interface Vdirsyncer {
  /** Where the cards lie on this side, one file each. */
  readonly cards: string;
  /** Runs a command of it and gives back what it printed. */
  command(name: "discover" | "sync" | "metasync"): string;
}

/** Configures vdirsyncer in a folder, with the printed address and the credentials alone. */
export function openVdirsyncer(folder: string, { url, user, password }: Program): Vdirsyncer {
  const cards = join(folder, "cards");
  const config = join(folder, "vdirsyncer.conf");
  mkdirSync(cards);
  writeFileSync(
    config,
    `[general]
status_path = "${folder}/status/"

[pair contacts]
a = "local"
b = "remote"
collections = [["book", "cards", "contacts"]]
conflict_resolution = "b wins"
metadata = ["displayname"]

[storage local]
type = "filesystem"
path = "${folder}/"
fileext = ".vcf"

[storage remote]
type = "carddav"
url = "${url}"
username = "${user}"
password = "${password}"
`,
  );
  return { cards, command: (name) => run("vdirsyncer", ["--config", config, name, "contacts"]) };
}
