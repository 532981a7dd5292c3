import type { DocumentAddress } from "./store.ts";

/** What someone wants to do. */
export interface Access {
  /** Who is signed in: an XCAP User Identifier. */
  readonly user: string;
  readonly kind: "read" | "write";
  readonly address: DocumentAddress;
}

/**
 * The default authorization policy (RFC 4825 section 5.7): users read and write their own home directories, and
 * read the global tree; nobody sees what is another user's.
 *
 * @param access What someone wants to do.
 */
export function isAllowedByDefault(access: Access): boolean {
  const { user, kind, address } = access;
  return address.xui === undefined ? kind === "read" : address.xui === user;
}
