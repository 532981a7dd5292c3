import * as fc from "fast-check";
import { sentence } from "./arbitrary-rule.ts";
import type { Connection, MediaLine, Origin } from "./fields.ts";
import type { FileHash, FileSelector } from "./file-attributes.ts";

/**
 * Values of `o=` (RFC 8866 section 5.2).
 *
 * @returns The arbitrary.
 */
export function origin(): fc.Arbitrary<Origin> {
  return fc
    .record({
      username: usual("nonwsstring", "-", "alice"),
      sessionId: usual("digits", "0"),
      sessionVersion: usual("digits", "0"),
      to: connection(),
    })
    .map(({ to, ...fields }) => ({ ...fields, ...to }));
}

/**
 * Values of `c=` (RFC 8866 section 5.7).
 *
 * @returns The arbitrary.
 */
export function connection(): fc.Arbitrary<Connection> {
  return fc.record({
    netType: usual("token", "IN"),
    addressType: usual("token", "IP4", "IP6"),
    address: usual("nonwsstring", "192.0.2.1", "2001:db8::1", "224.2.1.1/127/3"),
  });
}

/**
 * Values of `m=` (RFC 8866 section 5.14).
 *
 * @returns The arbitrary.
 */
export function mediaLine(): fc.Arbitrary<MediaLine> {
  return fc.record({
    media: usual("token", "message", "audio"),
    port: fc.nat({ max: 65_535 }),
    count: fc.constantFrom(undefined, 1, 2),
    protocol: usual("proto", "TCP/MSRP", "RTP/AVP"),
    formats: fc.array(usual("token", "*", "0"), { minLength: 1, maxLength: 3 }),
  });
}

/**
 * Selectors of files (RFC 5547 section 6); names have what must be encoded.
 *
 * @returns The arbitrary.
 */
export function fileSelector(): fc.Arbitrary<FileSelector> {
  const unit = fc.constantFrom(..."a. /", '"', "%", "\\", "\r", "\n", "é", "名");
  const hash = fc.constantFrom<FileHash>(
    { algorithm: "sha-1", value: "72:24:5F:E8" },
    { algorithm: "SHA-256", value: "00" },
  );
  return fc
    .record({
      name: option(fc.string({ unit, minLength: 1, maxLength: 6 })),
      size: option(fc.integer({ min: 1 })),
      type: option(fc.constantFrom("a/b", "text/plain")),
      hashes: fc.array(hash, { maxLength: 2 }),
    })
    .map((selector) =>
      Object.values(selector)
        .flat()
        .some((part) => part !== undefined)
        ? selector
        : { ...selector, size: 1 },
    );
}

function option<Value>(of: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> {
  return fc.option(of, { nil: undefined });
}

// Usual values, to which all others shrink.
function usual(
  rule: "nonwsstring" | "token" | "digits" | "proto",
  ...values: string[]
): fc.Arbitrary<string> {
  return fc.oneof(
    { withCrossShrink: true },
    fc.constantFrom(...values),
    sentence(rule, { maxRepeat: 3 }),
  );
}
