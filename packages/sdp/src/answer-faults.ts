import { answerDirection, timeLines } from "./answer.ts";
import { mediaLine } from "./fields.ts";
import { hasCema, setup } from "./msrp-attributes.ts";
import { direction } from "./rtp.ts";
import type { MediaDescription, SessionDescription } from "./session-description.ts";
import { maySetupAnswer } from "./setup-role.ts";

/** What can be wrong with an answer. */
export type AnswerFault =
  /** Another number of media than the offer. */
  | "media-count"
  /** Other times. */
  | "times"
  /** Another kind of medium, or protocol, in the same place. */
  | "media-type"
  /** A medium with a port that was offered with port 0. */
  | "revived-media"
  /** A direction that the offer does not allow. */
  | "direction"
  /** A role that cannot answer the one of the offer. */
  | "setup"
  /** `msrp-cema` that was not offered. */
  | "cema";

/**
 * Finds what is wrong with an answer (RFC 3264 section 6, RFC 4145 section 4.1, RFC 6714 section 4.3).
 *
 * @param offer The offer.
 * @param answer The answer.
 * @returns The faults, each once; none for an answer that may be one.
 * @throws SdpError for lines and attributes that are none.
 */
export function answerFaults(offer: SessionDescription, answer: SessionDescription): AnswerFault[] {
  const faults = new Set<AnswerFault>();
  const times = (one: SessionDescription) => timeLines(one).map(({ type, value }) => type + value);
  if (offer.media.length !== answer.media.length) faults.add("media-count");
  if (times(offer).join("\n") !== times(answer).join("\n")) faults.add("times");
  for (const [index, offered] of offer.media.entries()) {
    const answered = answer.media[index];
    if (answered !== undefined) {
      for (const fault of mediaFaults(offer, offered, answer, answered)) faults.add(fault);
    }
  }
  return [...faults];
}

function mediaFaults(
  offer: SessionDescription,
  offered: MediaDescription,
  answer: SessionDescription,
  answered: MediaDescription,
): AnswerFault[] {
  const asked = mediaLine(offered);
  const line = mediaLine(answered);
  const faults: AnswerFault[] = [];
  if (asked.media !== line.media || asked.protocol !== line.protocol) faults.push("media-type");
  if (line.port === 0) return faults;
  if (asked.port === 0) faults.push("revived-media");
  const answeredDirection = direction(answer, answered);
  const most = answerDirection(direction(offer, offered), answeredDirection);
  if (most !== answeredDirection) faults.push("direction");
  if (!maySetupAnswer(setup(offered), setup(answered))) faults.push("setup");
  if (hasCema(answered) && !hasCema(offered)) faults.push("cema");
  return faults;
}
