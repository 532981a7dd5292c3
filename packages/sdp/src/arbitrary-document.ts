import * as fc from "fast-check";
import { sentence, type SdpRule } from "./arbitrary-rule.ts";

/** A line of a session description as text: its letter, and what stands behind the `=`. */
export interface LineText {
  readonly type: string;
  readonly value: string;
}

/** A session description as text, of which single lines can still be told apart. */
export interface DescriptionText {
  /** The lines before the first `m=`. */
  readonly session: readonly LineText[];

  /** The lines of each medium, `m=` first. */
  readonly media: readonly (readonly LineText[])[];
  readonly lineEnd: "\r\n" | "\n";
}

/**
 * Session descriptions as text (RFC 8866 section 9), offers of MSRP among them. The values of lines are
 * usual ones and sentences of the grammar; all lines end alike.
 *
 * @returns The arbitrary. It shrinks towards `v=0`, `o=- 0 0 IN IP4 a`, `s=-` and `t=0 0`.
 */
export function document(): fc.Arbitrary<string> {
  return descriptionText().map(writeDescription);
}

/**
 * Session descriptions in lines.
 *
 * @returns The arbitrary.
 */
export function descriptionText(): fc.Arbitrary<DescriptionText> {
  return fc
    .record({
      information: optional(lineOf("i", "bytestring", "a")),
      uri: optional(lineOf("u", "bytestring", "http://example.com")),
      emails: few(lineOf("e", "bytestring", "a@example.com")),
      phones: few(lineOf("p", "bytestring", "+1 202 555 0123")),
      connection: optional(connection()),
      bandwidths: few(lineOf("b", "bandwidthvalue", "AS:0")),
      times: fc.array(times(), { minLength: 1, maxLength: 2 }).map((all) => all.flat()),
      key: optional(lineOf("k", "keyvalue", "prompt")),
      attributes: few(lineOf("a", "attributevalue", "sendrecv", "a:0")),
      start: fc.tuple(
        lineOf("v", undefined, "0"),
        lineOf("o", "originvalue", "- 0 0 IN IP4 a"),
        lineOf("s", "bytestring", "-"),
      ),
      media: fc.array(fc.oneof(message(), stream()), { maxLength: 3 }),
      lineEnd: fc.constantFrom("\r\n" as const, "\n" as const),
    })
    .map(({ start, media, lineEnd, ...more }) => ({
      session: [
        ...start,
        ...more.information,
        ...more.uri,
        ...more.emails,
        ...more.phones,
        ...more.connection,
        ...more.bandwidths,
        ...more.times,
        ...more.key,
        ...more.attributes,
      ],
      media,
      lineEnd,
    }));
}

/**
 * Writes a session description.
 *
 * @param description Its lines.
 * @returns The text.
 */
export function writeDescription(description: DescriptionText): string {
  const { session, media, lineEnd } = description;
  return [...session, ...media.flat()].map((one) => writeLine(one) + lineEnd).join("");
}

/**
 * Writes a line.
 *
 * @param line The line.
 * @returns The text, without what ends the line.
 */
export function writeLine(line: LineText): string {
  return `${line.type}=${line.value}`;
}

function times(): fc.Arbitrary<LineText[]> {
  return fc
    .tuple(
      lineOf("t", "timevalue", "0 0"),
      few(lineOf("r", "repeatvalue", "1d 1h 0")),
      optional(lineOf("z", "zonevalue", "2882844526 -1h")),
    )
    .map(([time, repeats, zone]) => [time, ...repeats, ...zone]);
}

function connection(): fc.Arbitrary<LineText> {
  return lineOf("c", "connectionvalue", "IN IP4 192.0.2.1");
}

// What an offer of MSRP has (RFC 4975 section 8), as it is often written.
function message(): fc.Arbitrary<LineText[]> {
  const types = fc.constantFrom("*", "text/plain", "message/cpim text/plain", "message/*");
  const path = "msrp://192.0.2.1:7654/a;tcp";
  const names = {
    acceptTypes: types.map((value) => attribute("accept-types", value)),
    path: fc
      .constantFrom(path, "msrps://a.example:9/b;tcp", `msrp://[2001:db8::1]:1/c;ws ${path}`)
      .map((value) => attribute("path", value)),
    wrapped: optional(types.map((value) => attribute("accept-wrapped-types", value))),
    size: optional(fc.nat({ max: 65_536 }).map((value) => attribute("max-size", String(value)))),
    setup: optional(fc.constantFrom("active", "passive", "actpass").map(attributeOf("setup"))),
    others: few(lineOf("a", "attributevalue", "msrp-cema", "sendrecv", "chatroom:nickname")),
  };
  return fc
    .record({
      port: port(),
      protocol: fc.constantFrom("TCP/MSRP", "TCP/TLS/MSRP"),
      connections: few(connection()),
      ...names,
    })
    .map(({ port: number, protocol, connections, ...more }) => [
      { type: "m", value: `message ${number} ${protocol} *` },
      ...connections,
      more.acceptTypes,
      ...more.wrapped,
      ...more.size,
      ...more.setup,
      more.path,
      ...more.others,
    ]);
}

// Any other medium: the parts of `m=` one by one, as the grammar does not say how large a port can be.
function stream(): fc.Arbitrary<LineText[]> {
  const formats = fc.array(value("token", "0", "96"), { minLength: 1, maxLength: 3 });
  return fc
    .record({
      media: value("token", "audio", "video"),
      port: port(),
      count: fc.constantFrom("", "/2"),
      protocol: value("proto", "RTP/AVP", "RTP/SAVPF"),
      formats: formats.map((all) => all.join(" ")),
      information: optional(lineOf("i", "bytestring", "a")),
      connections: few(connection()),
      bandwidths: few(lineOf("b", "bandwidthvalue", "AS:0")),
      key: optional(lineOf("k", "keyvalue", "prompt")),
      attributes: few(lineOf("a", "attributevalue", "sendrecv", "rtpmap:96 AMR/8000")),
    })
    .map(({ media, port: number, count, protocol, formats: all, ...more }) => [
      { type: "m", value: `${media} ${number}${count} ${protocol} ${all}` },
      ...more.information,
      ...more.connections,
      ...more.bandwidths,
      ...more.key,
      ...more.attributes,
    ]);
}

function port(): fc.Arbitrary<number> {
  return fc.oneof(crossShrink, fc.constantFrom(9, 0, 7654), fc.nat({ max: 65_535 }));
}

function attribute(name: string, text: string): LineText {
  return { type: "a", value: `${name}:${text}` };
}

function attributeOf(name: string): (text: string) => LineText {
  return (text) => attribute(name, text);
}

const crossShrink = { withCrossShrink: true } as const;

function lineOf(
  type: string,
  rule: SdpRule | undefined,
  ...usual: string[]
): fc.Arbitrary<LineText> {
  const values = rule === undefined ? fc.constantFrom(...usual) : value(rule, ...usual);
  return values.map((text) => ({ type, value: text }));
}

// Usual values, to which all others shrink.
function value(rule: SdpRule, ...usual: string[]): fc.Arbitrary<string> {
  return fc.oneof(
    crossShrink,
    { weight: 2, arbitrary: fc.constantFrom(...usual) },
    { weight: 1, arbitrary: sentence(rule, { maxRepeat: 3 }) },
  );
}

function optional(of: fc.Arbitrary<LineText>): fc.Arbitrary<LineText[]> {
  return fc.array(of, { maxLength: 1 });
}

function few(of: fc.Arbitrary<LineText>): fc.Arbitrary<LineText[]> {
  return fc.array(of, { maxLength: 2 });
}
