import { type FolderPath, StoreError } from "@callingcard/cpm-server/store";

/** Most names of a path. */
const MAX_DEPTH = 16;

/** Most code units of a path. */
const MAX_PATH_LENGTH = 4096;

/**
 * Makes a path one text.
 *
 * @throws StoreError `refused` for a path that is none.
 * @internal
 */
export function joinPath(folder: FolderPath): string {
  const path = folder.join("/");
  // oxlint-disable-next-line no-control-regex -- these make a name that is none
  const isWrong = folder.some((name) => name === "" || /[/\u0000-\u001f\u007f]/.test(name));
  if (
    isWrong ||
    folder.length === 0 ||
    folder.length > MAX_DEPTH ||
    path.length > MAX_PATH_LENGTH
  ) {
    throw new StoreError("refused", "folder has a name that is none");
  }
  return path;
}

/**
 * Makes one text a path again.
 *
 * @internal
 */
export function splitPath(path: string): FolderPath {
  return path.split("/");
}
