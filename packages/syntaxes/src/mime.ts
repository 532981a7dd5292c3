import { encodeEntity, parseEntity } from "@callingcard/mime";
import { mimeIr } from "@callingcard/mime/grammar";
import { Draft } from "./draft.ts";
import { readEntity } from "./entity-tree.ts";
import { octetText } from "./octet-text.ts";
import { plainOf } from "./plain.ts";
import type { Reading, Syntax } from "./syntax.ts";

const EXAMPLE: string = [
  'Content-Type: multipart/mixed; boundary="b1"',
  "",
  "--b1",
  "Content-Type: text/plain; charset=utf-8",
  "",
  "Hello",
  "--b1",
  "Content-Type: application/octet-stream",
  "Content-Disposition: attachment; filename=a.bin",
  "",
  "abc",
  "--b1--",
  "",
].join("\r\n");

/**
 * MIME entities: header fields, a blank line and a body. An entity is accepted if the codec reads its fields,
 * those of its parts, and the values that RFC 2045 and RFC 2183 define. The value is fields and body, or parts.
 */
export const mime: Syntax = {
  name: "mime",
  title: "MIME entity",
  specification: "RFC 2045, RFC 2046, RFC 2183",
  grammars: [mimeIr],
  example: EXAMPLE,
  read,
};

function read(octets: Uint8Array): Reading {
  const decoded = octetText(octets);
  const draft = new Draft(decoded.text);
  const entity = readEntity({ draft, octets, decoded }, octets);
  const tree = draft.node("entity", 0, draft.text.length, () => [entity.nodes]);
  const written = draft.isAccepted ? encodeEntity(parseEntity(octets)) : undefined;
  return draft.finish(tree, () => plainOf(entity.value), written);
}
