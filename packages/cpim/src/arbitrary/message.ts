import { headerField } from "@callingcard/mime";
import * as fc from "fast-check";
import type { CpimMessage } from "../message.ts";
import { headers } from "./headers.ts";

/**
 * Messages with any octets as content.
 *
 * @returns The arbitrary.
 */
export function message(): fc.Arbitrary<CpimMessage> {
  const type = fc.constantFrom("text/plain;charset=utf-8", "message/imdn+xml", "image/png");
  const other = fc.constantFrom("Content-ID", "Content-Disposition", "X-A");
  const fields = fc
    .tuple(type, fc.uniqueArray(other, { maxLength: 2 }))
    .map(([value, names]) => [
      headerField("Content-Type", value),
      ...names.map((name) => headerField(name, "x")),
    ]);
  const body = fc.oneof(
    fc.uint8Array({ maxLength: 30 }),
    fc.constantFrom("\r\n", "\r\n\r\nNS: <urn:b>\r\n\r\n").map((lines) => {
      return new TextEncoder().encode(lines);
    }),
  );
  return fc.record({ headers: headers(), fields, body });
}
