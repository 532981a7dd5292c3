import {
  bandwidth as bandwidthRule,
  connection as connectionRule,
  media as mediaRule,
  origin as originRule,
} from "./generated/sdp.ts";
import { readValue, toNumber } from "./read-value.ts";
import { SdpError } from "./sdp-error.ts";
import {
  lineValue,
  lineValues,
  type MediaDescription,
  type Section,
  type SessionDescription,
} from "./session-description.ts";

/** An origin (RFC 8866 section 5.2). The numbers are texts: they may be larger than any number here. */
export interface Origin {
  readonly username: string;
  readonly sessionId: string;
  readonly sessionVersion: string;
  readonly netType: string;
  readonly addressType: string;
  readonly address: string;
}

/** Where media are sent to (RFC 8866 section 5.7). */
export interface Connection {
  readonly netType: string;
  readonly addressType: string;

  /** The address as it is written, with the lifetime and number of a multicast one. */
  readonly address: string;
}

/** A bandwidth (RFC 8866 section 5.8). */
export interface Bandwidth {
  readonly type: string;

  /** In kilobits a second, for the types CT and AS. */
  readonly value: number;
}

/** An `m=` line (RFC 8866 section 5.14). */
export interface MediaLine {
  readonly media: string;

  /** 0 for a medium that is rejected. */
  readonly port: number;

  /** How many ports; `undefined` where it is not said. */
  readonly count: number | undefined;
  readonly protocol: string;
  readonly formats: readonly string[];
}

/** Largest port there is. */
const MAX_PORT = 65_535;

/**
 * Reads the origin of a session.
 *
 * @param session The session.
 * @returns The origin; `undefined` without one, in lenient mode.
 * @throws SdpError for a line that is none.
 */
export function origin(session: SessionDescription): Origin | undefined {
  const value = lineValue(session, "o");
  return value === undefined ? undefined : readValue(originRule, value);
}

/**
 * Writes the value of an `o=` line.
 *
 * @param fields The origin.
 * @returns The value.
 * @throws RangeError for what no origin can be.
 */
export function stringifyOrigin(fields: Origin): string {
  const { username, sessionId, sessionVersion, netType, addressType, address } = fields;
  const text = [username, sessionId, sessionVersion, netType, addressType, address].join(" ");
  if (originRule.parse(text) === undefined) throw new RangeError("an origin that is none");
  return text;
}

/**
 * Lists the connections of a section alone.
 *
 * @param section The session or a medium.
 * @returns The connections in their order.
 * @throws SdpError for a line that is none.
 */
export function connections(section: Section): Connection[] {
  return lineValues(section, "c").map((value) => readValue(connectionRule, value));
}

/**
 * Finds where a medium is sent to: its own connection, or that of the session.
 *
 * @param session The session.
 * @param media The medium.
 * @returns The first connection; `undefined` without any.
 * @throws SdpError for a line that is none.
 */
export function connectionOf(
  session: SessionDescription,
  media: MediaDescription,
): Connection | undefined {
  return connections(media)[0] ?? connections(session)[0];
}

/**
 * Writes the value of a `c=` line.
 *
 * @param fields The connection.
 * @returns The value.
 * @throws RangeError for what no connection can be.
 */
export function stringifyConnection(fields: Connection): string {
  const text = `${fields.netType} ${fields.addressType} ${fields.address}`;
  if (connectionRule.parse(text) === undefined) throw new RangeError("a connection that is none");
  return text;
}

/**
 * Lists the bandwidths of a section.
 *
 * @param section The session or a medium.
 * @returns The bandwidths in their order.
 * @throws SdpError for a line that is none, and `number-too-large`.
 */
export function bandwidths(section: Section): Bandwidth[] {
  return lineValues(section, "b").map((text) => {
    const { type, value } = readValue(bandwidthRule, text);
    return { type, value: toNumber(value, "RFC 8866 bandwidth") };
  });
}

/**
 * Reads the `m=` line of a medium.
 *
 * @param media The medium.
 * @returns The line.
 * @throws SdpError for a line that is none, and `invalid-port`.
 */
export function mediaLine(media: MediaDescription): MediaLine {
  const text = lineValue(media, "m") ?? "";
  const { port, count, ...others } = readValue(mediaRule, text);
  const number = Number(port);
  if (number > MAX_PORT) {
    const offset = text.indexOf(" ") + 1;
    const reason = "port beyond 65535";
    throw new SdpError({
      code: "invalid-port",
      reason,
      source: text,
      offset,
      rule: "RFC 8866 port",
    });
  }
  return {
    media: others.media,
    port: number,
    count: count === undefined ? undefined : toNumber(count, "RFC 8866 integer"),
    protocol: others.protocol,
    formats: others.formats,
  };
}

/**
 * Writes the value of an `m=` line.
 *
 * @param fields The line.
 * @returns The value.
 * @throws RangeError for what no line can be.
 */
export function stringifyMediaLine(fields: MediaLine): string {
  const { media, port, count, protocol, formats } = fields;
  const ports = count === undefined ? String(port) : `${port}/${count}`;
  const text = [media, ports, protocol, ...formats].join(" ");
  const read = mediaRule.parse(text);
  if (read?.formats.length !== formats.length || read.media !== media || port > MAX_PORT) {
    throw new RangeError("a media line that is none");
  }
  return text;
}

/**
 * Gives a line another value. All other lines stay as they are.
 *
 * @param section The session or a medium.
 * @param type The letter; the first line of it is changed.
 * @param value The value.
 * @returns The new section.
 * @throws RangeError without such a line.
 */
export function withLineValue<Kind extends Section>(
  section: Kind,
  type: string,
  value: string,
): Kind {
  const at = section.lines.findIndex((line) => line.type === type);
  const old = section.lines[at];
  if (old === undefined) throw new RangeError(`no line ${type}=`);
  return { ...section, lines: section.lines.with(at, { ...old, value }) };
}

/**
 * Puts a medium in the place of another one.
 *
 * @param session The session.
 * @param index Which, from 0.
 * @param media The medium.
 * @returns The new session.
 */
export function withMedia(
  session: SessionDescription,
  index: number,
  media: MediaDescription,
): SessionDescription {
  return { ...session, media: session.media.with(index, media) };
}

/**
 * Changes the port of a medium, and nothing else of it.
 *
 * @param media The medium.
 * @param port The port.
 * @returns The medium.
 * @throws RangeError for what is no port; SdpError for a line that is none.
 */
export function withPort(media: MediaDescription, port: number): MediaDescription {
  mediaLine(media);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new RangeError(`${port} is no port`);
  const value = media.lines[0]?.value ?? "";
  return withLineValue(media, "m", value.replace(/ \d+/, ` ${port}`));
}
