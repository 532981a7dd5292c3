import type { NewObject, ObjectKey } from "../store/message-store.ts";

/**
 * An object of the suite, whose octets follow from its key and text.
 *
 * @internal
 */
export function newObject(key: Partial<ObjectKey> = {}, text = "hello"): NewObject {
  const { messageId = "m1", direction = "received", type = "message/cpim" } = key;
  const lines = [
    "From: tel:+15550001",
    `IMDN-Message-ID: ${messageId}`,
    `Message-Direction: ${direction}`,
    `Content-Type: ${type}`,
    "",
    text,
  ];
  return {
    octets: new TextEncoder().encode(lines.join("\r\n")),
    flags: [],
    dateMs: Date.UTC(2026, 0, 2, 3, 4, 5),
    key: { messageId, direction, type },
  };
}

/**
 * Octets as text, for comparisons that read well.
 *
 * @internal
 */
export function textOf(octets: Uint8Array | undefined): string | undefined {
  return octets === undefined ? undefined : new TextDecoder().decode(octets);
}
