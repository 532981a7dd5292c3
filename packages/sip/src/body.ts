import {
  type ContentDisposition,
  contentDisposition,
  contentId,
  contentType,
  encodeEntity,
  headerField,
  isMediaType,
  joinMultipart,
  leafEntities,
  type HeaderField as MimeField,
  type MediaType,
  type MimeEntity,
  type MimeLimits,
} from "@callingcard/mime";
import { canonicalName } from "./header-name.ts";
import type { SipMessage } from "./message.ts";
import { refuse } from "./sip-error.ts";

/** A part of a body that is no multipart itself (RFC 5621 section 3). */
export interface SipBodyPart {
  /** Absent for a part that does not say, which is text/plain in a multipart. */
  readonly contentType: MediaType | undefined;

  /**
   * What the part is for: where it does not say, `session` for application/sdp, else `render` (RFC 3261
   * section 20.11).
   */
  readonly disposition: ContentDisposition;

  /** Whether a server that does not understand the part disregards it: `handling=optional`. */
  readonly isOptional: boolean;

  /** Without its angle brackets (RFC 2392). */
  readonly contentId: string | undefined;

  /** All header fields that are the part's own. */
  readonly fields: readonly MimeField[];

  /** A view of the message's body; a Content-Transfer-Encoding is not decoded. */
  readonly body: Uint8Array;
}

/** The names of header fields that are the body's (RFC 3261 section 7.4.1 and RFC 5621). */
const BODY_FIELDS: ReadonlyMap<string, string> = /* @__PURE__ */ new Map(
  [
    "Content-Type",
    "Content-Disposition",
    "Content-Encoding",
    "Content-ID",
    "Content-Language",
    "Content-Description",
    "Content-Transfer-Encoding",
  ].map((name) => [name.toLowerCase(), name]),
);

/** Those of them that are lists, which may come several times. */
const LISTS: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "Content-Encoding",
  "Content-Language",
]);

/**
 * Gives the body of a message as a MIME entity: its octets, and the header fields that are about them, by their
 * long names.
 *
 * @param message The message.
 * @returns The entity.
 * @throws SipError `repeated-header` for a field that may come once and comes again: who takes the other
 *   one sees another body.
 */
export function bodyEntity(message: SipMessage): MimeEntity {
  const fields: MimeField[] = [];
  for (const { name, value } of message.headers) {
    const long = BODY_FIELDS.get(canonicalName(name));
    if (long === undefined) continue;
    if (!LISTS.has(long) && fields.some((field) => field.name === long)) {
      refuse("repeated-header", `second ${long}`, value, 0, "RFC 3261 section 7.3.1");
    }
    fields.push({ name: long, space: " ", value });
  }
  return { fields, body: message.body };
}

/**
 * Reads the parts of a body: those of a multipart, also of one inside another, in their order; a body
 * that is no multipart is one part.
 *
 * @param message The message.
 * @param limits Limits that differ from those of `@callingcard/mime`.
 * @returns The parts; none for a message without a body.
 * @throws MimeError for a body that is not what its Content-Type says; SipError as {@link bodyEntity} does.
 */
export function bodyParts(message: SipMessage, limits: MimeLimits = {}): readonly SipBodyPart[] {
  if (message.body.length === 0) return [];
  return leafEntities(bodyEntity(message), limits).map((entity) => toPart(entity, limits));
}

/**
 * Finds the first part of a media type.
 *
 * @param parts The parts.
 * @param range The media type, or a range of them such as `text/*`, without parameters.
 * @returns The part, or `undefined`.
 */
export function findBodyPart(
  parts: readonly SipBodyPart[],
  range: string,
): SipBodyPart | undefined {
  return parts.find(({ contentType: type }) => type !== undefined && isMediaType(type, range));
}

function toPart({ fields, body }: MimeEntity, limits: MimeLimits): SipBodyPart {
  const type = contentType(fields, limits);
  const isSession = type !== undefined && isMediaType(type, "application/sdp");
  const disposition = contentDisposition(fields, limits) ?? {
    type: isSession ? "session" : "render",
    parameters: [],
  };
  return {
    contentType: type,
    disposition,
    isOptional: disposition.parameters.some(
      ({ name, value }) => name.toLowerCase() === "handling" && value.toLowerCase() === "optional",
    ),
    contentId: contentId(fields, limits),
    fields,
    body: body ?? new Uint8Array(0),
  };
}

/** A part of a body that is to be made: values of header fields as they are written. */
export interface NewBodyPart {
  readonly contentType: string;

  /** Default none. */
  readonly contentDisposition?: string;

  /** With its angle brackets, as in `<1@a.example>`. Default none. */
  readonly contentId?: string;
  readonly body: Uint8Array;
}

/**
 * Makes a multipart body (RFC 2046 section 5.1).
 *
 * @param parts The parts, one or more.
 * @param boundary What divides them; it may not stand in any of them.
 * @returns The body, for `setBody` with a Content-Type that names the boundary.
 * @throws RangeError for a boundary that is none or stands in a part, and for a line break in a value.
 */
export function createMultipart(parts: readonly NewBodyPart[], boundary: string): Uint8Array {
  return joinMultipart({
    boundary,
    parts: parts.map((part) => ({
      octets: encodeEntity({ fields: fieldsOf(part), body: part.body }),
    })),
  });
}

function fieldsOf({ contentType: type, ...part }: NewBodyPart): readonly MimeField[] {
  const fields = [headerField("Content-Type", type)];
  if (part.contentDisposition !== undefined) {
    fields.push(headerField("Content-Disposition", part.contentDisposition));
  }
  if (part.contentId !== undefined) fields.push(headerField("Content-ID", part.contentId));
  return fields;
}
