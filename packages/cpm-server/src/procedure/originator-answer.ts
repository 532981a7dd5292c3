import {
  answerDirection,
  answerSetup,
  createAnswer,
  direction,
  maySetupAnswer,
  mediaLine,
  type MediaDescription,
  path,
  type SessionDescription,
  setup,
} from "@callingcard/sdp";
import type { Settings } from "../settings.ts";
import { anchorMedium } from "./client-offer.ts";
import { addressType, type Description, type Endpoint, originOf } from "./endpoint.ts";
import { allowedTypes } from "./media-policy.ts";
import { acceptTypes } from "@callingcard/sdp";

/**
 * Makes the answer for the originator of a client's (8.3.2.1 answer 4; CPM-056, CPM-057): media that the client
 * rejected are rejected, of the others types and size are the client's, path, port and role the function's own.
 *
 * @param offer The offer of the originator.
 * @param own The function on the originator's leg.
 * @param endpoints Where the function is, by the place of the medium.
 * @param answers For each medium the client's medium that answers it, `undefined` for one that is rejected.
 * @param settings What is allowed.
 * @returns The answer.
 * @throws SdpError for lines that are none.
 */
export function originatorAnswer(
  offer: SessionDescription,
  own: Description,
  endpoints: ReadonlyMap<number, Endpoint>,
  answers: (index: number) => MediaDescription | undefined,
  settings: Settings,
): SessionDescription {
  return createAnswer(offer, answerFields(own), (offered, index) => {
    const endpoint = endpoints.get(index);
    const answered = answers(index);
    if (answered === undefined || mediaLine(answered).port === 0) return undefined;
    if (endpoint === undefined) return answered;
    if (allowedTypes(acceptTypes(answered) ?? [], settings).length === 0) return undefined;
    return anchorMedium(answered, own, endpoint, {
      // The offerer can connect to the function, always.
      role: answerSetup(setup(offered), true),
      types: answered,
      settings,
      direction: answerDirection(
        direction(offer, offered),
        direction({ lines: [], media: [] }, answered),
      ),
    });
  });
}

/**
 * Makes the function's own answer, where no client takes part (CPM-080): it accepts what the originator
 * offered, as far as it is allowed.
 *
 * @param offer The offer of the originator.
 * @param own The function on the originator's leg.
 * @param endpoints Where the function is, by the place of the medium.
 * @param settings What is allowed.
 * @returns The answer.
 * @throws SdpError for lines that are none.
 */
export function ownAnswer(
  offer: SessionDescription,
  own: Description,
  endpoints: ReadonlyMap<number, Endpoint>,
  settings: Settings,
): SessionDescription {
  return createAnswer(offer, answerFields(own), (offered, index) => {
    const endpoint = endpoints.get(index);
    if (endpoint === undefined) return undefined;
    if (allowedTypes(acceptTypes(offered) ?? [], settings).length === 0) return undefined;
    return anchorMedium(offered, own, endpoint, {
      role: answerSetup(setup(offered), true),
      types: offered,
      settings,
      direction: answerDirection(direction(offer, offered)),
    });
  });
}

function answerFields(own: Description) {
  const { host } = own.address;
  return {
    origin: originOf(own),
    connection: { netType: "IN", addressType: addressType(host), address: host },
  };
}

/** Why the answer of a client can not be used. */
export type ClientAnswerFault =
  /** Another number of media than was offered. */
  | "media-count"
  /** Nobody would connect: it is passive as the function is. */
  | "setup"
  /** No MSRP that was offered is accepted, with a path. */
  | "no-media";

/**
 * Finds whether the answer of a client can be used (CPM-096, A-16).
 *
 * @param offer The offer that it answers.
 * @param answer The answer.
 * @param anchored Places of the media that the function stands in the path of.
 * @returns `undefined` for one that can.
 * @throws SdpError for lines that are none.
 */
export function clientAnswerFault(
  offer: SessionDescription,
  answer: SessionDescription,
  anchored: Iterable<number>,
): ClientAnswerFault | undefined {
  if (answer.media.length !== offer.media.length) return "media-count";
  let isUsable = false;
  for (const index of anchored) {
    const offered = offer.media[index];
    const answered = answer.media[index];
    if (offered === undefined || answered === undefined || mediaLine(answered).port === 0) continue;
    if (path(answered) === undefined || acceptTypes(answered) === undefined) continue;
    if (!maySetupAnswer(setup(offered), setup(answered))) return "setup";
    isUsable = true;
  }
  return isUsable ? undefined : "no-media";
}
