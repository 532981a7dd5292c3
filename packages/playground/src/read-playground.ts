import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import type { PlaygroundFile, PlaygroundFiles } from "./playground-file.ts";

/** Where the build puts the page: the same from `src` and from `dist`. */
const FOLDER = new URL("../dist/page/", import.meta.url);

/** The policy that the build wrote into a page. */
const POLICY = /<meta http-equiv="Content-Security-Policy" content="([^"]+)"/;

/**
 * Reads the page as the build made it into memory: the shell, its parts, and the one file that has everything.
 *
 * @param folder Where they are. Default: the folder of this package.
 * @returns The files; `undefined` where the page was not built.
 * @throws Error of `node:fs` when one cannot be read; RangeError for a page that carries no policy.
 */
export function readPlayground(folder: URL = FOLDER): PlaygroundFiles | undefined {
  try {
    const parts = readdirSync(new URL("part/", folder)).filter((name) => name.endsWith(".js"));
    return new Map([
      ["/playground", readPage("index.html", folder)],
      ["/playground/playground.html", readPage("playground.html", folder)],
      ...parts.map((name): [string, PlaygroundFile] => [
        `/playground/part/${name}`,
        { ...readFile(`part/${name}`, folder), ...PART },
      ]),
    ]);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

const PART = { type: "text/javascript; charset=utf-8", isImmutable: true, policy: undefined };

function readPage(name: string, folder: URL): PlaygroundFile {
  const file = readFile(name, folder);
  const policy = POLICY.exec(new TextDecoder().decode(file.octets))?.[1];
  if (policy === undefined) throw new RangeError(`${name} has no policy of its own`);
  return { ...file, type: "text/html; charset=utf-8", isImmutable: false, policy };
}

function readFile(
  name: string,
  folder: URL,
): Pick<PlaygroundFile, "octets" | "gzip" | "brotli" | "etag"> {
  const read = (ending: string): Uint8Array<ArrayBuffer> =>
    new Uint8Array(readFileSync(new URL(name + ending, folder)));
  const octets = read("");
  const hash = createHash("sha256").update(octets).digest("base64url").slice(0, 22);
  return { octets, gzip: read(".gz"), brotli: read(".br"), etag: `"${hash}"` };
}
