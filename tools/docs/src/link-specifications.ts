// Makes the sections of RFCs that docstrings name into links.

import type { Comment, CommentDisplayPart, ProjectReflection } from "typedoc";

/** `RFC 6352 section 10.5`, `RFC 4918 §9.1`, and the sections after it are left as they are. */
const MENTION = /\bRFC (\d{3,5})(?:,? (?:sections? |§)([0-9]+(?:\.[0-9]+)*))?/g;

/** Links every mention of an RFC in the comments of a project. */
export function linkSpecifications(project: ProjectReflection): void {
  for (const reflection of Object.values(project.reflections)) {
    if (reflection.comment !== undefined) linkComment(reflection.comment);
  }
}

function linkComment(comment: Comment): void {
  comment.summary = comment.summary.map(linked);
  for (const tag of comment.blockTags) {
    if (tag.tag !== "@example") tag.content = tag.content.map(linked);
  }
}

function linked(part: CommentDisplayPart): CommentDisplayPart {
  if (part.kind !== "text") return part;
  return { ...part, text: linkMentions(part.text) };
}

/** A text of Markdown with its mentions of RFCs as links; one that is a link already stays as it is. */
export function linkMentions(text: string): string {
  return text.replace(
    MENTION,
    (mention, number: string, section: string | undefined, at: number) => {
      if (text[at - 1] === "[") return mention;
      const anchor = section === undefined ? "" : `#section-${section}`;
      return `[${mention}](https://www.rfc-editor.org/rfc/rfc${number}${anchor})`;
    },
  );
}
