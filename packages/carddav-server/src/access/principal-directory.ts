import type { UserStore } from "../store.ts";

/** Somebody, or a group of them (RFC 3744 section 2). */
export interface Principal {
  /** Path segment below `/principals/`, not percent-encoded. */
  readonly name: string;
  /** For people; the name when absent. */
  readonly displayName?: string;
  /** Other URIs of the same, such as `mailto:` (RFC 3744 section 4.1). */
  readonly alternateUris?: readonly string[];
  /** Names of the members, for a group. */
  readonly members?: readonly string[];
}

/** Who there is. Whoever signs in is a principal, whether the directory knows it or not. */
export interface PrincipalDirectory {
  /**
   * Finds a principal.
   *
   * @param asker Name of who asks, from whom a directory may hide others.
   */
  find(name: string, asker: string): Promise<Principal | undefined>;
  /** All principals that somebody may know of, sorted by name. */
  list(asker: string): Promise<readonly Principal[]>;
  /** Names of the groups that a principal is a direct member of. */
  groupsOf(name: string): Promise<readonly string[]>;
}

/** A directory that knows nobody, so that nothing can be granted to others. */
export const NO_PRINCIPALS: PrincipalDirectory = {
  find: () => Promise.resolve(undefined),
  list: () => Promise.resolve([]),
  groupsOf: () => Promise.resolve([]),
};

/** What {@link createPrincipals} is made from. */
export interface PrincipalsInit {
  /** Who may sign in. */
  readonly users: Pick<UserStore, "findPasswordHash" | "listUsers">;
  /** Names of the members of each group, which may be groups themselves. Default: none. */
  readonly groups?: ReadonlyMap<string, readonly string[]>;
}

/**
 * Makes a directory of the users of a store, in which everybody knows everybody.
 *
 * @param init The users, and the groups of which they are members.
 * @throws RangeError for a group that is one of its own members.
 */
export function createPrincipals(init: PrincipalsInit): PrincipalDirectory {
  const { users, groups = new Map<string, readonly string[]>() } = init;
  const groupsByMember = new Map<string, string[]>();
  for (const [name, members] of groups) {
    if (members.includes(name)) throw new RangeError(`group ${name} is a member of itself`);
    for (const member of members) {
      groupsByMember.set(member, [...(groupsByMember.get(member) ?? []), name]);
    }
  }
  const groupOf = (name: string): Principal | undefined => {
    const members = groups.get(name);
    return members && { name, members };
  };
  return {
    async find(name) {
      const group = groupOf(name);
      if (group !== undefined) return group;
      return (await users.findPasswordHash(name)) === undefined ? undefined : { name };
    },
    async list() {
      const names = new Set([...(await users.listUsers()), ...groups.keys()]);
      return [...names].sort().map((name) => groupOf(name) ?? { name });
    },
    groupsOf: (name) => Promise.resolve(groupsByMember.get(name) ?? []),
  };
}
