import type { Principal, PrincipalDirectory } from "./principal-directory.ts";

/** Whom somebody may know of. */
export interface KnownContext {
  readonly principals: PrincipalDirectory;
  /** Who asks. */
  readonly user: string;
}

/**
 * Finds a principal that the user may know of: itself, or one that the directory names.
 *
 * @internal
 */
export async function findPrincipal(
  { principals, user }: KnownContext,
  name: string,
): Promise<Principal | undefined> {
  return (await principals.find(name, user)) ?? (name === user ? { name } : undefined);
}

/**
 * All principals that the user may know of.
 *
 * @internal
 */
export async function knownPrincipals({
  principals,
  user,
}: KnownContext): Promise<readonly Principal[]> {
  const listed = await principals.list(user);
  return listed.some(({ name }) => name === user) ? listed : [{ name: user }, ...listed];
}
