import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import type { PlaygroundFile, PlaygroundFiles } from "./playground-file.ts";
import { EDITIONS } from "./syntax/editions.ts";

/** Where the build puts the pages: the same from `src` and from `dist`. */
const FOLDER = new URL("../dist/page/", import.meta.url);

/** The policy that the build wrote into the page. */
const POLICY = /<meta http-equiv="Content-Security-Policy" content="([^"]+)"/;

/**
 * Reads the pages, as the build made them, into memory.
 *
 * @param folder Where they are. Default: the folder of this package.
 * @returns The pages; `undefined` where one of them was not built.
 * @throws Error of `node:fs` when one cannot be read; RangeError for a file that carries no policy.
 */
export function readPlayground(folder: URL = FOLDER): PlaygroundFiles | undefined {
  const files = new Map<string, PlaygroundFile>();
  for (const { file, path } of EDITIONS) {
    const octets = read(new URL(file, folder));
    if (octets === undefined) return undefined;
    files.set(path, fileOf(file, octets));
  }
  return files;
}

function fileOf(name: string, octets: Uint8Array<ArrayBuffer>): PlaygroundFile {
  const policy = POLICY.exec(new TextDecoder().decode(octets))?.[1];
  if (policy === undefined) throw new RangeError(`${name} has no policy of its own`);
  const hash = createHash("sha256").update(octets).digest("base64url").slice(0, 22);
  const gzip = new Uint8Array(gzipSync(octets, { level: 9 }));
  return { octets, gzip, etag: `"${hash}"`, policy };
}

function read(file: URL): Uint8Array<ArrayBuffer> | undefined {
  try {
    return new Uint8Array(readFileSync(file));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
