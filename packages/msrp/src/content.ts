import {
  type ContentDisposition,
  type MediaType,
  MimeError,
  parseContentDisposition,
  parseMediaType,
} from "@callingcard/mime";
import { headerValue, type MsrpHead } from "./head.ts";
import { MsrpError } from "./msrp-error.ts";
import { singleValue } from "./single-header.ts";

/**
 * Reads the Content-Type of a head.
 *
 * @param head The head.
 * @returns The media type of the body; `undefined` without the header.
 * @throws MsrpError `invalid-content-header`.
 */
export function contentType(head: MsrpHead): MediaType | undefined {
  const value = headerValue(head, "Content-Type");
  return value === undefined ? undefined : orRefused(parseMediaType, value);
}

/**
 * Reads the Content-Disposition of a head (RFC 4975 section 7.1.1, RFC 2183).
 *
 * @param head The head.
 * @returns What the body is for; `undefined` without the header, which means that it is shown.
 * @throws MsrpError `invalid-content-header`, and `repeated-header` for two.
 */
export function contentDisposition(head: MsrpHead): ContentDisposition | undefined {
  const value = singleValue(head, "Content-Disposition");
  return value === undefined ? undefined : orRefused(parseContentDisposition, value);
}

function orRefused<Value>(parse: (text: string) => Value, source: string): Value {
  try {
    return parse(source);
  } catch (error) {
    if (!(error instanceof MimeError)) throw error;
    const { offset, rule } = error;
    const reason = "header of the body is none";
    throw new MsrpError({ code: "invalid-content-header", reason, source, offset, rule });
  }
}
