import { names } from "./accept.ts";
import type { WebFile, WebFiles } from "./web-file.ts";

/** Answers for the page; `undefined` for a request that is somebody else's. */
export type WebPage = (request: Request) => Response | undefined;

/** Path of the page itself. */
const PAGE = "/";

/** Path below which its scripts and styles lie. */
const FILES = "/page/";

/** The file at {@link PAGE}. */
const INDEX = "index.html";

/**
 * What the page may do (Content Security Policy Level 3): load its own files, talk to its own server, show
 * pictures that it made itself. With Trusted Types it cannot turn a text into HTML at all.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

const SECURITY_HEADERS = {
  "Content-Security-Policy": POLICY,
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
};

/**
 * Makes the handler of the page. It answers GET and HEAD of `/` where Accept names `text/html`, and of what lies
 * below `/page/`; all else is left to the CardDAV server at the same address. Nobody has to be signed in for
 * it: the page holds nothing of anyone.
 *
 * @param files The page, as `readWebFiles` of `@callingcard/web/node` reads it.
 * @returns The handler.
 */
export function createWebPage(files: WebFiles): WebPage {
  return (request) => {
    if (request.method !== "GET" && request.method !== "HEAD") return undefined;
    const { pathname } = new URL(request.url);
    if (pathname === PAGE) {
      if (!names(request.headers.get("accept"), "text/html")) return undefined;
      const index = files.get(INDEX);
      return index === undefined ? undefined : fileResponse(request, index);
    }
    if (!pathname.startsWith(FILES)) return undefined;
    const file = files.get(pathname.slice(FILES.length));
    return file === undefined ? missingResponse() : fileResponse(request, file);
  };
}

function missingResponse(): Response {
  return new Response("there is no such file\n", {
    status: 404,
    headers: { ...SECURITY_HEADERS, "Content-Type": "text/plain; charset=utf-8" },
  });
}

// Each encoding has a tag of its own (RFC 9110 section 8.8.3.3). The files have no version in their names: a browser
// asks each time whether they changed.
function fileResponse(request: Request, file: WebFile): Response {
  const { headers, method } = request;
  const gzip = names(headers.get("accept-encoding"), "gzip") ? file.gzip : undefined;
  const etag = gzip === undefined ? file.etag : file.etag.replace(/"$/, '-gzip"');
  const validators = {
    ...SECURITY_HEADERS,
    "Cache-Control": "no-cache",
    ETag: etag,
    Vary: "Accept, Accept-Encoding",
  };
  if (isKnown(headers.get("if-none-match"), etag)) {
    return new Response(null, { status: 304, headers: validators });
  }
  const octets = gzip ?? file.octets;
  return new Response(method === "HEAD" ? null : octets, {
    status: 200,
    headers: {
      ...validators,
      "Content-Type": file.contentType,
      "Content-Length": String(octets.length),
      ...(gzip !== undefined && { "Content-Encoding": "gzip" }),
    },
  });
}

// If-None-Match compares weakly (RFC 9110 section 13.1.2).
function isKnown(condition: string | null, etag: string): boolean {
  const tags = (condition ?? "").split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return tags.includes(etag) || tags.includes("*");
}
