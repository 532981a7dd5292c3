import {
  attributes,
  direction,
  mediaLine,
  type MediaDescription,
  type SessionDescription,
} from "@callingcard/sdp";

/** What a new description changes of the one before (CPM-D04). */
export type MediaChange =
  /** Nothing that anybody else would see. */
  | "none"
  /** Where the peer is: the function alone has to know. */
  | "connection"
  /** What the other side has to agree to: media, types, sizes or directions. */
  | "media";

/** Attributes that say where a peer is, and who connects. */
const CONNECTION_ATTRIBUTES: ReadonlySet<string> = new Set([
  "path",
  "setup",
  "connection",
  "msrp-cema",
  "fingerprint",
]);

/**
 * Compares a description with the one before.
 *
 * @param before The description before, of the same peer.
 * @param after The new one.
 * @returns What changed.
 * @throws SdpError for lines that are none.
 */
export function mediaChange(before: SessionDescription, after: SessionDescription): MediaChange {
  if (before.media.length !== after.media.length) return "media";
  let change: MediaChange = "none";
  for (const [index, medium] of after.media.entries()) {
    const old = before.media[index];
    if (old === undefined) return "media";
    if (agreed(before, old) !== agreed(after, medium)) return "media";
    if (connection(old) !== connection(medium)) change = "connection";
  }
  if (addressOf(before) !== addressOf(after)) change = "connection";
  return change;
}

// All that both sides have to agree to, as one text.
function agreed(session: SessionDescription, medium: MediaDescription): string {
  const { media, port, protocol, formats } = mediaLine(medium);
  const others = attributes(medium)
    .filter(({ name }) => !CONNECTION_ATTRIBUTES.has(name))
    .map(({ name, value }) => `${name}:${value ?? ""}`)
    .filter((text) => !/^(?:sendrecv|sendonly|recvonly|inactive):$/.test(text));
  return JSON.stringify([media, port === 0, protocol, formats, direction(session, medium), others]);
}

function connection(medium: MediaDescription): string {
  const lines = medium.lines.filter(({ type }) => type === "c").map(({ value }) => value);
  const own = attributes(medium)
    .filter(({ name }) => CONNECTION_ATTRIBUTES.has(name))
    .map(({ name, value }) => `${name}:${value ?? ""}`);
  return JSON.stringify([mediaLine(medium).port, lines, own]);
}

function addressOf(session: SessionDescription): string {
  return session.lines
    .filter(({ type }) => type === "c")
    .map(({ value }) => value)
    .join("\n");
}
