// Reads octets as a session description, strictly and leniently, looks at all of it and writes it back. Only
// bugs escape.

import { deepStrictEqual, strictEqual } from "node:assert";
import {
  acceptTypes,
  acceptWrappedTypes,
  answerFaults,
  answerMsrpMedia,
  bandwidths,
  cemaFacts,
  chatroom,
  connections,
  createAnswer,
  fileDates,
  fileRange,
  fileSelector,
  fingerprints,
  fmtps,
  maxSize,
  mediaLine,
  origin,
  parseSdp,
  path,
  rtpmaps,
  SdpError,
  type SessionDescription,
  setup,
  stringifySdp,
  times,
  zoneAdjustments,
} from "../src/index.ts";

/** Texts that inputs are changed with. */
export const dictionary: readonly string[] = [
  "v=0\r\no=- 1 1 IN IP4 a\r\ns=-\r\nt=0 0\r\n",
  "m=message 7654 TCP/MSRP *\r\n",
  "a=accept-types:text/plain *\r\n",
  "a=path:msrp://[::1]:7654/a;tcp\r\n",
  "a=setup:actpass\r\n",
  "a=msrp-cema\r\n",
  'a=file-selector:name:"a" size:1\r\n',
  "a=fingerprint:sha-1 4A:AD\r\n",
  "r=7d 1h 0 25h\r\n",
  "z=2882844526 -1h\r\n",
];

/** The target of tools/fuzz. */
export function fuzz(data: Uint8Array): void {
  const strict = parse(data, "strict");
  const lenient = parse(data, "lenient");
  if (strict !== undefined) {
    deepStrictEqual(lenient, strict);
    strictEqual(stringifySdp(strict), new TextDecoder("utf-8", { ignoreBOM: true }).decode(data));
    answer(strict);
  }
  if (lenient === undefined) return;
  const written = stringifySdp(lenient, { mode: "lenient" });
  strictEqual(written, new TextDecoder("utf-8", { ignoreBOM: true }).decode(data));
  look(lenient);
}

function parse(data: Uint8Array, mode: "strict" | "lenient"): SessionDescription | undefined {
  return orRefused(() => parseSdp(data, { mode }));
}

function look(description: SessionDescription): void {
  const session = [origin, times, zoneAdjustments, connections, bandwidths, fingerprints];
  for (const view of session) orRefused(() => view(description));
  const views = [
    mediaLine,
    acceptTypes,
    acceptWrappedTypes,
    path,
    maxSize,
    setup,
    chatroom,
    fileSelector,
    fileDates,
    fileRange,
    rtpmaps,
    fmtps,
  ];
  for (const media of description.media) {
    for (const view of views) orRefused(() => view(media));
    orRefused(() => cemaFacts(description, media));
  }
}

function answer(offer: SessionDescription): void {
  const fields = {
    origin: {
      username: "-",
      sessionId: "1",
      sessionVersion: "1",
      netType: "IN",
      addressType: "IP4",
      address: "a",
    },
  };
  orRefused(() => {
    const answered = createAnswer(offer, fields, (offered) =>
      answerMsrpMedia(offer, offered, {
        path: "msrp://a:1/b;tcp",
        acceptTypes: [{ type: "*", subtype: "*", parameters: [] }],
        isReachable: false,
        supportsCema: true,
      }),
    );
    deepStrictEqual(answerFaults(offer, answered), []);
    if (offer.lines[0]?.lineEnd === "\r\n")
      deepStrictEqual(parseSdp(stringifySdp(answered)), answered);
  });
}

function orRefused<Value>(run: () => Value): Value | undefined {
  try {
    return run();
  } catch (error) {
    if (error instanceof SdpError) return undefined;
    throw error;
  }
}
