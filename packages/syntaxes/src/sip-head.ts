import { fieldIr, messageIr, uriIr } from "@callingcard/sip/grammar";
import { derive, deriveAndCheck } from "./derive.ts";
import type { Draft } from "./draft.ts";
import { cutWithout, type Part, wholeOf } from "./part.ts";
import { fieldRule, uriRule } from "./sip-rules.ts";
import type { TreeNode } from "./syntax.ts";

/** A header field and where its value is. */
export interface PlacedField {
  readonly name: string;

  /** The value, unfolded and without the white space around it. */
  readonly value: Part;
}

/** A head: its node, and where its parts are. */
export interface HeadRead {
  readonly nodes: readonly TreeNode[];
  readonly requestUri: Part | undefined;
  readonly fields: readonly PlacedField[];
}

/**
 * Makes the nodes of a head: the start line, and header fields each by the rule of its values.
 *
 * @param draft The reading.
 * @param part The head with its empty line.
 * @returns The head.
 */
export function readHead(draft: Draft, part: Part): HeadRead {
  let requestUri: Part | undefined;
  const fields: PlacedField[] = [];
  const nodes = deriveAndCheck(draft, messageIr, "head", part, (rule, inner, [name = ""]) => {
    if (rule === "requesturi") {
      requestUri = inner;
      return uriNodes(draft, inner);
    }
    if (rule !== "headervalue") return [];
    const value = unfolded(draft.text, inner);
    fields.push({ name, value });
    const known = fieldRule(name, value.text);
    if (known === undefined) return [];
    return derive(draft, fieldIr, known, value, (of, uri) =>
      of === "uri" || of === "bareuri" ? uriNodes(draft, uri) : [],
    );
  });
  return { nodes, requestUri, fields };
}

function uriNodes(draft: Draft, part: Part): readonly TreeNode[] {
  return derive(draft, uriIr, uriRule(part.text), part);
}

// As the codec unfolds it: of each fold, one character of white space stays.
function unfolded(text: string, part: Part): Part {
  let { length } = part.text;
  while (length > 0 && " \t\r\n".includes(part.text.charAt(length - 1))) length -= 1;
  const { start, end } = wholeOf(part, 0, length);
  return cutWithout(text, start, end, /\r\n[ \t]*(?=[ \t])/g);
}
