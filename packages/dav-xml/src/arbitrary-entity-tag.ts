import * as fc from "fast-check";
import type { EntityTag } from "./entity-tag.ts";

/** Entity tags (RFC 9110 section 8.8.3), weak and strong. */
export function entityTag(): fc.Arbitrary<EntityTag> {
  const opaque = fc.string({ unit: fc.constantFrom(..."abc019-W/!\\,;é"), maxLength: 12 });
  return fc.record({ isWeak: fc.boolean(), opaqueTag: opaque.map((text) => `"${text}"`) });
}
