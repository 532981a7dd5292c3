import * as fc from "fast-check";
import type { FormatEntry, Setup } from "./msrp-attributes.ts";
import { createMsrpMedia, type MsrpMediaFields } from "./msrp-media.ts";
import type { Direction } from "./rtp.ts";
import {
  type MediaDescription,
  sdpLine,
  type SdpLine,
  type SessionDescription,
} from "./session-description.ts";

/**
 * Directions (RFC 8866 section 6.7).
 *
 * @returns The arbitrary.
 */
export function anyDirection(): fc.Arbitrary<Direction> {
  return fc.constantFrom("sendrecv", "sendonly", "recvonly", "inactive");
}

/**
 * Roles (RFC 4145), or none.
 *
 * @returns The arbitrary.
 */
export function anySetup(): fc.Arbitrary<Setup | undefined> {
  return fc.constantFrom(undefined, "active", "passive", "actpass", "holdconn");
}

/**
 * Lists of media types (RFC 4975 section 8.6), wildcards often.
 *
 * @returns The arbitrary.
 */
export function formatEntries(): fc.Arbitrary<FormatEntry[]> {
  const parameter = fc.record({
    name: fc.constantFrom("charset", "x"),
    value: fc.constantFrom("utf-8", "a b", 'say "no"', "", "\\"),
  });
  const named = fc.record({
    type: fc.constantFrom("text", "message", "TEXT", "image"),
    subtype: fc.constantFrom("plain", "cpim", "*", "Plain"),
    parameters: fc.array(parameter, { maxLength: 1 }),
  });
  const any = fc.constant({ type: "*", subtype: "*", parameters: [] });
  const entry = fc.oneof({ arbitrary: named, weight: 6 }, { arbitrary: any, weight: 1 });
  return fc.array(entry, { minLength: 1, maxLength: 4 });
}

/**
 * What MSRP media have.
 *
 * @returns The arbitrary.
 */
export function msrpMediaFields(): fc.Arbitrary<MsrpMediaFields> {
  return fc
    .record({
      path: fc.constantFrom(
        "msrp://192.0.2.1:7654/a;tcp",
        "msrps://example.com:1/b;tcp",
        "msrp://[2001:db8::1]:9/c;ws msrp://192.0.2.1:80/d;tcp",
      ),
      acceptTypes: formatEntries(),
      acceptWrappedTypes: fc.option(formatEntries()),
      maxSize: fc.option(fc.nat()),
      setup: fc.constantFrom(undefined, "active", "passive", "actpass"),
      cema: fc.boolean(),
      direction: anyDirection(),
    })
    .map(({ acceptWrappedTypes, maxSize, setup, ...others }) => ({
      ...others,
      ...(acceptWrappedTypes === null ? {} : { acceptWrappedTypes }),
      ...(maxSize === null ? {} : { maxSize }),
      ...(setup === undefined ? {} : { setup }),
    }));
}

/**
 * Session descriptions that can be written, many with MSRP media.
 *
 * @returns The arbitrary.
 */
export function sessionDescription(): fc.Arbitrary<SessionDescription> {
  const session = fc
    .record({
      origin: fc.constantFrom("- 1 1 IN IP4 192.0.2.1", "alice 99999999999999999999 02 IN IP6 ::1"),
      name: fc.constantFrom("-", " ", "Überraschung", "a=b"),
      connection: fc.option(fc.constantFrom("IN IP4 192.0.2.1", "IN IP6 2001:db8::1")),
      times: fc.array(fc.constantFrom("t=0 0", "t=2873397496 2873404696\nr=7d 1h 0 25h"), {
        minLength: 1,
        maxLength: 2,
      }),
      attributes: attributeLines(3),
    })
    .map(({ origin, name, connection, times, attributes }) => [
      sdpLine("v", "0"),
      sdpLine("o", origin),
      sdpLine("s", name),
      ...(connection === null ? [] : [sdpLine("c", connection)]),
      ...times
        .flatMap((text) => text.split("\n"))
        .map((text) => sdpLine(text.charAt(0), text.slice(2))),
      ...attributes,
    ]);
  return fc.record({ lines: session, media: fc.array(mediaDescription(), { maxLength: 4 }) });
}

/**
 * Media, half of them MSRP.
 *
 * @returns The arbitrary.
 */
export function mediaDescription(): fc.Arbitrary<MediaDescription> {
  const line = fc.constantFrom(
    "audio 49170 RTP/AVP 0 96",
    "video 0 RTP/SAVPF 99",
    "audio 49170/2 RTP/AVP 0",
    "message 0 TCP/MSRP *",
  );
  const other = fc
    .tuple(line, attributeLines(4))
    .map(([text, attributes]) => ({ lines: [sdpLine("m", text), ...attributes] }));
  return fc.oneof(msrpMediaFields().map(createMsrpMedia), other);
}

// Of directions, one stands at most.
function attributeLines(maxLength: number): fc.Arbitrary<SdpLine[]> {
  const isDirection = ({ value }: SdpLine) => value.endsWith("only");
  return fc
    .array(attributeLine(), { maxLength })
    .map((lines) => lines.filter((line) => !isDirection(line) || line === lines.find(isDirection)));
}

function attributeLine(): fc.Arbitrary<SdpLine> {
  return fc
    .constantFrom(
      "sendonly",
      "recvonly",
      "rtpmap:96 AMR/8000",
      "fmtp:96 mode-set=0,2",
      "zzz",
      "zzz:",
      "zzz: leading and trailing ",
      "constructor:1",
      "x:é😀\ufeff\u2028",
    )
    .map((text) => sdpLine("a", text));
}
