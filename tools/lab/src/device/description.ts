import {
  answerMsrpMedia,
  type Attribute,
  connectingSide,
  createAnswer,
  createMsrpMedia,
  type FormatEntry,
  mediaLine,
  parseSdp,
  path,
  type SessionDescription,
  sdpLine,
  setup,
  stringifyConnection,
  stringifyOrigin,
  stringifySdp,
} from "@callingcard/sdp";

/** What the description of a session says about its own side. */
export interface OwnMedia {
  /** An IPv4 address, or an IPv6 address. */
  readonly address: string;

  /** The URI that MSRP comes to. */
  readonly uri: string;
  readonly acceptTypes: readonly string[];
  readonly acceptWrappedTypes: readonly string[];
  readonly maxSize?: number | undefined;
  readonly attributes?: readonly Attribute[];
}

/** What the other side's description says. */
export interface FarMedia {
  /** Value of `a=path`. */
  readonly path: string;

  /** The medium with its attributes. */
  readonly media: SessionDescription["media"][number];
}

/** An answer and what comes of it. */
export interface Answered {
  readonly text: string;

  /** Whether this side makes the connection. */
  readonly connects: boolean;
  readonly far: FarMedia;
}

/**
 * Writes an offer of one MSRP medium (RFC 4975 section 8, RFC 6135).
 *
 * @param own This side.
 * @param role What stands in `a=setup`.
 * @param version Of the origin. Default 1.
 * @returns The text.
 */
export function writeOffer(
  own: OwnMedia,
  role: "active" | "passive" | "actpass",
  version = 1,
): string {
  const origin = originOf(own.address, version);
  const media = createMsrpMedia({ ...fieldsOf(own), setup: role });
  return stringifySdp({
    lines: [
      sdpLine("v", "0"),
      sdpLine("o", stringifyOrigin(origin)),
      sdpLine("s", "-"),
      sdpLine("c", stringifyConnection(connectionOf(own.address))),
      sdpLine("t", "0 0"),
    ],
    media: [media],
  });
}

/**
 * Answers an offer.
 *
 * @param offerText The offer.
 * @param own This side.
 * @param isReachable Whether this side lets the other one connect where the offer leaves that open.
 * @returns The answer; `undefined` where no medium of it can be taken.
 * @throws SdpError for a text that is none.
 */
export function writeAnswer(
  offerText: string,
  own: OwnMedia,
  isReachable: boolean,
): Answered | undefined {
  const offer = parseSdp(offerText);
  let taken:
    | { readonly own: SessionDescription["media"][number]; readonly far: FarMedia }
    | undefined;
  const answer = createAnswer(
    offer,
    { origin: originOf(own.address, 1), connection: connectionOf(own.address) },
    (offered) => {
      if (taken !== undefined) return undefined;
      const answered = answerMsrpMedia(offer, offered, { ...fieldsOf(own), isReachable });
      const far = farMediaOf(offered);
      if (answered !== undefined && far !== undefined) taken = { own: answered, far };
      return answered;
    },
  );
  if (taken === undefined) return undefined;
  const connects = connectingSide(setup(taken.own)) === "answerer";
  return { text: stringifySdp(answer), connects, far: taken.far };
}

/**
 * Reads the answer to an offer of this side.
 *
 * @param answerText The answer.
 * @returns The far side's medium, and whether the offerer makes the connection; `undefined` where the medium was rejected.
 * @throws SdpError for a text that is none.
 */
export function readAnswer(
  answerText: string,
): { readonly far: FarMedia; readonly connects: boolean } | undefined {
  const [media] = parseSdp(answerText).media;
  if (media === undefined || mediaLine(media).port === 0) return undefined;
  const far = farMediaOf(media);
  return far && { far, connects: connectingSide(setup(media)) === "offerer" };
}

function farMediaOf(media: SessionDescription["media"][number]): FarMedia | undefined {
  const uris = path(media);
  return uris && { path: uris.map(({ uri }) => uri).join(" "), media };
}

function fieldsOf(own: OwnMedia) {
  const { uri, acceptTypes, acceptWrappedTypes, maxSize, attributes = [] } = own;
  return {
    path: uri,
    acceptTypes: acceptTypes.map(entryOf),
    acceptWrappedTypes: acceptWrappedTypes.map(entryOf),
    ...(maxSize !== undefined && { maxSize }),
    attributes,
  };
}

function entryOf(text: string): FormatEntry {
  const [type = "*", subtype = "*"] = text.split("/");
  return { type, subtype, parameters: [] };
}

function connectionOf(address: string) {
  const addressType = address.includes(":") ? "IP6" : "IP4";
  return { netType: "IN", addressType, address };
}

function originOf(address: string, version: number) {
  return {
    username: "-",
    sessionId: "1",
    sessionVersion: String(version),
    ...connectionOf(address),
  };
}
