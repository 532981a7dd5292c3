import type { ItemType } from "@callingcard/grammar/ir";

const ITEM_TYPE = /^([A-Za-z_$][\w$]*)(?:\s+from\s+"([^"\\]+)")?$/;

/**
 * Reads the text behind `# item:`, as in `XmlElement from "@callingcard/xml"`.
 *
 * @returns undefined when it does not name a type.
 */
export function readItemType(text: string): ItemType | undefined {
  const [, type, from] = ITEM_TYPE.exec(text.trim()) ?? [];
  return type === undefined ? undefined : { type, ...(from === undefined ? {} : { from }) };
}
