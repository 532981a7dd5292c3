import type { MessageStore } from "@callingcard/cpm-server/store";
import { createImapMessageStore } from "@callingcard/store-imap";
import { onTestFinished } from "vitest";
import type { ImapCommand } from "../../../../packages/store-imap/test/imap-command.ts";
import {
  type Fault,
  type ImapServerOptions,
  startImapServer,
} from "../../../../packages/store-imap/test/imap-server.ts";
import { PATIENCE_MS } from "./patience.ts";

/** An IMAP server in memory that remembers every command that came. */
export interface ImapPeer {
  /** Commands in their order, over all connections. */
  readonly commands: readonly ImapCommand[];

  /** A message store of the function in it. */
  readonly messages: MessageStore;

  /** What is done instead of what a command asks for. */
  fault: ((command: ImapCommand) => Fault | undefined) | undefined;

  /** Makes a mailbox as another session of the same user would have, with the folders above it. */
  createFolder(owner: string, folder: readonly string[]): Promise<void>;

  /** Waits until so many commands of a name have come, and gives them. */
  take(name: string, count?: number): Promise<readonly ImapCommand[]>;

  /** Waits until so many objects were appended to mailboxes that are there, and gives them; the names of mailboxes are of one user. */
  appended(count: number): Promise<readonly AppendedObject[]>;
}

/** What an APPEND has (RFC 9051 section 6.3.12). */
interface AppendedObject {
  readonly mailbox: string;
  readonly flags: readonly string[];

  /** Header fields, by their names in lower case; a later one of a name wins. */
  readonly fields: ReadonlyMap<string, string>;

  /** Octets behind the header, decoded, as characters. */
  readonly body: string;
}

/** Opens a server before the world that uses it; it is closed when the test ends. */
export async function createImapPeer(options: ImapServerOptions = {}): Promise<ImapPeer> {
  const server = await startImapServer(options);
  const commands: ImapCommand[] = [];
  const objects: AppendedObject[] = [];
  const mailboxes = new Set<string>();
  const stores: MessageStore[] = [];
  server.fault = (command) => {
    commands.push(command);
    const fault = peer.fault?.(command);
    if (fault === undefined) note(command);
    return fault;
  };
  const note = ({ name, words }: ImapCommand): void => {
    const [mailbox = ""] = words;
    if (name === "CREATE") mailboxes.add(mailbox);
    if (name === "APPEND" && mailboxes.has(mailbox)) objects.push(readAppend(words));
  };
  const until = async <T>(find: () => readonly T[], count: number, what: string) => {
    const endMs = performance.now() + PATIENCE_MS;
    for (;;) {
      const found = find();
      if (found.length >= count) return found;
      if (performance.now() > endMs) {
        throw new Error(`${found.length} ${what} of ${count}: ${commands.map(nameOf).join(" ")}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  const openStore = (): MessageStore => {
    const store = createImapMessageStore({
      host: "127.0.0.1",
      port: server.port,
      security: "none",
      login: (user) => ({ user, password: "secret" }),
    });
    stores.push(store);
    return store;
  };
  onTestFinished(async () => {
    await Promise.all(stores.map((store) => store.close()));
    await server.close();
  });
  const peer: ImapPeer = {
    commands,
    messages: openStore(),
    fault: undefined,
    async createFolder(owner, folder) {
      const other = openStore();
      await other.ensureFolder(owner, folder);
      commands.splice(0);
    },
    take: (name, count = 1) =>
      until(() => commands.filter((command) => command.name === name), count, name),
    appended: (count) => until(() => objects, count, "objects"),
  };
  return peer;
}

function nameOf({ name }: ImapCommand): string {
  return name;
}

function readAppend(words: readonly string[]): AppendedObject {
  const [mailbox = "", ...rest] = words;
  const source = rest.at(-1) ?? "";
  const end = source.indexOf("\r\n\r\n");
  const fields = new Map<string, string>();
  for (const line of source.slice(0, end).split("\r\n")) {
    const colon = line.indexOf(": ");
    fields.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 2));
  }
  const flags = rest.slice(rest.indexOf("(") + 1, rest.indexOf(")"));
  const body = source.slice(end + 4);
  const isBase64 = fields.get("content-transfer-encoding") === "base64";
  return {
    mailbox,
    flags,
    fields,
    body: isBase64 ? Buffer.from(body, "base64").toString("latin1") : body,
  };
}
