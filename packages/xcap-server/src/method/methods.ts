import type { NodeSelector } from "@callingcard/xdm";
import { Refusal } from "../refusal.ts";
import type { Resource } from "../resource.ts";

/** Methods of a resource that can only be read. */
const READING = "GET, HEAD, OPTIONS";

/**
 * The methods that a resource has, as `Allow` lists them; those of a selector of namespace bindings are known
 * when it is read.
 *
 * @internal
 */
export function allowedMethods({ usage, node }: Resource): string {
  const isRead = usage.auid === "xcap-caps" || node?.selector.endsWith("/namespace::*") === true;
  return isRead ? READING : "GET, HEAD, PUT, DELETE, OPTIONS";
}

/**
 * Refuses to write namespace bindings (RFC 4825 sections 8.2 and 8.4).
 *
 * @throws Refusal 405.
 * @internal
 */
export function refuseNamespaces({ terminal }: NodeSelector): void {
  if (terminal?.kind === "namespaces") throw new Refusal(405, { headers: { Allow: READING } });
}
