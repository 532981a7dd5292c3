import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { extname } from "node:path";
import { gzipSync } from "node:zlib";
import type { WebFile, WebFiles } from "./web-file.ts";

/** Where the build puts the page: the same from `src` and from `dist`. */
const FOLDER = new URL("../dist/page/", import.meta.url);

const CONTENT_TYPES: ReadonlyMap<string, string> = new Map([
  [".html", "text/html; charset=utf-8"],
  [".css", "text/css; charset=utf-8"],
  [".js", "text/javascript; charset=utf-8"],
  [".svg", "image/svg+xml"],
  [".txt", "text/plain; charset=utf-8"],
]);

/**
 * Reads the files of the page, as the build made them, into memory.
 *
 * @param folder Where they are. Default: the folder of this package.
 * @returns The files; `undefined` where the page was not built.
 * @throws Error of `node:fs` when they cannot be read.
 */
export function readWebFiles(folder: URL = FOLDER): WebFiles | undefined {
  const names = listFiles(folder);
  if (names === undefined) return undefined;
  return new Map(
    names.flatMap((name) => {
      const contentType = CONTENT_TYPES.get(extname(name));
      return contentType === undefined
        ? []
        : [[name, readFile(new URL(name, folder), contentType)]];
    }),
  );
}

function listFiles(folder: URL): readonly string[] | undefined {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

function readFile(file: URL, contentType: string): WebFile {
  const octets = new Uint8Array(readFileSync(file));
  const packed = new Uint8Array(gzipSync(octets, { level: 9 }));
  const hash = createHash("sha256").update(octets).digest("base64url").slice(0, 22);
  const plain = { contentType, octets, etag: `"${hash}"` };
  return packed.length < octets.length ? { ...plain, gzip: packed } : plain;
}
