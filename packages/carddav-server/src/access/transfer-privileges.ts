import { pathOf, type CardResource } from "../resource.ts";
import { privilegesAt, requirePrivileges, type AccessContext, type Need } from "./judge.ts";
import { parentOf, writeNeeds } from "./method-privileges.ts";

/**
 * Judges what a COPY or MOVE does to both of its ends (RFC 3744 appendix B).
 *
 * @param isMove Whether the source is removed.
 * @returns Whether a card that is at the target may be replaced.
 * @throws Refusal 403 `DAV:need-privileges` with all that is missing.
 *
 * @internal
 */
export async function requireTransfer(
  context: AccessContext,
  isMove: boolean,
  source: CardResource,
  target: CardResource,
): Promise<boolean> {
  const { user, paths } = context;
  if (source.user === user && target.user === user) return true;
  const from = parentOf(source);
  const into = parentOf(target);
  // Who takes a card out of a book could read it where it goes.
  const isRead = !isMove || pathOf(paths, from) !== pathOf(paths, into);
  const replacing: readonly Need[] = isMove
    ? [
        { resource: into, privilege: "bind" },
        { resource: into, privilege: "unbind" },
      ]
    : [
        { resource: target, privilege: "write-content" },
        { resource: target, privilege: "write-properties" },
      ];
  const exists = (await writeNeeds(context, target)).some(({ resource }) => resource === target);
  await requirePrivileges(context, [
    ...(isRead ? [{ resource: source, privilege: "read" } as const] : []),
    ...(isMove ? [{ resource: from, privilege: "unbind" } as const] : []),
    ...(exists ? replacing : [{ resource: into, privilege: "bind" } as const]),
  ]);
  const granted = await privilegesAt(context, target);
  return replacing.every(({ privilege }) => granted.has(privilege));
}
