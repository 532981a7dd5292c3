import { sentences } from "@callingcard/grammar/arbitrary";
import * as fc from "fast-check";
import { mimeIr } from "../generated/mime.ir.ts";
import { token } from "./entity.ts";

/**
 * Entities as text (RFC 2045, RFC 2046): a head, a blank line and a body; a text, or a multipart whose
 * parts are texts or, one level deep, multiparts.
 *
 * @returns The arbitrary.
 */
export function document(): fc.Arbitrary<string> {
  return entityText().map(joinEntity);
}

/** An entity as text: the lines of its head, each with its CRLF, and its body. */
export interface EntityText {
  readonly fields: readonly string[];
  readonly body: string;
}

/**
 * Entities, head and body apart.
 *
 * @internal
 */
export function entityText(): fc.Arbitrary<EntityText> {
  return fc.oneof({ withCrossShrink: true }, textEntity(), multipartEntity("outer", 1));
}

/**
 * Multiparts, head and body apart.
 *
 * @param boundary Stands in no part.
 * @param depth How deep multiparts may stand within it.
 * @internal
 */
export function multipartEntity(boundary: string, depth: number): fc.Arbitrary<EntityText> {
  const part =
    depth === 0
      ? textEntity()
      : fc.oneof({ withCrossShrink: true }, textEntity(), multipartEntity("inner", depth - 1));
  const around = fc.constantFrom("", "This is a message in parts.\r\n");
  return fc
    .record({
      subtype: fc.constantFrom("mixed", "related", "alternative"),
      before: around,
      parts: fc.array(part, { minLength: 1, maxLength: 3 }),
      others: fields(),
      after: around,
    })
    .map(({ subtype, before, parts, others, after }) => ({
      fields: [`Content-Type: multipart/${subtype}; boundary=${boundary}\r\n`, ...others],
      body: `${before}${parts.map((one) => `--${boundary}\r\n${joinEntity(one)}\r\n`).join("")}--${boundary}--\r\n${after}`,
    }));
}

/**
 * Writes an entity.
 *
 * @internal
 */
export function joinEntity(entity: EntityText): string {
  return `${entity.fields.join("")}\r\n${entity.body}`;
}

// Texts in any media type that is neither a message nor a multipart.
function textEntity(): fc.Arbitrary<EntityText> {
  const type = fc.oneof(
    { withCrossShrink: true },
    fc.constantFrom("text/plain", "text/plain; charset=utf-8"),
    token().map((subtype) => `application/${subtype}`),
    // RFC 2045: white space, comments and folds stand anywhere in it.
    sentences(mimeIr, "parameter", { maxRepeat: 2 }).map(
      (parameter) => `text/plain${withoutBlankLines(parameter)}`,
    ),
  );
  const line = fc.string({ unit: fc.constantFrom(..."abc :;é名😀"), maxLength: 12 });
  return fc
    .record({ type, others: fields(), lines: fc.array(line, { maxLength: 3 }) })
    .map(({ type: value, others, lines }) => ({
      fields: [`Content-Type: ${value}\r\n`, ...others],
      body: lines.join("\r\n"),
    }));
}

// RFC 5322 section 3.2.2 lets no line of a folded field be white space alone.
function withoutBlankLines(value: string): string {
  return value.replaceAll(/\r\n(?=[ \t]+(?:\r\n|$))/g, "");
}

// Fields that stand once, and extensions.
function fields(): fc.Arbitrary<readonly string[]> {
  const encoding = fc.constantFrom("7bit", "8bit", "binary");
  const value = fc.string({ unit: fc.constantFrom(...'abc ;="<é'), maxLength: 10 });
  const extension = fc.tuple(token(), value).map(([name, text]) => `X-${name}: ${text.trim()}\r\n`);
  return fc
    .tuple(
      fc.option(encoding, { nil: undefined }),
      fc.option(fc.constantFrom("<1@example.com>", " <a> (b)"), { nil: undefined }),
      fc.array(extension, { maxLength: 2 }),
    )
    .map(([mechanism, id, extensions]) => [
      ...(mechanism === undefined ? [] : [`Content-Transfer-Encoding: ${mechanism}\r\n`]),
      ...(id === undefined ? [] : [`Content-ID: ${id}\r\n`]),
      ...extensions,
    ]);
}
