import { entityTag } from "../entity-tag.ts";
import type { RequestContext } from "../context.ts";
import type { StoredDocument } from "../store.ts";

/** Types of what is inside a document (RFC 4825 section 15.2). */
export const NODE_TYPES = {
  element: "application/xcap-el+xml",
  attribute: "application/xcap-att+xml",
  namespaces: "application/xcap-ns+xml",
} as const;

/**
 * An answer without a body.
 *
 * @internal
 */
export function emptyResponse(
  status: number,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const length = status === 204 || status === 304 ? {} : { "Content-Length": "0" };
  return new Response(null, { status, headers: { ...length, ...headers } });
}

/**
 * An answer with a body.
 *
 * @internal
 */
export function wholeResponse(
  body: Uint8Array,
  status: number,
  headers: Readonly<Record<string, string>>,
): Response {
  const length = { "Content-Length": String(body.length) };
  return new Response(Uint8Array.from(body), { status, headers: { ...length, ...headers } });
}

/**
 * Finds the document of a request; that of the capabilities is made.
 *
 * @internal
 */
export async function findDocument({
  resource: { address },
  store,
  capabilities,
}: RequestContext): Promise<StoredDocument | undefined> {
  if (address.auid !== "xcap-caps") return store.get(address);
  if (address.xui !== undefined || address.name !== "index") return undefined;
  const octets = capabilities;
  const etag = entityTag(octets);
  return { address, octets, etag, octetCount: octets.length, modifiedMs: 0 };
}
