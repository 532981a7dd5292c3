import { type FolderPath, StoreError } from "@callingcard/cpm-server/store";

/** Most names of a path. */
const MAX_DEPTH = 16;

/** Most code units of a path. */
const MAX_PATH_LENGTH = 1024;

/** How a server names its mailboxes (RFC 2342). */
export interface Naming {
  /** What the names of all personal mailboxes begin with, as in `INBOX.`; often empty. */
  readonly prefix: string;
  /** What stands between the names of a path; a server may have none. */
  readonly delimiter: string | undefined;
  /** Names of the folders above all others. */
  readonly root: FolderPath;
}

/**
 * Gives the name of the mailbox of a folder. The server's delimiter within a name is written as `%`
 * and two digits, as `folderName` of the history does with the slash.
 *
 * @throws StoreError `refused` for a path that is none, and for one below another on a server without
 *   a delimiter.
 * @internal
 */
export function mailboxPath({ prefix, delimiter, root }: Naming, folder: FolderPath): string {
  const names = [...root, ...folder];
  // oxlint-disable-next-line no-control-regex -- these make a name that is none
  const isWrong = names.some((name) => name === "" || /[/\u0000-\u001f\u007f]/.test(name));
  if (isWrong || folder.length === 0 || names.length > MAX_DEPTH) {
    throw new StoreError("refused", "folder has a name that is none");
  }
  if (delimiter === undefined && names.length > 1) {
    throw new StoreError("refused", "server has no folders within folders");
  }
  const path = prefix + names.map((name) => escapeDelimiter(name, delimiter)).join(delimiter);
  if (path.length > MAX_PATH_LENGTH)
    throw new StoreError("refused", "path of a folder is too long");
  return path;
}

/**
 * Gives the folder of a mailbox; `undefined` when it is not below the root.
 *
 * @internal
 */
export function folderOfMailbox(naming: Naming, path: string): FolderPath | undefined {
  const { prefix, delimiter, root } = naming;
  const rest = path.startsWith(prefix) ? path.slice(prefix.length) : path;
  const names = delimiter === undefined ? [rest] : rest.split(delimiter);
  const folder = names.map((name) => unescapeDelimiter(name, delimiter));
  const isBelow = root.every((name, depth) => folder[depth] === name);
  return isBelow && folder.length > root.length ? folder.slice(root.length) : undefined;
}

function escapeDelimiter(name: string, delimiter: string | undefined): string {
  // A slash is in no name, so there is nothing to do where it is the delimiter.
  return delimiter === undefined ? name : name.replaceAll(delimiter, hexOf(delimiter));
}

function unescapeDelimiter(name: string, delimiter: string | undefined): string {
  if (delimiter === undefined || delimiter === "/") return name;
  return name.replaceAll(hexOf(delimiter), delimiter);
}

function hexOf(delimiter: string): string {
  return `%${delimiter.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
}
