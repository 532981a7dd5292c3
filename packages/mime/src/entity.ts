import { type ContentDisposition, parseContentDisposition } from "./content-disposition.ts";
import { parseContentId } from "./content-id.ts";
import {
  fieldValue,
  type HeaderField,
  parseHeaderFields,
  stringifyHeaderFields,
} from "./header-field.ts";
import { DEFAULT_LIMITS, type MimeLimits } from "./limits.ts";
import { isMediaType, type MediaType, parseMediaType } from "./media-type.ts";
import { octetError } from "./mime-error.ts";
import { type Multipart, splitMultipart } from "./multipart.ts";
import { findHeadEnd } from "./octet-search.ts";
import { parameterValue } from "./extended-parameter.ts";
import { parseTransferEncoding, type TransferEncoding } from "./transfer-encoding.ts";

/** Header fields and a body (RFC 2045 section 2.4). */
export interface MimeEntity {
  readonly fields: readonly HeaderField[];

  /** The body, a view of what was read; `undefined` where no blank line stands behind the fields. */
  readonly body: Uint8Array | undefined;
}

/**
 * Reads an entity: a message or a body part. A part may end before the blank line.
 *
 * @param octets The whole entity.
 * @param limits Limits.
 * @returns Fields and body.
 * @throws MimeError as `parseHeaderFields` does.
 */
export function parseEntity(octets: Uint8Array, limits: MimeLimits = {}): MimeEntity {
  const { maxHeadOctets = DEFAULT_LIMITS.maxHeadOctets } = limits;
  const end = findHeadEnd(octets, 0, Math.min(octets.length, maxHeadOctets));
  if (end !== -1) {
    const fields = parseHeaderFields(octets.subarray(0, end), limits);
    return { fields, body: octets.subarray(end) };
  }
  if (octets.length > maxHeadOctets) {
    const reason = `head has more than ${maxHeadOctets} octets`;
    throw octetError("head-too-long", reason, octets, maxHeadOctets, "RFC 2046 body-part");
  }
  // Nothing that the blank line alone is missing from: refused, with its own end as the place.
  const isLines = octets.length === 0 || (octets.at(-2) === 13 && octets.at(-1) === 10);
  if (!isLines) return { fields: parseHeaderFields(octets, limits), body: undefined };
  const whole = new Uint8Array(octets.length + 2);
  whole.set(octets);
  whole.set([13, 10], octets.length);
  const longer = { ...limits, maxHeadOctets: maxHeadOctets + 2 };
  return { fields: parseHeaderFields(whole, longer), body: undefined };
}

/**
 * Writes an entity: of one that was read, the octets that were read.
 *
 * @param entity Fields and body.
 * @returns The octets.
 * @throws RangeError as `stringifyHeaderFields` does.
 */
export function encodeEntity(entity: MimeEntity): Uint8Array<ArrayBuffer> {
  const { fields, body } = entity;
  const head = stringifyHeaderFields(fields);
  if (body === undefined) return new TextEncoder().encode(head);
  const encoded = new TextEncoder().encode(`${head}\r\n`);
  const octets = new Uint8Array(encoded.length + body.length);
  octets.set(encoded);
  octets.set(body, encoded.length);
  return octets;
}

/**
 * Reads Content-Type of an entity.
 *
 * @param fields Its fields.
 * @param limits Limits.
 * @returns The media type; `undefined` where there is none, which means text/plain in US-ASCII
 *   (RFC 2045 section 5.2).
 * @throws MimeError for a value that is no media type.
 */
export function contentType(
  fields: readonly HeaderField[],
  limits: MimeLimits = {},
): MediaType | undefined {
  const value = fieldValue(fields, "Content-Type");
  return value === undefined ? undefined : parseMediaType(value, limits);
}

/**
 * Reads Content-Disposition of an entity.
 *
 * @param fields Its fields.
 * @param limits Limits.
 * @returns The disposition, if there is one.
 * @throws MimeError for a value that is no disposition.
 */
export function contentDisposition(
  fields: readonly HeaderField[],
  limits: MimeLimits = {},
): ContentDisposition | undefined {
  const value = fieldValue(fields, "Content-Disposition");
  return value === undefined ? undefined : parseContentDisposition(value, limits);
}

/**
 * Reads Content-ID of an entity.
 *
 * @param fields Its fields.
 * @param limits Limits.
 * @returns The identifier without its angle brackets, if there is one.
 * @throws MimeError for a value that is no identifier.
 */
export function contentId(
  fields: readonly HeaderField[],
  limits: MimeLimits = {},
): string | undefined {
  const value = fieldValue(fields, "Content-ID");
  return value === undefined ? undefined : parseContentId(value, limits);
}

/**
 * Reads Content-Transfer-Encoding of an entity.
 *
 * @param fields Its fields.
 * @param limits Limits.
 * @returns The encoding; 7bit where none is given (RFC 2045 section 6.1).
 * @throws MimeError for a value that is no encoding.
 */
export function transferEncoding(
  fields: readonly HeaderField[],
  limits: MimeLimits = {},
): TransferEncoding {
  const value = fieldValue(fields, "Content-Transfer-Encoding");
  return value === undefined ? { known: "7bit" } : parseTransferEncoding(value, limits);
}

/**
 * Splits the body of an entity, if its media type is multipart.
 *
 * @param entity The entity.
 * @param limits Limits.
 * @returns The parts; `undefined` for an entity of another type.
 * @throws MimeError as `splitMultipart` does; `invalid-boundary` where the type has no boundary, and where it
 *   has one both as it stands and extended (RFC 2231), which readers would choose from differently.
 */
export function entityParts(entity: MimeEntity, limits: MimeLimits = {}): Multipart | undefined {
  const { fields, body = new Uint8Array() } = entity;
  const type = contentType(fields, limits);
  if (type === undefined || !isMediaType(type, "multipart/*")) return undefined;
  return splitMultipart(body, boundaryOf(type), limits);
}

function boundaryOf({ parameters }: MediaType): string {
  const names = parameters.filter(({ name }) => /^boundary(?:\*|$)/i.test(name));
  const isPlain = names.some(({ name }) => name.length === "boundary".length);
  // Empty is no boundary, and refused as one.
  return isPlain && names.length > 1 ? "" : (parameterValue(parameters, "boundary") ?? "");
}

/**
 * Finds the entities inside an entity that are not multipart, in their order; of an entity that is not
 * multipart, itself.
 *
 * @param entity The entity.
 * @param limits Limits; `maxParts` counts the parts of all multipart bodies together.
 * @returns The entities.
 * @throws MimeError as {@link entityParts} does, and `nested-too-deep`.
 */
export function leafEntities(entity: MimeEntity, limits: MimeLimits = {}): readonly MimeEntity[] {
  const leaves: MimeEntity[] = [];
  let { maxParts = DEFAULT_LIMITS.maxParts } = limits;
  const { maxDepth = DEFAULT_LIMITS.maxDepth } = limits;
  const visit = (one: MimeEntity, depth: number): void => {
    const parts = entityParts(one, { ...limits, maxParts })?.parts;
    if (parts === undefined) {
      leaves.push(one);
      return;
    }
    if (depth === maxDepth) {
      const reason = `more than ${maxDepth} multipart bodies within each other`;
      const octets = one.body ?? new Uint8Array();
      throw octetError("nested-too-deep", reason, octets, 0, "RFC 2046 multipart-body");
    }
    maxParts -= parts.length;
    for (const { octets } of parts) visit(parseEntity(octets, limits), depth + 1);
  };
  visit(entity, 0);
  return leaves;
}
