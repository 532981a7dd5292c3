import * as fc from "fast-check";

/** References as they go over the wire, and what clients take for them. */
export function href(): fc.Arbitrary<string> {
  const unit = fc.constantFrom(..."/ab.%&<é@");
  return fc.string({ unit, maxLength: 8 }).map((path) => `/${path}`);
}
