import type { ItemType } from "@callingcard/grammar/ir";
import { GrammarError } from "./grammar-error.ts";

const ITEM_TYPE = /^([A-Za-z_$][\w$]*)(?:\s+from\s+"([^"\\]+)")?$/;

/**
 * Reads the text behind `# item:`, as in `XmlElement from "@callingcard/xml"`.
 *
 * @throws GrammarError `syntax` when it does not name a type.
 */
export function readItemType(text: string, file: string): ItemType {
  const [, type, from] = ITEM_TYPE.exec(text.trim()) ?? [];
  if (type === undefined) {
    const reason =
      '"# item:" takes the name of a type, and its module as in: Token from "./token.ts"';
    throw new GrammarError({ code: "syntax", reason, file });
  }
  return { type, ...(from === undefined ? {} : { from }) };
}
