import { createIdentifier } from "@callingcard/msrp";

/** Gives an identifier of 80 random bits: 16 lower-case letters and digits. */
export function newIdentifier(): string {
  return createIdentifier((size) => crypto.getRandomValues(new Uint8Array(size)));
}
