import type { CardDavHandler } from "./handler.ts";

/** Who may use a server from pages of other origins. */
export interface CorsOptions {
  /** Origins as browsers send them, such as `https://mail.example.org`; `"*"` for all. */
  readonly origins: readonly string[] | "*";
  /** How long a browser may remember what a preflight said, in seconds. Default 7 200. */
  readonly maxAgeSeconds?: number;
}

/** Methods of HTTP and WebDAV that pages may use. */
const METHODS =
  "GET, HEAD, POST, PUT, DELETE, OPTIONS, PROPFIND, PROPPATCH, MKCOL, COPY, MOVE, REPORT, LOCK, UNLOCK, ACL";

/** Header fields that requests of CardDAV clients have. */
const REQUEST_FIELDS =
  "Accept, Authorization, Brief, Content-Type, Depth, Destination, If, If-Match, If-Modified-Since, " +
  "If-None-Match, If-Unmodified-Since, Lock-Token, Overwrite, Prefer, Slug, Timeout, X-Request-Id";

/** Header fields of answers that pages could not see otherwise. */
const ANSWER_FIELDS =
  "Allow, Content-Disposition, Content-Location, DAV, ETag, Link, Location, Lock-Token, Preference-Applied, " +
  "Retry-After, Vary, WWW-Authenticate";

/**
 * Lets pages of other origins use a server (the CORS protocol of the Fetch standard). A preflight is answered before
 * anybody is signed in; any other OPTIONS goes on to the handler, whose DAV header clients look for. Browsers send no
 * password of their own: a page has to know it.
 *
 * @param handler The server.
 * @param options Whose pages.
 */
export function withCors(handler: CardDavHandler, options: CorsOptions): CardDavHandler {
  const { origins, maxAgeSeconds = 7_200 } = options;
  const listed = new Set(origins === "*" ? [] : origins);
  const allowed = (origin: string | null): string | undefined => {
    if (origin === null) return undefined;
    if (origins === "*") return "*";
    return listed.has(origin) ? origin : undefined;
  };
  return async (request) => {
    const origin = allowed(request.headers.get("origin"));
    const isPreflight =
      request.method === "OPTIONS" && request.headers.has("access-control-request-method");
    const response =
      origin !== undefined && isPreflight
        ? new Response(null, { status: 204, headers: preflightFields(maxAgeSeconds) })
        : await handler(request);
    const { headers } = response;
    // Says so to caches where the answer to another origin is another one.
    if (origins !== "*") headers.append("Vary", "Origin");
    if (origin === undefined) return response;
    headers.set("Access-Control-Allow-Origin", origin);
    if (!isPreflight) headers.set("Access-Control-Expose-Headers", ANSWER_FIELDS);
    return response;
  };
}

function preflightFields(maxAgeSeconds: number): Readonly<Record<string, string>> {
  return {
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": REQUEST_FIELDS,
    "Access-Control-Max-Age": String(maxAgeSeconds),
  };
}
