import { dav } from "@callingcard/dav-xml";
import type { ExpandedName } from "@callingcard/xml";

/** A privilege of RFC 3744 section 3, by its local name. */
export type Privilege =
  | "all"
  | "read"
  | "read-acl"
  | "read-current-user-privilege-set"
  | "write"
  | "write-properties"
  | "write-content"
  | "bind"
  | "unbind"
  | "unlock"
  | "write-acl";

/** A privilege with those that it aggregates (RFC 3744 section 5.3). */
export interface PrivilegeNode {
  readonly privilege: Privilege;
  /** No entry of a list may name it. */
  readonly isAbstract: boolean;
  /** What it lets people do, in English. */
  readonly description: string;
  readonly aggregated: readonly PrivilegeNode[];
}

function node(
  privilege: Privilege,
  description: string,
  aggregated: readonly PrivilegeNode[] = [],
): PrivilegeNode {
  return { privilege, isAbstract: privilege === "all", description, aggregated };
}

/** All privileges, within the bounds of RFC 3744 section 3.12. Every resource has this tree. */
export const PRIVILEGE_TREE: PrivilegeNode = node("all", "Everything", [
  node("read", "Read", [node("read-current-user-privilege-set", "Read what one may do oneself")]),
  node("read-acl", "Read who may do what"),
  node("write", "Write", [
    node("write-properties", "Change properties"),
    node("write-content", "Change what is there"),
    node("bind", "Add"),
    node("unbind", "Remove"),
  ]),
  node("unlock", "Take away locks of others"),
  node("write-acl", "Change who may do what"),
]);

const NODES: ReadonlyMap<string, PrivilegeNode> = new Map(
  withAggregated(PRIVILEGE_TREE).map((one) => [one.privilege, one]),
);

/** The privileges that a user can have, in the order of the tree: all but the abstract one. */
const PRIVILEGES: readonly Privilege[] = [...NODES.values()].flatMap(({ privilege, isAbstract }) =>
  isAbstract ? [] : [privilege],
);

/** What an owner has. */
export const EVERY_PRIVILEGE: ReadonlySet<Privilege> = new Set(PRIVILEGES);

function withAggregated(root: PrivilegeNode): readonly PrivilegeNode[] {
  return [root, ...root.aggregated.flatMap(withAggregated)];
}

/**
 * Finds a privilege by its name.
 *
 * @returns Its node; `undefined` for one that is not supported.
 * @internal
 */
export function findPrivilege({ namespace, local }: ExpandedName): PrivilegeNode | undefined {
  const found = NODES.get(local);
  return found !== undefined && dav(local).namespace === namespace ? found : undefined;
}

/**
 * The privileges that one stands for: itself and those that it aggregates.
 *
 * @internal
 */
export function impliedPrivileges(privilege: Privilege): readonly Privilege[] {
  const root = NODES.get(privilege);
  return root === undefined ? [] : withAggregated(root).map((one) => one.privilege);
}

/**
 * Takes away `write` from privileges of which some that it aggregates are missing, and gives it where
 * none is.
 *
 * @internal
 */
export function completePrivileges(privileges: ReadonlySet<Privilege>): ReadonlySet<Privilege> {
  const parts = NODES.get("write")?.aggregated ?? [];
  const hasWrite = parts.every(({ privilege }) => privileges.has(privilege));
  return new Set(PRIVILEGES.filter((one) => (one === "write" ? hasWrite : privileges.has(one))));
}
