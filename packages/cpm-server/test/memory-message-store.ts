import type {
  FetchedObject,
  FolderPath,
  MessageStore,
  NewObject,
  ObjectKey,
} from "../src/store.ts";
import { StoreError } from "../src/store.ts";

interface Folder {
  readonly path: FolderPath;
  readonly objects: (FetchedObject & { readonly key: ObjectKey })[];
}

/** A message store in memory that fails when it is told to. */
export interface MemoryMessageStore extends MessageStore {
  /** Called before each write; what it throws is what the write rejects with. */
  fault: ((operation: "ensureFolder" | "append", object?: NewObject) => void) | undefined;
  /** Identifiers of the objects that appends were called with, in their order. */
  readonly appended: string[];
}

/** Makes a message store that forgets all. */
export function createMemoryMessageStore(): MemoryMessageStore {
  const owners = new Map<string, Map<string, Folder>>();

  function foldersOf(owner: string): Map<string, Folder> {
    const folders = owners.get(owner) ?? new Map<string, Folder>();
    owners.set(owner, folders);
    return folders;
  }

  function find(owner: string, path: FolderPath): Folder | undefined {
    return foldersOf(owner).get(path.join("/"));
  }

  function ensure(owner: string, path: FolderPath): "created" | "existed" {
    if (path.length === 0 || path.some((name) => name === "" || /[/\n]/.test(name))) {
      throw new StoreError("refused", "folder has a name that is none");
    }
    if (find(owner, path) !== undefined) return "existed";
    for (let depth = 1; depth <= path.length; depth += 1) {
      const above = path.slice(0, depth);
      if (find(owner, above) !== undefined) continue;
      foldersOf(owner).set(above.join("/"), { path: above, objects: [] });
    }
    return "created";
  }

  const store: MemoryMessageStore = {
    fault: undefined,
    appended: [],
    ensureFolder: async (owner, path) => {
      store.fault?.("ensureFolder");
      return ensure(owner, path);
    },
    append: async (owner, path, object, { mayExist = true } = {}) => {
      store.appended.push(object.key.messageId);
      store.fault?.("append", object);
      ensure(owner, path);
      const objects = find(owner, path)?.objects ?? [];
      const known = objects.find(({ key }) => isSame(key, object.key));
      if (mayExist && known !== undefined) return { uidValidity: 1, uid: known.uid };
      const { octets, flags, dateMs, key } = object;
      const uid = objects.length + 1;
      const wholeMs = Math.floor(dateMs / 1000) * 1000;
      objects.push({ uidValidity: 1, uid, octets, flags, dateMs: wholeMs, key });
      return { uidValidity: 1, uid };
    },
    search: async (owner, path, { messageId, direction, type }) =>
      (find(owner, path)?.objects ?? [])
        .filter(
          ({ key }) =>
            (messageId === undefined || key.messageId === messageId) &&
            (direction === undefined || key.direction === direction) &&
            (type === undefined || key.type === type),
        )
        .map(({ uid, uidValidity }) => ({ uidValidity, uid })),
    list: async (owner, under) =>
      [...foldersOf(owner).values()]
        .map(({ path }) => path)
        .filter((path) => under.every((name, depth) => path[depth] === name)),
    fetch: async (owner, path, uid) => find(owner, path)?.objects[uid - 1],
    close: async () => undefined,
  };
  return store;
}

function isSame(left: ObjectKey, right: ObjectKey): boolean {
  return (
    left.messageId === right.messageId &&
    left.direction === right.direction &&
    left.type === right.type
  );
}
