import { parseSdp, type SdpLine, type SessionDescription } from "@callingcard/sdp";

/**
 * Reads the session description of a peer. Its lines end in CRLF, whatever they ended in (RFC 8866 section 5 has readers take LF alone), so that they can
 * stand beside the function's own.
 *
 * @param body The description.
 * @returns The description.
 * @throws SdpError for one that can not be read.
 */
export function readDescription(body: Uint8Array | string): SessionDescription {
  const { lines, media } = parseSdp(body);
  return {
    lines: lines.map(withCrlf),
    media: media.map((medium) => ({ ...medium, lines: medium.lines.map(withCrlf) })),
  };
}

function withCrlf(line: SdpLine): SdpLine {
  return { ...line, lineEnd: "\r\n" };
}
