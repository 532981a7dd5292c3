import * as fc from "fast-check";

/**
 * Names and addresses of hosts.
 *
 * @returns The arbitrary.
 */
export function host(): fc.Arbitrary<string> {
  return fc.constantFrom(
    "example.com",
    "a-b.Example.",
    "x",
    "3com.example",
    "192.0.2.1",
    "[2001:db8::9:1]",
    "[::ffff:192.0.2.10]",
  );
}

/**
 * Ports, and often none.
 *
 * @returns The arbitrary.
 */
export function port(): fc.Arbitrary<number | undefined> {
  return fc.option(fc.integer({ min: 0, max: 65_535 }), { nil: undefined });
}
