import {
  contentType,
  encodeEntity,
  entityParts,
  headerField,
  isMediaType,
  joinMultipart,
  parseEntity,
  type MimeEntity,
} from "@callingcard/mime";
import type { ImdnLimits } from "./document.ts";
import { ImdnError } from "./imdn-error.ts";
import type { Imdn } from "./imdn.ts";
import { parseImdn } from "./imdn-reader.ts";
import { imdnElement } from "./imdn-writer.ts";
import { IMDN_MEDIA_TYPE } from "./names.ts";
import { stringifyImdn } from "./stringify-imdn.ts";

const encoder = /* @__PURE__ */ new TextEncoder();

/**
 * Builds the entity that carries notifications: one alone, or several as `multipart/mixed` (RFC 5438
 * section 8.3). It has the disposition `notification` (section 7.2.1).
 *
 * @param imdns The notifications; at least one.
 * @param boundary The boundary between several; it must not stand in one of them.
 * @throws RangeError for no notification, one that cannot be written, or a boundary that does not do.
 */
export function imdnEntity(imdns: readonly Imdn[], boundary: string): MimeEntity {
  const parts = imdns.map(singleEntity);
  const [only] = parts;
  if (only === undefined) throw new RangeError("aggregate without a notification");
  if (parts.length === 1) return only;
  const body = joinMultipart({
    boundary,
    parts: parts.map((part) => ({ octets: encodeEntity(part) })),
  });
  return {
    fields: [
      headerField("Content-Type", `multipart/mixed; boundary="${boundary}"`),
      headerField("Content-Disposition", "notification"),
    ],
    body,
  };
}

function singleEntity(imdn: Imdn): MimeEntity {
  return {
    fields: [
      headerField("Content-Type", IMDN_MEDIA_TYPE),
      headerField("Content-Disposition", "notification"),
    ],
    body: encoder.encode(stringifyImdn(imdnElement(imdn))),
  };
}

/**
 * Reads the notifications that an entity carries: itself, or the parts of `multipart/mixed`.
 *
 * @param entity The entity, from `parseEntity` of `@callingcard/mime`.
 * @param limits Limits on each notification.
 * @throws MimeError, XmlError, or ImdnError, `wrong-part` for an entity or part of another type.
 */
export function parseImdnEntity(entity: MimeEntity, limits?: ImdnLimits): Imdn[] {
  const parts = isMixed(entity) ? entityParts(entity)?.parts : undefined;
  if (parts === undefined) return [parseSingle(entity, limits)];
  return parts.map(({ octets }) => parseSingle(parseEntity(octets), limits));
}

/**
 * Tells whether an entity is of type `message/imdn+xml`, or `multipart/mixed` of nothing else.
 *
 * @param entity The entity.
 * @throws MimeError for a type or a multipart body that cannot be read.
 */
export function isImdnEntity(entity: MimeEntity): boolean {
  const parts = isMixed(entity) ? entityParts(entity)?.parts : undefined;
  if (parts === undefined) return isSingle(entity);
  return parts.every(({ octets }) => isSingle(parseEntity(octets)));
}

function parseSingle(entity: MimeEntity, limits: ImdnLimits | undefined): Imdn {
  if (isSingle(entity)) return parseImdn(entity.body ?? new Uint8Array(), limits);
  throw new ImdnError({
    code: "wrong-part",
    reason: `entity is not of type ${IMDN_MEDIA_TYPE}`,
    source: "",
    offset: 0,
    rule: "RFC 5438 section 8.3",
  });
}

function isSingle(entity: MimeEntity): boolean {
  return isOfType(entity, IMDN_MEDIA_TYPE);
}

function isMixed(entity: MimeEntity): boolean {
  return isOfType(entity, "multipart/mixed");
}

function isOfType({ fields }: MimeEntity, range: string): boolean {
  const type = contentType(fields);
  return type !== undefined && isMediaType(type, range);
}
