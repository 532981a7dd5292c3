import type { PrincipalDirectory } from "./principal-directory.ts";

/** Most groups that one user is looked up in. */
const MAX_GROUPS = 1024;

/** Names of all principals that a user is: itself and its groups. */
export type Identity = () => Promise<ReadonlySet<string>>;

/**
 * Makes a function that finds, once, which principals a user is (RFC 3744 section 4.4): most requests
 * need not know.
 *
 * @internal
 */
export function createIdentity(directory: PrincipalDirectory, user: string): Identity {
  let found: Promise<ReadonlySet<string>> | undefined;
  return () => (found ??= principalsOf(directory, user));
}

// Groups may hold groups, also in a circle.
async function principalsOf(
  directory: PrincipalDirectory,
  user: string,
): Promise<ReadonlySet<string>> {
  const names = new Set([user]);
  for (const name of names) {
    for (const group of await directory.groupsOf(name)) {
      if (names.size < MAX_GROUPS) names.add(group);
    }
  }
  return names;
}
