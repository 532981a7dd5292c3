import {
  contentType,
  isMediaType,
  MimeError,
  parseEntity,
  parseMediaType,
  type MimeEntity,
} from "@callingcard/mime";
import { isImdnEntity } from "./aggregate.ts";
import { IS_COMPOSING_MEDIA_TYPE } from "./names.ts";

/** What a message is to those who only carry it. */
export type MessageClass =
  /** Disposition notifications alone. */
  | "imdn"
  /** An is-composing status. */
  | "composing"
  /** Nothing: it keeps a connection open. */
  | "keepalive"
  /** Whatever users say to each other, and whatever cannot be read. */
  | "chat";

/**
 * Says what a message is by its type and, where that is not enough, by what is inside: a
 * `message/cpim` is what its content is, a `multipart/mixed` is a notification when all its parts are
 * (RFC 5438 section 8.3, RFC 3994 section 3.5). It never throws.
 *
 * @param type The value of Content-Type; `undefined` when there is none.
 * @param body The content; `undefined` or empty when there is none.
 */
export function classifyMessage(
  type: string | undefined,
  body: Uint8Array | undefined,
): MessageClass {
  if (body === undefined || body.length === 0) return "keepalive";
  if (type === undefined) return "chat";
  try {
    const mediaType = parseMediaType(type);
    if (isMediaType(mediaType, "message/cpim")) return classifyEntity(cpimContent(body));
    // The type may have folds, which nothing that builds a field takes.
    return classifyEntity({ fields: [{ name: "Content-Type", space: " ", value: type }], body });
  } catch (error) {
    if (error instanceof MimeError) return "chat";
    throw error;
  }
}

function classifyEntity(entity: MimeEntity): MessageClass {
  if (isImdnEntity(entity)) return "imdn";
  const type = contentType(entity.fields);
  if (type === undefined) return "chat";
  return isMediaType(type, IS_COMPOSING_MEDIA_TYPE) ? "composing" : "chat";
}

// Behind the first blank line, a message/cpim is a MIME entity (RFC 3862 section 2). A lone line feed
// ends no line there.
function cpimContent(body: Uint8Array): MimeEntity {
  let lineStart = 0;
  for (let feed = body.indexOf(LF); feed !== -1; feed = body.indexOf(LF, feed + 1)) {
    if (body[feed - 1] !== CR) continue;
    if (feed - 1 === lineStart) return parseEntity(body.subarray(feed + 1));
    lineStart = feed + 1;
  }
  return { fields: [], body };
}

const CR = 0x0d;
const LF = 0x0a;
