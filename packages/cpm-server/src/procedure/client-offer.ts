import {
  type Direction,
  direction,
  hasAttribute,
  lowerMaxSize,
  maxSize,
  acceptTypes,
  mediaLine,
  type MediaDescription,
  rejectMedia,
  sdpLine,
  type SdpLine,
  type SessionDescription,
  stringifyConnection,
  stringifyMediaLine,
  stringifyOrigin,
  stringifyTypes,
  withAttribute,
  withLineValue,
  withoutAttribute,
} from "@callingcard/sdp";
import type { Settings } from "../settings.ts";
import { addressType, type Description, type Endpoint, originOf } from "./endpoint.ts";
import { allowedTypes, allowedWrappedTypes } from "./media-policy.ts";

/** Attributes that are the function's own, or that speak of a connection that ends here. */
const OWN_ATTRIBUTES = ["setup", "connection", "msrp-cema", "fingerprint", "path"] as const;

/** The role of the function in what it describes (RFC 6135). */
export type Role = "active" | "passive" | "actpass";

/**
 * Makes the offer for a client of the one that was received (8.3.2.1 step 8c.viii, 5.2.1.2, 5.2.1.4; CPM-038,
 * CPM-039): origin, connection, paths and roles are the function's own, types are those that are allowed,
 * max-size is the lower one; all other lines, and the number and order of the media, stay as they are. Media
 * without an endpoint that are MSRP, and those that `isKept` does not want, have port 0.
 *
 * @param offer The offer that was received.
 * @param own The function on this leg.
 * @param endpoints For each medium that the function stands in the path of, where it is, by the place of the medium.
 * @param role The role that is offered.
 * @param settings What is allowed.
 * @param isKept Whether a medium without an endpoint is passed on; default none is.
 * @returns The offer.
 * @throws SdpError for lines that are none.
 */
export function clientOffer(
  offer: SessionDescription,
  own: Description,
  endpoints: ReadonlyMap<number, Endpoint>,
  role: Role,
  settings: Settings,
  isKept: (index: number) => boolean = () => false,
): SessionDescription {
  const media = offer.media.map((medium, index) => {
    const endpoint = endpoints.get(index);
    if (mediaLine(medium).port === 0) return rejectMedia(medium);
    const isEmpty = allowedTypes(acceptTypes(medium) ?? [], settings).length === 0;
    if (endpoint !== undefined && isEmpty) return rejectMedia(medium);
    if (endpoint !== undefined) return anchor(offer, medium, own, endpoint, role, settings);
    return isKept(index) ? medium : rejectMedia(medium);
  });
  return { lines: sessionLines(offer, own), media };
}

// The lines of a session as the function writes them: its own o= and c=, and no attributes that are about the
// peer's connection.
function sessionLines(session: SessionDescription, own: Description): readonly SdpLine[] {
  let section: { readonly lines: readonly SdpLine[] } = { lines: session.lines };
  for (const name of OWN_ATTRIBUTES) section = withoutAttribute(section, name);
  section = withLineValue(section, "o", stringifyOrigin(originOf(own)));
  return withConnection(section.lines, own);
}

// c= stands behind s=, i=, u=, e= and p= (RFC 8866 section 9).
function withConnection(lines: readonly SdpLine[], { address }: Description): readonly SdpLine[] {
  const { host } = address;
  const value = stringifyConnection({
    netType: "IN",
    addressType: addressType(host),
    address: host,
  });
  const others = lines.filter(({ type }) => type !== "c");
  const place = others.findLastIndex(({ type }) => "vosiuep".includes(type)) + 1;
  const lineEnd = others[0]?.lineEnd ?? "\r\n";
  return others.toSpliced(place, 0, sdpLine("c", value, lineEnd));
}

function anchor(
  session: SessionDescription,
  medium: MediaDescription,
  own: Description,
  endpoint: Endpoint,
  role: Role,
  settings: Settings,
): MediaDescription {
  return anchorMedium(medium, own, endpoint, {
    role,
    types: medium,
    settings,
    direction: direction(session, medium),
  });
}

/** How a medium is written anew. */
export interface Anchoring {
  readonly role: Role;

  /** The medium whose types and size hold. */
  readonly types: MediaDescription;
  readonly settings: Settings;

  /** Which way media flow, as the function says on this leg. */
  readonly direction: Direction;
}

/**
 * Writes a medium as the function's own: path, port and role are those of the endpoint, types and size those of
 * a medium as far as they are allowed; lines that the function has no word in stay.
 *
 * @param medium The medium that is written anew.
 * @param own The function on this leg.
 * @param endpoint Where it is.
 * @param anchoring How.
 */
export function anchorMedium(
  medium: MediaDescription,
  own: Description,
  endpoint: Endpoint,
  anchoring: Anchoring,
): MediaDescription {
  const { role, types, settings } = anchoring;
  let changed: MediaDescription = {
    lines: medium.lines.filter(({ type }) => type !== "c"),
  };
  for (const name of OWN_ATTRIBUTES) changed = withoutAttribute(changed, name);
  const line = mediaLine(medium);
  const protocol = endpoint.isSecure ? "TCP/TLS/MSRP" : "TCP/MSRP";
  const port = Number(/:(\d+)\//.exec(endpoint.uri)?.[1]);
  changed = withLineValue(changed, "m", stringifyMediaLine({ ...line, port, protocol }));
  const accepted = allowedTypes(acceptTypes(types) ?? [], settings);
  changed = withAttribute(changed, "accept-types", stringifyTypes(accepted));
  changed = withWrappedTypes(changed, types, settings);
  const size = lowerMaxSize(maxSize(types), settings.maxMessageOctets) ?? settings.maxMessageOctets;
  changed = withAttribute(changed, "max-size", String(size));
  changed = withDirection(changed, anchoring.direction);
  changed = withAttribute(changed, "setup", role);
  changed = withAttribute(changed, "path", endpoint.uri);
  const fingerprint = endpoint.isSecure ? own.address.tls?.fingerprint : undefined;
  return fingerprint === undefined ? changed : withAttribute(changed, "fingerprint", fingerprint);
}

function withWrappedTypes(
  medium: MediaDescription,
  types: MediaDescription,
  settings: Settings,
): MediaDescription {
  const wrapped = allowedWrappedTypes(types, settings);
  if (wrapped === undefined || wrapped.length === 0) {
    return withoutAttribute(medium, "accept-wrapped-types");
  }
  return withAttribute(medium, "accept-wrapped-types", stringifyTypes(wrapped));
}

const DIRECTIONS = ["sendrecv", "sendonly", "recvonly", "inactive"] as const;

// A direction that was said is said again where it stood; another one than was said takes its place.
function withDirection(medium: MediaDescription, wanted: Direction): MediaDescription {
  if (hasAttribute(medium, wanted)) return medium;
  let changed = medium;
  for (const name of DIRECTIONS) changed = withoutAttribute(changed, name);
  return wanted === "sendrecv" ? changed : withAttribute(changed, wanted);
}
