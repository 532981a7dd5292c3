import * as fc from "fast-check";
import type { Binary } from "../value/decoded-value.ts";

/**
 * Octets with a media type that fits a property: pictures for PHOTO and LOGO, sounds for SOUND, keys for
 * KEY.
 *
 * @param name The name of the property, in upper case.
 * @returns The arbitrary.
 */
export function binaryOf(name: string): fc.Arbitrary<Binary> {
  const mediaTypes: Readonly<Record<string, readonly string[]>> = {
    KEY: ["application/pgp-keys", "application/pkix-cert"],
    SOUND: ["audio/basic", "audio/ogg"],
  };
  const fitting = mediaTypes[name] ?? ["image/jpeg", "image/png", "image/gif"];
  return fc.record({
    mediaType: fc.constantFrom(...fitting),
    octets: fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 40 }),
      fc.uint8Array({ minLength: 60, maxLength: 300 }),
    ),
  });
}
