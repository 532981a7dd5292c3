import type { DatabaseSync } from "node:sqlite";
import {
  type FetchedObject,
  type FolderPath,
  type MessageStore,
  type ObjectPlace,
  StoreError,
} from "@callingcard/cpm-server/store";
import { prepareChange, prepareRows, prepareValue } from "../rows.ts";
import { joinPath, splitPath } from "./folder-path.ts";
import type { Write } from "./write.ts";

type FetchedRow = readonly [
  uid: number,
  octets: Uint8Array<ArrayBuffer>,
  flags: string,
  dateS: number,
];

/** Most octets of an object, as of a message of MSRP with its header fields. */
const MAX_OBJECT_OCTETS = 64 * 1024 * 1024;

/**
 * The message store: folders and objects.
 *
 * @internal
 */
export function createMessageRows(
  database: DatabaseSync,
  write: Write,
): Omit<MessageStore, "close"> {
  const folderKey = prepareValue<number>(
    database,
    "SELECT key FROM message_folder WHERE owner = ? AND path = ?",
  );
  const insertFolder = prepareChange(
    database,
    "INSERT INTO message_folder (owner, path) VALUES (?, ?) ON CONFLICT DO NOTHING",
  );
  const nextUid = prepareValue<number>(
    database,
    "UPDATE message_folder SET last_uid = last_uid + 1 WHERE key = ? RETURNING last_uid",
  );
  const uidOfKey = prepareValue<number>(
    database,
    `SELECT uid FROM message_object
     WHERE folder = ? AND message_id = ? AND direction = ? AND type = ?`,
  );
  const insertObject = prepareChange(
    database,
    `INSERT INTO message_object (folder, uid, message_id, direction, type, flags, date_s, octets)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const matching = prepareRows<readonly [uid: number]>(
    database,
    `SELECT uid FROM message_object WHERE folder = ?1 AND (?2 IS NULL OR message_id = ?2)
     AND (?3 IS NULL OR direction = ?3) AND (?4 IS NULL OR type = ?4) ORDER BY uid`,
  );
  const foldersOf = prepareRows<readonly [path: string]>(
    database,
    "SELECT path FROM message_folder WHERE owner = ? ORDER BY path",
  );
  const object = prepareRows<FetchedRow>(
    database,
    "SELECT uid, octets, flags, date_s FROM message_object WHERE folder = ? AND uid = ?",
  );

  /**
   * Makes a folder and those above it.
   *
   * @returns Whether the folder itself was made.
   * @internal
   */
  function ensure(owner: string, folder: FolderPath): boolean {
    let isNew = false;
    for (let depth = 1; depth <= folder.length; depth += 1) {
      isNew = insertFolder(owner, joinPath(folder.slice(0, depth))) === 1;
    }
    return isNew;
  }

  return {
    ensureFolder: async (owner, folder) => {
      const path = joinPath(folder);
      if (folderKey(owner, path) !== undefined) return "existed";
      return (await write(() => ensure(owner, folder))) ? "created" : "existed";
    },
    append: async (owner, folder, { octets, flags, dateMs, key }) => {
      const path = joinPath(folder);
      if (octets.length > MAX_OBJECT_OCTETS) {
        throw new StoreError("too-large", `object has more than ${MAX_OBJECT_OCTETS} octets`);
      }
      return write((): ObjectPlace => {
        ensure(owner, folder);
        const uidValidity = folderKey(owner, path);
        if (uidValidity === undefined) throw new Error("folder that was made is missing");
        const { messageId, direction = "", type } = key;
        const known = uidOfKey(uidValidity, messageId, direction, type);
        if (known !== undefined) return { uidValidity, uid: known };
        const uid = nextUid(uidValidity) ?? 0;
        const dateS = Math.floor(dateMs / 1000);
        const flagText = JSON.stringify(flags);
        insertObject(uidValidity, uid, messageId, direction, type, flagText, dateS, octets);
        return { uidValidity, uid };
      });
    },
    search: async (owner, folder, { messageId = null, direction = null, type = null }) => {
      const uidValidity = folderKey(owner, joinPath(folder));
      if (uidValidity === undefined) return [];
      return matching
        .all(uidValidity, messageId, direction, type)
        .map(([uid]) => ({ uidValidity, uid }));
    },
    list: async (owner, under) => {
      const paths = foldersOf.all(owner).map(([path]) => splitPath(path));
      return paths.filter((path) => under.every((name, depth) => path[depth] === name));
    },
    fetch: async (owner, folder, uid): Promise<FetchedObject | undefined> => {
      const uidValidity = folderKey(owner, joinPath(folder));
      const row = uidValidity === undefined ? undefined : object.get(uidValidity, uid);
      if (uidValidity === undefined || row === undefined) return undefined;
      const [, octets, flags, dateS] = row;
      const flagList = JSON.parse(flags) as readonly string[];
      return { uidValidity, uid, octets, flags: flagList, dateMs: dateS * 1000 };
    },
  };
}
