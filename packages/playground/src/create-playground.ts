import type { PlaygroundFile, PlaygroundFiles } from "./playground-file.ts";

/** Answers for the pages; `undefined` for a request that is somebody else's. */
export type Playground = (request: Request) => Response | undefined;

const SECURITY_HEADERS = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
};

/**
 * Makes the handler of the pages. It answers GET and HEAD of `/playground` and of the pages below it; all else is
 * left to others. Nobody has to be signed in for it: the pages hold nothing of anyone, and send nothing to anyone.
 *
 * @param files The pages, as `readPlayground` of `@callingcard/playground/node` reads them.
 * @returns The handler.
 */
export function createPlayground(files: PlaygroundFiles): Playground {
  return (request) => {
    if (request.method !== "GET" && request.method !== "HEAD") return undefined;
    const file = files.get(new URL(request.url).pathname.replace(/\/$/, ""));
    return file && respond(request, file);
  };
}

// Each encoding has a tag of its own (RFC 9110 section 8.8.3.3).
function respond({ headers, method }: Request, file: PlaygroundFile): Response {
  const isPacked = acceptsGzip(headers.get("accept-encoding"));
  const etag = isPacked ? file.etag.replace(/"$/, '-gzip"') : file.etag;
  const validators = {
    ...SECURITY_HEADERS,
    "Content-Security-Policy": `${file.policy}; frame-ancestors 'none'`,
    "Cache-Control": "no-cache",
    ETag: etag,
    Vary: "Accept-Encoding",
  };
  if (isKnown(headers.get("if-none-match"), etag)) {
    return new Response(null, { status: 304, headers: validators });
  }
  const octets = isPacked ? file.gzip : file.octets;
  return new Response(method === "HEAD" ? null : octets, {
    status: 200,
    headers: {
      ...validators,
      "Content-Type": "text/html; charset=utf-8",
      "Content-Length": String(octets.length),
      ...(isPacked && { "Content-Encoding": "gzip" }),
    },
  });
}

// A wildcard is not taken for gzip: who wants it names it (RFC 9110 section 12.5.3).
function acceptsGzip(header: string | null): boolean {
  return (header ?? "").split(",").some((item) => {
    const [name, ...parameters] = item.split(";").map((part) => part.trim().toLowerCase());
    return name === "gzip" && !parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter));
  });
}

// If-None-Match compares weakly (RFC 9110 section 13.1.2).
function isKnown(condition: string | null, etag: string): boolean {
  const tags = (condition ?? "").split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return tags.includes(etag) || tags.includes("*");
}
