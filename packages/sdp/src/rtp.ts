import { fmtp as fmtpRule, rtpmap as rtpmapRule } from "./generated/sdp.ts";
import { attributeValues, hasAttribute, repeatedAttribute } from "./attribute.ts";
import { readValue, toNumber } from "./read-value.ts";
import type { MediaDescription, Section, SessionDescription } from "./session-description.ts";

/** What a payload type is (RFC 8866 section 6.6). */
export interface Rtpmap {
  readonly payloadType: number;
  readonly encoding: string;

  /** Hertz. */
  readonly clockRate: number;

  /** For audio the number of channels, as it is written. */
  readonly parameters: string | undefined;
}

/** Parameters of a format (RFC 8866 section 6.15). */
export interface Fmtp {
  readonly format: string;

  /** The parameters as they are written; each format has its own way. */
  readonly parameters: string;
}

/** Which way media flow (RFC 8866 section 6.7), seen from the one who wrote the description. */
export type Direction = "sendrecv" | "sendonly" | "recvonly" | "inactive";

const DIRECTIONS: readonly Direction[] = ["sendrecv", "sendonly", "recvonly", "inactive"];

/**
 * Lists what the payload types of a medium are.
 *
 * @param media The medium.
 * @returns The maps in their order.
 * @throws SdpError for a value that is none.
 */
export function rtpmaps(media: MediaDescription): Rtpmap[] {
  return attributeValues(media, "rtpmap").map((text) => {
    const { payloadType, encoding, clockRate, parameters } = readValue(rtpmapRule, text);
    const rule = "RFC 8866 rtpmap-value";
    return {
      payloadType: toNumber(payloadType, rule),
      encoding,
      clockRate: toNumber(clockRate, rule),
      parameters,
    };
  });
}

/**
 * Lists the parameters of the formats of a medium.
 *
 * @param media The medium.
 * @returns The parameters in their order.
 * @throws SdpError for a value that is none.
 */
export function fmtps(media: MediaDescription): Fmtp[] {
  return attributeValues(media, "fmtp").map((text) => readValue(fmtpRule, text));
}

/**
 * Finds which way a medium flows: by its own attribute, that of the session, or both ways.
 *
 * @param session The session.
 * @param media The medium.
 * @returns The direction.
 * @throws SdpError `repeated-attribute` for two that differ in a section.
 */
export function direction(session: SessionDescription, media: MediaDescription): Direction {
  return ownDirection(media) ?? ownDirection(session) ?? "sendrecv";
}

function ownDirection(section: Section): Direction | undefined {
  const [found, second] = DIRECTIONS.filter((name) => hasAttribute(section, name));
  if (second !== undefined) throw repeatedAttribute(second);
  return found;
}
