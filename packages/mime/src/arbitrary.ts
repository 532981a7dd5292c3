/**
 * Arbitraries for fast-check: texts of every rule and whole entities, right and spoilt in one place, and
 * entities and their parts as data.
 *
 * @module
 */

export {
  contentDisposition,
  headerFields,
  mediaType,
  mimeEntity,
  multipart,
  parameters,
  token,
} from "./arbitrary/entity.ts";
export { document } from "./arbitrary/document.ts";
export { nearDocument } from "./arbitrary/near-document.ts";
export { type MimeRule, MIME_RULES, nearMiss, sentence } from "./arbitrary/rules.ts";
