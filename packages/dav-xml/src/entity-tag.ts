/** An entity tag (RFC 9110 section 8.8.3), as in `DAV:getetag` (RFC 4918 section 15.6). */
export interface EntityTag {
  /** `W/` stands before it: octets may differ under the same tag. */
  readonly isWeak: boolean;
  /** With its quotation marks, as headers have it. */
  readonly opaqueTag: string;
}

// RFC 2616, which RFC 4918 refers to, allowed a space in it.
const ENTITY_TAG = /^(W\/)?("[\x20\x21\x23-\x7e\x80-\xff]*")$/;

/**
 * Reads an entity tag.
 *
 * @param text The text, without white space around it.
 * @returns The tag; `undefined` when this is none, such as one without quotation marks.
 */
export function parseEntityTag(text: string): EntityTag | undefined {
  const [, weak, opaqueTag] = ENTITY_TAG.exec(text) ?? [];
  return opaqueTag === undefined ? undefined : { isWeak: weak !== undefined, opaqueTag };
}

/**
 * Writes an entity tag as headers and `DAV:getetag` have it.
 *
 * @param tag The tag.
 * @throws RangeError when its `opaqueTag` is none.
 */
export function stringifyEntityTag(tag: EntityTag): string {
  const text = tag.isWeak ? `W/${tag.opaqueTag}` : tag.opaqueTag;
  if (parseEntityTag(text)?.isWeak !== tag.isWeak) throw new RangeError("this is no entity tag");
  return text;
}
