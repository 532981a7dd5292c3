/**
 * Where the history of a CPM user is kept (OMA CPM message storage): folders with objects in them,
 * as an IMAP server has them. One contract; every implementation passes the suite in
 * `@callingcard/cpm-server/store-contract`.
 *
 * A promise of a write is resolved only when the write is on disk. What cannot be done now rejects
 * with a `StoreError` `unavailable`, what never can be with another code.
 */
export interface MessageStore {
  /** Makes a folder and the folders above it where they are missing. */
  ensureFolder(owner: string, folder: FolderPath): Promise<"created" | "existed">;

  /**
   * Appends an object to a folder, which is made when it is missing. An object with the same key
   * that is in the folder already is left as it is, and its place is the answer.
   *
   * @param options `mayExist` false says that no object of this key was ever appended, so that no
   *   search for it is needed. Default true.
   */
  append(
    owner: string,
    folder: FolderPath,
    object: NewObject,
    options?: AppendOptions,
  ): Promise<ObjectPlace>;

  /** The objects of a folder that meet all criteria, by ascending UID; none when it is missing. */
  search(
    owner: string,
    folder: FolderPath,
    criteria: SearchCriteria,
  ): Promise<readonly ObjectPlace[]>;

  /** The folders at and below a path, a folder before those in it, otherwise in any order. */
  list(owner: string, under: FolderPath): Promise<readonly FolderPath[]>;

  /** One object; `undefined` when the folder or the object is missing. */
  fetch(owner: string, folder: FolderPath, uid: number): Promise<FetchedObject | undefined>;

  /** Releases what the store holds; waits for calls under way. */
  close(): Promise<void>;
}

/**
 * Names of a folder and of those above it, from the top, as `folderName` of the history writes
 * them: not empty, without "/" and control characters. The top itself is the empty path.
 */
export type FolderPath = readonly string[];

/** What makes an object the same object when it is written again. */
export interface ObjectKey {
  /** Value of its IMDN-Message-ID. */
  readonly messageId: string;
  /** Value of its Message-Direction; left out for objects that have none. */
  readonly direction?: "sent" | "received" | undefined;
  /** Its media type, in lower case, without parameters. */
  readonly type: string;
}

/** An object to append. */
export interface NewObject {
  /** The whole object: header fields, blank line, body. */
  readonly octets: Uint8Array;
  /** IMAP flags, as in `\Seen`, and keywords; no case. */
  readonly flags: readonly string[];
  /** When it was sent or received, in milliseconds since 1970; stored in whole seconds. */
  readonly dateMs: number;
  /** Says what the header fields of the octets say. */
  readonly key: ObjectKey;
}

/** How an object is appended. */
export interface AppendOptions {
  readonly mayExist?: boolean | undefined;
}

/** Where an object is: with the folder, its identity. */
export interface ObjectPlace {
  /** Changes when the UIDs of the folder lose their meaning; 1 to 2^32-1. */
  readonly uidValidity: number;
  /** Ascending in the order of appending; 1 to 2^32-1. */
  readonly uid: number;
}

/** What is looked for; a criterion that is left out holds for all. */
export interface SearchCriteria {
  readonly messageId?: string | undefined;
  readonly direction?: "sent" | "received" | undefined;
  readonly type?: string | undefined;
}

/** An object as it is stored. */
export interface FetchedObject extends ObjectPlace {
  readonly octets: Uint8Array;
  readonly flags: readonly string[];
  readonly dateMs: number;
}
