import {
  acceptTypes,
  acceptWrappedTypes,
  direction,
  fingerprints,
  maxSize,
  type MediaDescription,
  mediaLine,
  parseSdp,
  path,
  type SdpLine,
  type SessionDescription,
  setup,
} from "@callingcard/sdp";

/**
 * Reads the session description of a peer. Its lines end in CRLF, whatever they ended in (RFC 8866 section 5
 * has readers take LF alone), so that they can stand beside the function's own. What the function looks at of
 * MSRP is looked at here, so that it can be read later on.
 *
 * @param body The description.
 * @returns The description.
 * @throws SdpError for one that can not be read.
 */
export function readDescription(body: Uint8Array | string): SessionDescription {
  const { lines, media } = parseSdp(body);
  for (const medium of media) checkMedium({ lines, media }, medium);
  return {
    lines: lines.map(withCrlf),
    media: media.map((medium) => ({ ...medium, lines: medium.lines.map(withCrlf) })),
  };
}

function checkMedium(session: SessionDescription, medium: MediaDescription): void {
  const { port, protocol } = mediaLine(medium);
  if (port === 0 || (protocol !== "TCP/MSRP" && protocol !== "TCP/TLS/MSRP")) return;
  direction(session, medium);
  for (const read of [path, setup, acceptTypes, acceptWrappedTypes, maxSize, fingerprints]) {
    read(medium);
  }
}

function withCrlf(line: SdpLine): SdpLine {
  return { ...line, lineEnd: "\r\n" };
}
