import type { RequestContext } from "../context.ts";
import { pathOf, type Resource } from "../resource.ts";

/** Methods whose answer is about what the Request-URI names. */
const READING: ReadonlySet<string> = new Set(["GET", "HEAD", "PROPFIND", "REPORT"]);

/**
 * Tells who read a collection without the slash at its end the URL that has it (RFC 4918 section 5.2).
 *
 * @param response What the request is answered with.
 * @returns The same response.
 *
 * @internal
 */
export function withOwnLocation(
  { request, url, paths }: RequestContext,
  resource: Resource,
  response: Response,
): Response {
  const isAlike = resource.kind === "card" || url.pathname.endsWith("/");
  if (isAlike || !READING.has(request.method)) return response;
  response.headers.set("Content-Location", pathOf(paths, resource));
  return response;
}
