import {
  type FetchedObject,
  type FolderPath,
  type MessageStore,
  type NewObject,
  type ObjectKey,
  type ObjectPlace,
  StoreError,
} from "@callingcard/cpm-server/store";
import type { AppendResponseObject, ImapFlow } from "imapflow";
import { commandFailure } from "./imap-error.ts";
import { folderOfMailbox, mailboxPath, type Naming } from "./mailbox-path.ts";
import { searchObject, searchObjects } from "./object-search.ts";

/** Most folders that are remembered as made. */
const MAX_KNOWN_FOLDERS = 1_000;

/** Flags that a server knows (RFC 9051 section 2.3.2); others are keywords, without a backslash. */
const SYSTEM_FLAGS: ReadonlySet<string> = new Set([
  "\\seen",
  "\\answered",
  "\\flagged",
  "\\deleted",
  "\\draft",
]);

type WithoutOwner<Method> = Method extends (owner: string, ...rest: infer Rest) => infer Result
  ? (...rest: Rest) => Result
  : never;

/** The calls of a message store for one owner, one at a time, on one connection. */
export interface ImapSession {
  readonly ensureFolder: WithoutOwner<MessageStore["ensureFolder"]>;
  readonly append: WithoutOwner<MessageStore["append"]>;
  readonly search: WithoutOwner<MessageStore["search"]>;
  readonly list: WithoutOwner<MessageStore["list"]>;
  readonly fetch: WithoutOwner<MessageStore["fetch"]>;

  /** Whether the connection is there. */
  readonly isUsable: () => boolean;

  /** Ends the connection. */
  readonly end: () => void;
}

/**
 * Makes the calls of a message store on a connection that has logged in.
 *
 * @internal
 */
export function createImapSession(client: ImapFlow, root: FolderPath): ImapSession {
  const { prefix = "", delimiter } = client.namespace ?? {};
  const naming: Naming = { prefix, delimiter: delimiter || undefined, root };
  const known = new Set<string>();

  async function create(path: string): Promise<boolean> {
    const { created } = await client.mailboxCreate(path);
    if (known.size >= MAX_KNOWN_FOLDERS) known.clear();
    known.add(path);
    return created;
  }

  async function ensureFolder(folder: FolderPath): Promise<"created" | "existed"> {
    const path = mailboxPath(naming, folder);
    if (known.has(path)) return "existed";
    const [, ...above] = folder.keys();
    for (const depth of above) {
      const parent = mailboxPath(naming, folder.slice(0, depth));
      if (!known.has(parent)) await create(parent);
    }
    return (await create(path)) ? "created" : "existed";
  }

  /**
   * Runs something while a mailbox is selected.
   *
   * @returns What it returned; `undefined` when there is no such mailbox.
   * @internal
   */
  async function inFolder<T>(
    folder: FolderPath,
    run: (uidValidity: number) => Promise<T>,
  ): Promise<T | undefined> {
    const path = mailboxPath(naming, folder);
    let lock;
    try {
      lock = await client.getMailboxLock(path);
    } catch (error) {
      if (!commandFailure(error).isMailboxMissing) throw error;
      return undefined;
    }
    try {
      const { mailbox } = client;
      if (mailbox === false) throw new StoreError("unavailable", "mailbox was closed");
      return await run(Number(mailbox.uidValidity));
    } finally {
      lock.release();
    }
  }

  async function search(
    folder: FolderPath,
    find: () => Promise<readonly number[]>,
  ): Promise<readonly ObjectPlace[]> {
    const places = await inFolder(folder, async (uidValidity) =>
      (await find()).map((uid) => ({ uidValidity, uid })),
    );
    return places ?? [];
  }

  function searchKey(folder: FolderPath, key: ObjectKey): Promise<readonly ObjectPlace[]> {
    return search(folder, () => searchObject(client, key));
  }

  async function appendNew(folder: FolderPath, object: NewObject): Promise<ObjectPlace> {
    const { octets, flags, dateMs, key } = object;
    const content = Buffer.from(octets.buffer, octets.byteOffset, octets.length);
    const write = (): Promise<AppendResponseObject | false> =>
      client.append(
        mailboxPath(naming, folder),
        content,
        flags.map(toServerFlag),
        new Date(dateMs),
      );
    let appended;
    try {
      appended = await write();
    } catch (error) {
      if (commandFailure(error).responseCode !== "TRYCREATE") throw error;
      known.clear(); // somebody has deleted folders
      await ensureFolder(folder);
      appended = await write();
    }
    if (appended === false) throw new StoreError("unavailable", "connection is closing");
    const { uid, uidValidity } = appended;
    if (uid !== undefined && uidValidity !== undefined) {
      return { uidValidity: Number(uidValidity), uid };
    }
    // A server without UIDPLUS (RFC 4315).
    const place = (await searchKey(folder, key)).at(-1);
    if (place === undefined) throw new StoreError("unavailable", "appended object is not found");
    return place;
  }

  return {
    ensureFolder,
    search: (folder, criteria) => search(folder, () => searchObjects(client, criteria)),
    append: async (folder, object, { mayExist = true } = {}) => {
      const [there] = mayExist ? await searchKey(folder, object.key) : [];
      return there ?? appendNew(folder, object);
    },
    list: async (under) => {
      const mailboxes = await client.list({ listOnly: true });
      return mailboxes
        .filter(({ flags }) => !flags.has("\\Noselect") && !flags.has("\\NonExistent"))
        .map(({ path }) => folderOfMailbox(naming, path))
        .filter((folder) => folder !== undefined)
        .filter((folder) => under.every((name, depth) => folder[depth] === name))
        .toSorted((left, right) => left.length - right.length);
    },
    fetch: (folder, uid) =>
      inFolder(folder, async (uidValidity): Promise<FetchedObject | undefined> => {
        const query = { uid: true, source: true, flags: true, internalDate: true };
        const message = await client.fetchOne(String(uid), query, { uid: true });
        if (message === false || message?.source === undefined || message.uid !== uid)
          return undefined;
        const { source, flags = [], internalDate = 0 } = message;
        const dateMs = new Date(internalDate).getTime();
        return { uidValidity, uid, octets: source, flags: [...flags], dateMs };
      }),
    isUsable: () => client.usable,
    end: () => {
      client.close();
    },
  };
}

function toServerFlag(flag: string): string {
  return flag.startsWith("\\") && !SYSTEM_FLAGS.has(flag.toLowerCase()) ? flag.slice(1) : flag;
}
