import type { PlaygroundFile, PlaygroundFiles } from "./playground-file.ts";

/** Answers for the page; `undefined` for a request that is somebody else's. */
export type Playground = (request: Request) => Response | undefined;

const SECURITY_HEADERS = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
};

/** Paths of some syntaxes' own pages, that lead to the one page; what is behind `#` goes with them. */
const FORMER = new Set(["/playground/messaging", "/playground/json", "/playground/documents"]);

/** A year, in seconds: as long as caches keep anything (RFC 9111 section 5.2.2.1, RFC 8246). */
const IMMUTABLE = "public, max-age=31536000, immutable";

/**
 * Makes the handler of the page. It answers GET and HEAD of `/playground` and of the files below it; all else is
 * left to others. Nobody has to be signed in for it: the page holds nothing of anyone, and sends nothing to anyone.
 *
 * @param files The files, as `readPlayground` of `@callingcard/playground/node` reads them.
 * @returns The handler.
 */
export function createPlayground(files: PlaygroundFiles): Playground {
  return (request) => {
    if (request.method !== "GET" && request.method !== "HEAD") return undefined;
    const path = new URL(request.url).pathname.replace(/\/$/, "");
    if (FORMER.has(path) && files.has("/playground")) return leadTo("/playground");
    const file = files.get(path);
    return file && respond(request, file);
  };
}

function leadTo(path: string): Response {
  const headers = { ...SECURITY_HEADERS, Location: path, "Cache-Control": "no-cache" };
  return new Response(null, { status: 308, headers });
}

// Each encoding has a tag of its own (RFC 9110 section 8.8.3.3).
function respond({ headers, method }: Request, file: PlaygroundFile): Response {
  const { policy, type, isImmutable } = file;
  const coding = CODINGS.find((name) => accepts(headers.get("accept-encoding"), name));
  const etag = coding === undefined ? file.etag : file.etag.replace(/"$/, `-${coding}"`);
  const validators = {
    ...SECURITY_HEADERS,
    ...(policy !== undefined && {
      "Content-Security-Policy": `${policy}; frame-ancestors 'none'`,
    }),
    "Cache-Control": isImmutable ? IMMUTABLE : "no-cache",
    ETag: etag,
    Vary: "Accept-Encoding",
  };
  if (isKnown(headers.get("if-none-match"), etag)) {
    return new Response(null, { status: 304, headers: validators });
  }
  const octets = octetsIn(file, coding);
  return new Response(method === "HEAD" ? null : octets, {
    status: 200,
    headers: {
      ...validators,
      "Content-Type": type,
      "Content-Length": String(octets.length),
      ...(coding !== undefined && { "Content-Encoding": coding }),
    },
  });
}

/** Content codings, the better one first. */
const CODINGS = ["br", "gzip"] as const;

function octetsIn(
  { octets, gzip, brotli }: PlaygroundFile,
  coding: (typeof CODINGS)[number] | undefined,
): Uint8Array<ArrayBuffer> {
  if (coding === "br") return brotli;
  return coding === "gzip" ? gzip : octets;
}

// A wildcard is not taken for a coding: who wants one names it (RFC 9110 section 12.5.3).
function accepts(header: string | null, coding: string): boolean {
  return (header ?? "").split(",").some((item) => {
    const [name, ...parameters] = item.split(";").map((part) => part.trim().toLowerCase());
    return name === coding && !parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter));
  });
}

// If-None-Match compares weakly (RFC 9110 section 13.1.2).
function isKnown(condition: string | null, etag: string): boolean {
  const tags = (condition ?? "").split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return tags.includes(etag) || tags.includes("*");
}
