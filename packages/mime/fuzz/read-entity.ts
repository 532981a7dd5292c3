import { deepStrictEqual } from "node:assert";
import {
  contentDisposition,
  contentId,
  contentType,
  encodeEntity,
  entityParts,
  joinMultipart,
  leafEntities,
  MimeError,
  type MimeEntity,
  parseEntity,
  parseMediaType,
  stringifyMediaType,
  transferEncoding,
} from "../src/index.ts";

/** Words that bring the mutations near to something. */
export const dictionary: readonly string[] = [
  "Content-Type: multipart/mixed;boundary=b\r\n\r\n",
  "--b\r\n",
  "\r\n--b--",
  "\r\n ",
  "filename*0*=UTF-8''%e2",
];

/** Lets only bugs escape: what is read is written back, octet for octet. */
export function fuzz(data: Uint8Array): void {
  const entity = unlessRefused(() => parseEntity(data));
  if (entity === undefined) return;
  deepStrictEqual(encodeEntity(entity), new Uint8Array(data));
  const parts = unlessRefused(() => entityParts(entity));
  if (parts !== undefined) deepStrictEqual(joinMultipart(parts), new Uint8Array(entity.body ?? []));
  unlessRefused(() => leafEntities(entity));
  lookAt(entity);
}

function lookAt({ fields }: MimeEntity): void {
  const type = unlessRefused(() => contentType(fields));
  if (type !== undefined) deepStrictEqual(parseMediaType(stringifyMediaType(type)), type);
  unlessRefused(() => contentDisposition(fields));
  unlessRefused(() => contentId(fields));
  unlessRefused(() => transferEncoding(fields));
}

function unlessRefused<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof MimeError) return undefined;
    throw error;
  }
}
