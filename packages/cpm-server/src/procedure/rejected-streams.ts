import { mediaLine, type SessionDescription } from "@callingcard/sdp";

/**
 * Finds which of the offered media an answer rejects (8.3.2.1.1 ISF 1; CPM-087).
 *
 * @param offer The offer.
 * @param answer The answer.
 * @returns Their places in the offer; media that were offered with port 0 are none of them.
 * @throws SdpError for lines that are none.
 */
export function rejectedStreams(offer: SessionDescription, answer: SessionDescription): number[] {
  return offer.media.flatMap((offered, index) => {
    if (mediaLine(offered).port === 0) return [];
    const answered = answer.media[index];
    return answered === undefined || mediaLine(answered).port === 0 ? [index] : [];
  });
}

/**
 * Makes an offer of some of the media of another one alone (8.3.2.1.1 ISF 2b.iii; CPM-091).
 *
 * @param offer The offer.
 * @param places Places of the media.
 * @returns The offer with these media, in their order.
 */
export function withStreamsAlone(
  offer: SessionDescription,
  places: readonly number[],
): SessionDescription {
  return { ...offer, media: places.flatMap((place) => offer.media[place] ?? []) };
}
