import {
  type MediaDescription,
  parseSdp,
  SdpError,
  type SessionDescription,
} from "../src/index.ts";

/** A session without media. */
export const SESSION =
  "v=0\r\no=alice 2890844526 2890844527 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\n";

/** A session with lines behind those of {@link SESSION}. */
export function session(...lines: readonly string[]): SessionDescription {
  return parseSdp(SESSION + lines.map((line) => `${line}\r\n`).join(""));
}

/** The only medium of a session with these lines. */
export function medium(...lines: readonly string[]): MediaDescription {
  const [media] = session("m=message 7654 TCP/MSRP *", ...lines).media;
  if (media === undefined) throw new Error("no medium");
  return media;
}

/** The lines of a section, as they are written. */
export function texts({ lines }: MediaDescription): string[] {
  return lines.map(({ type, value }) => `${type}=${value}`);
}

/** The error that something throws. */
export function errorOf(run: () => unknown): SdpError {
  try {
    run();
  } catch (error) {
    if (error instanceof SdpError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}
