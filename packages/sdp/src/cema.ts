import { connectionOf, mediaLine } from "./fields.ts";
import { comparableHost } from "./ip-address.ts";
import { hasCema, path, setup, type Setup } from "./msrp-attributes.ts";
import type { MediaDescription, SessionDescription } from "./session-description.ts";

/** What the procedures of CEMA ask of an MSRP medium (RFC 6714 section 4). */
export interface CemaFacts {
  readonly hasCema: boolean;

  /** Whether c= and m= name the address and port of a URI of the path (section 4.4). */
  readonly isMatching: boolean;

  /** Whether the path has more than one URI. */
  readonly usesRelay: boolean;
  readonly setup: Setup | undefined;
}

/** What the answerer does (section 4.3): refuse the medium, answer without `msrp-cema`, or with it. */
export type CemaAnswer = "reject" | "without-cema" | "with-cema";

/**
 * What the offerer does behind the answer (section 4.2): connect to the address of c= and m=, connect to
 * that of the path, wait for the answerer to connect, or offer again without `msrp-cema`.
 */
export type CemaOutcome = "connect-to-media-line" | "connect-to-path" | "wait" | "offer-again";

/**
 * Finds what CEMA asks of a medium.
 *
 * @param session The session.
 * @param media The medium.
 * @param resolve Gives the addresses that a name has, as they were looked up before; without it, a name
 *   is the same as itself alone.
 * @returns The facts.
 * @throws SdpError for lines and attributes that are none.
 */
export function cemaFacts(
  session: SessionDescription,
  media: MediaDescription,
  resolve: (host: string) => readonly string[] = (host) => [host],
): CemaFacts {
  const uris = path(media) ?? [];
  const { port } = mediaLine(media);
  const address = connectionOf(session, media)?.address ?? "";
  const addresses = new Set([address, ...resolve(address)].map(comparableHost));
  const isMatching = uris.some(
    (uri) =>
      uri.port === port &&
      [uri.host, ...resolve(uri.host)].some((host) => addresses.has(comparableHost(host))),
  );
  return { hasCema: hasCema(media), isMatching, usesRelay: uris.length > 1, setup: setup(media) };
}

/**
 * Decides about an offer (RFC 6714 section 4.3).
 *
 * @param offer The facts of the offered medium.
 * @param usesRelay Whether the answerer uses a relay.
 * @returns What to do.
 */
export function cemaAnswer(offer: CemaFacts, usesRelay: boolean): CemaAnswer {
  if (!offer.hasCema) return offer.isMatching ? "without-cema" : "reject";
  const offererIsActive = offer.setup !== "actpass" && offer.setup !== "passive";
  const mustFallBack =
    (offer.usesRelay && usesRelay) ||
    (offer.usesRelay && offererIsActive) ||
    (usesRelay && offer.setup === "passive");
  return mustFallBack ? "without-cema" : "with-cema";
}

/**
 * Decides about an answer to an offer with `msrp-cema` (RFC 6714 section 4.2).
 *
 * @param answer The facts of the answered medium.
 * @param usesRelay Whether the offerer uses a relay.
 * @returns What to do.
 */
export function cemaOutcome(answer: CemaFacts, usesRelay: boolean): CemaOutcome {
  const isPassive = answer.setup === "active";
  if (!answer.hasCema) {
    const isAnchored = !answer.isMatching && (isPassive || usesRelay || answer.usesRelay);
    if (isAnchored) return "offer-again";
    if (answer.usesRelay && !isPassive) return "connect-to-path";
  }
  return isPassive ? "wait" : "connect-to-media-line";
}
