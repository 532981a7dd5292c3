// Makes what READMEs say of other packages, by their addresses in the registry, into links to their pages.

import type { CommentDisplayPart, DeclarationReflection, ProjectReflection } from "typedoc";

/** A link of Markdown to a page of the registry. */
const LINK = /\[([^\]]+)\]\(https:\/\/www\.npmjs\.com\/package\/(@callingcard\/[a-z-]+)\)/;

/** Links the READMEs of a project's packages with one another. */
export function linkPackages(project: ProjectReflection): void {
  const packages = new Map((project.children ?? []).map((child) => [child.name, child]));
  for (const child of packages.values()) {
    if (child.readme !== undefined) {
      child.readme = child.readme.flatMap((part) => linkedParts(part, packages));
    }
  }
}

function linkedParts(
  part: CommentDisplayPart,
  packages: ReadonlyMap<string, DeclarationReflection>,
): readonly CommentDisplayPart[] {
  if (part.kind !== "text") return [part];
  const parts: CommentDisplayPart[] = [];
  let rest = part.text;
  for (let found = LINK.exec(rest); found !== null; found = LINK.exec(rest)) {
    const [link, text = "", name = ""] = found;
    parts.push({ kind: "text", text: rest.slice(0, found.index) });
    const target = packages.get(name);
    parts.push(
      target === undefined
        ? { kind: "text", text: link }
        : { kind: "inline-tag", tag: "@link", target, text },
    );
    rest = rest.slice(found.index + link.length);
  }
  return [...parts, { kind: "text", text: rest }];
}
