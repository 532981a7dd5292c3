import { intersectTypes } from "./accept-types.ts";
import { cemaAnswer, cemaFacts } from "./cema.ts";
import {
  type Connection,
  mediaLine,
  type Origin,
  stringifyConnection,
  stringifyOrigin,
} from "./fields.ts";
import { acceptTypes, path, setup } from "./msrp-attributes.ts";
import { createMsrpMedia, type MsrpMediaFields } from "./msrp-media.ts";
import { type Direction, direction } from "./rtp.ts";
import { type MediaDescription, sdpLine, type SessionDescription } from "./session-description.ts";
import { answerSetup } from "./setup-role.ts";

/** Whether a side sends, and whether it receives. */
const FLOWS: Readonly<Record<Direction, readonly [sends: boolean, receives: boolean]>> = {
  sendrecv: [true, true],
  sendonly: [true, false],
  recvonly: [false, true],
  inactive: [false, false],
};

/**
 * Chooses the direction of an answer (RFC 3264 section 6.1): as much of what is wanted as the offer allows.
 *
 * @param offered The direction of the offer.
 * @param wanted What the answerer wants. Default both ways.
 * @returns The direction, seen from the answerer.
 */
export function answerDirection(offered: Direction, wanted: Direction = "sendrecv"): Direction {
  const [offererSends, offererReceives] = FLOWS[offered];
  const [sends, receives] = FLOWS[wanted];
  if (sends && offererReceives) return receives && offererSends ? "sendrecv" : "sendonly";
  return receives && offererSends ? "recvonly" : "inactive";
}

/**
 * Rejects a medium (RFC 3264 section 6): its port becomes 0, its attributes go.
 *
 * @param offered The medium of the offer.
 * @returns The medium of the answer.
 * @throws SdpError for a line that is none.
 */
export function rejectMedia(offered: MediaDescription): MediaDescription {
  const { lines } = offered;
  const [line] = lines;
  mediaLine(offered);
  const rejected = line?.value.replace(/ \d+(?:\/\d+)? /, " 0 ") ?? "";
  return { lines: line === undefined ? [] : [sdpLine("m", rejected)] };
}

/** What the answerer of an MSRP medium is. */
export interface MsrpAnswerer extends Omit<MsrpMediaFields, "setup" | "cema"> {
  /** Whether the offerer can connect to the address of the path. */
  readonly isReachable: boolean;

  /** Whether the answerer takes part in CEMA (RFC 6714). Default false. */
  readonly supportsCema?: boolean;

  /** Gives the addresses that a name has, as they were looked up before. */
  readonly resolve?: (host: string) => readonly string[];
}

/**
 * Answers an MSRP medium (RFC 4975 section 8, RFC 6135, RFC 6714 section 4.3): with the role that the
 * offer leaves, the direction that it allows, and `msrp-cema` where both take part in it.
 *
 * @param session The offer.
 * @param offered One of its media.
 * @param answerer What the answerer is.
 * @returns The medium of the answer; `undefined` where it has to be rejected: it is not MSRP, has no path
 *   or no accept-types, is over TLS where the answerer is not or the other way around, accepts nothing
 *   that the answerer does, was rejected by its offerer, or was changed on its way (RFC 6714).
 * @throws SdpError for lines and attributes that are none; RangeError as `createMsrpMedia`.
 */
export function answerMsrpMedia(
  session: SessionDescription,
  offered: MediaDescription,
  answerer: MsrpAnswerer,
): MediaDescription | undefined {
  const { isReachable, supportsCema = false, resolve, ...fields } = answerer;
  const line = mediaLine(offered);
  const offeredTypes = acceptTypes(offered);
  if (line.media !== "message" || line.port === 0 || offeredTypes === undefined) return undefined;
  if (path(offered) === undefined) return undefined;
  if (intersectTypes(offeredTypes, answerer.acceptTypes).length === 0) return undefined;
  const usesRelay = answerer.path.includes(" ");
  const decision = supportsCema
    ? cemaAnswer(cemaFacts(session, offered, resolve), usesRelay)
    : "without-cema";
  if (decision === "reject") return undefined;
  const cema = decision === "with-cema";
  const media = createMsrpMedia({
    ...fields,
    cema,
    setup: cema && usesRelay ? "passive" : answerSetup(setup(offered), isReachable),
    direction: answerDirection(direction(session, offered), fields.direction),
  });
  return mediaLine(media).protocol === line.protocol ? media : undefined;
}

/** What an answer has beside its media. */
export interface AnswerFields {
  /** The answerer's own, not that of the offer (RFC 3264 section 6). */
  readonly origin: Origin;
  readonly connection?: Connection;

  /** Default `-`. */
  readonly name?: string;
}

/**
 * Makes an answer (RFC 3264 section 6): as many media as the offer has, in their order, and its times.
 *
 * @param offer The offer.
 * @param fields What the answer has beside its media.
 * @param answerMedia Answers one medium; `undefined` rejects it. What the offer has with port 0 is
 *   rejected without asking.
 * @returns The answer.
 * @throws RangeError for fields that are none; SdpError for media lines that are none.
 */
export function createAnswer(
  offer: SessionDescription,
  fields: AnswerFields,
  answerMedia: (offered: MediaDescription, index: number) => MediaDescription | undefined,
): SessionDescription {
  const { origin, connection, name = "-" } = fields;
  const lines = [
    sdpLine("v", "0"),
    sdpLine("o", stringifyOrigin(origin)),
    sdpLine("s", name),
    ...(connection === undefined ? [] : [sdpLine("c", stringifyConnection(connection))]),
    ...timeLines(offer).map(({ type, value }) => sdpLine(type, value)),
  ];
  const media = offer.media.map((offered, index) => {
    const isOff = mediaLine(offered).port === 0;
    return (isOff ? undefined : answerMedia(offered, index)) ?? rejectMedia(offered);
  });
  return { lines, media };
}

/**
 * Lists the lines that say when a session is active.
 *
 * @param session The session.
 * @returns Its `t=`, `r=` and `z=` lines.
 */
export function timeLines(session: SessionDescription): SessionDescription["lines"] {
  return session.lines.filter(({ type }) => type === "t" || type === "r" || type === "z");
}
