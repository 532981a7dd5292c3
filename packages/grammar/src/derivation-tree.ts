import type { Derivation } from "./derivation.ts";
import type { RuleRead } from "./diagnose-walk.ts";

/** What is in a tree, and how large it may be. */
export interface TreeLimits {
  /** Tells of a rule whether it is left out. */
  readonly leaveOut: (rule: string) => boolean;
  readonly maxDepth: number;
  readonly maxNodes: number;
}

interface Open {
  readonly read: RuleRead;
  readonly depth: number;
  readonly children: Derivation[];
}

/**
 * Makes the tree of a rule that was read.
 *
 * @throws {RangeError} Over a limit.
 * @internal
 */
export function toTree(root: RuleRead, limits: TreeLimits): Derivation {
  const { leaveOut, maxDepth, maxNodes } = limits;
  const children: Derivation[] = [];
  const pending: Open[] = [{ read: root, depth: 1, children }];
  let nodes = 1;
  for (let open = pending.pop(); open !== undefined; open = pending.pop()) {
    const { depth } = open;
    if (depth > maxDepth) throw new RangeError(`rules are nested deeper than ${maxDepth}`);
    for (let { last } = open.read; last !== undefined; last = last.before) {
      if (leaveOut(last.read.rule)) continue;
      nodes += 1;
      if (nodes > maxNodes) throw new RangeError(`the text has more than ${maxNodes} rules`);
      const child = { ...bare(last.read), children: [] };
      open.children.push(child);
      pending.push({ read: last.read, depth: depth + 1, children: child.children });
    }
    open.children.reverse();
  }
  return { ...bare(root), children };
}

function bare({ rule, start, end }: RuleRead): Omit<Derivation, "children"> {
  return { rule, start, end };
}
