import * as fc from "fast-check";
import type { ContentDisposition } from "../content-disposition.ts";
import type { MimeEntity } from "../entity.ts";
import { type HeaderField, headerField } from "../header-field.ts";
import type { MediaType } from "../media-type.ts";
import type { Multipart } from "../multipart.ts";
import type { Parameter } from "../parameter.ts";

/**
 * Tokens (RFC 2045 section 5.1).
 *
 * @returns The arbitrary.
 */
export function token(): fc.Arbitrary<string> {
  const unit = fc.constantFrom(..."abcXYZ019!#$%&'*+-.^_`{|}~");
  return fc.oneof(fc.string({ unit, minLength: 1, maxLength: 10 }), fc.constant("__proto__"));
}

/**
 * Parameters of different names, with values that need quotes often.
 *
 * @returns The arbitrary.
 */
export function parameters(): fc.Arbitrary<Parameter[]> {
  const value = fc.oneof(token(), fc.string({ unit: character(), maxLength: 20 }));
  return fc.uniqueArray(fc.record({ name: token(), value }), {
    maxLength: 4,
    selector: ({ name }) => name.toLowerCase(),
  });
}

/**
 * Media types with parameters.
 *
 * @returns The arbitrary.
 */
export function mediaType(): fc.Arbitrary<MediaType> {
  const type = fc.oneof(fc.constantFrom("text", "Multipart", "message"), token());
  return fc.record({ type, subtype: token(), parameters: parameters() });
}

/**
 * Dispositions (RFC 2183) with parameters.
 *
 * @returns The arbitrary.
 */
export function contentDisposition(): fc.Arbitrary<ContentDisposition> {
  const type = fc.oneof(fc.constantFrom("inline", "attachment", "Attachment"), token());
  return fc.record({ type, parameters: parameters() });
}

/**
 * Header fields on one line each; none that stands once at most.
 *
 * @returns The arbitrary.
 */
export function headerFields(): fc.Arbitrary<HeaderField[]> {
  const name = token().map((word) => `X-${word}`);
  const value = fc.string({ unit: character(), maxLength: 20 }).map((text) => text.trimStart());
  return fc.array(
    fc.tuple(name, value).map(([word, text]) => headerField(word, text)),
    { maxLength: 4 },
  );
}

/**
 * Entities with any octets as body, or none.
 *
 * @returns The arbitrary.
 */
export function mimeEntity(): fc.Arbitrary<MimeEntity> {
  return fc.record({ fields: headerFields(), body: fc.option(body(), { nil: undefined }) });
}

/**
 * Multipart bodies whose parts often have what looks like a delimiter of another boundary.
 *
 * @returns The arbitrary.
 */
export function multipart(): fc.Arbitrary<Multipart> {
  const around = fc.constantFrom("", "preamble", "\r\n", "a\r\n-").map(encode);
  return fc.record({
    boundary: fc.constantFrom("b", "----=_1", "a b", "0".repeat(70), "'()+_,-./:=?"),
    preamble: around,
    parts: fc.array(fc.record({ octets: body() }), { minLength: 1, maxLength: 4 }),
    epilogue: around,
  });
}

// No piece, and no two of them, can make a delimiter of the boundaries above.
function body(): fc.Arbitrary<Uint8Array<ArrayBuffer>> {
  const pieces = fc.constantFrom("\r\n", "-x", "--x", "\r", "\n", "b", " ", "é", "--x--\r\n", ": ");
  return fc.oneof(
    fc.uint8Array({ maxLength: 30 }),
    fc.array(pieces, { maxLength: 12 }).map((all) => encode(all.join(""))),
  );
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function character(): fc.Arbitrary<string> {
  return fc.oneof(
    { arbitrary: fc.constantFrom(..."abc019 "), weight: 4 },
    { arbitrary: fc.constantFrom(...'";=()<>@,\\:/[]?\t'), weight: 3 },
    { arbitrary: fc.constantFrom("é", "名", "😀", "\u0085", "\ufeff"), weight: 1 },
  );
}
