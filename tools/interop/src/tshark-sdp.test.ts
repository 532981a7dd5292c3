import { lineValues, parseSdp, type SessionDescription, stringifySdp } from "@callingcard/sdp";
import { sessionDescription } from "@callingcard/sdp/arbitrary";
import { createRequest, encodeMessage } from "@callingcard/sip";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { dissect } from "./tshark.ts";

const DESCRIPTIONS = 2_000;
const SEED = 8866;

/** The lines of a description by the names that tshark has for them. */
function namedLines(description: SessionDescription): Readonly<Record<string, readonly string[]>> {
  const { media } = description;
  const ofMedia = (type: string): string[] => media.flatMap((one) => lineValues(one, type));
  return {
    "sdp.version": lineValues(description, "v"),
    "sdp.owner": lineValues(description, "o"),
    "sdp.session_name": lineValues(description, "s"),
    "sdp.connection_info": [...lineValues(description, "c"), ...ofMedia("c")],
    "sdp.time": lineValues(description, "t"),
    "sdp.repeat_time": lineValues(description, "r"),
    "sdp.session_attr": lineValues(description, "a"),
    "sdp.media": ofMedia("m"),
    "sdp.media_attr": ofMedia("a"),
  };
}

/** An INVITE of a dialog of its own that carries a description. */
function invite(text: string, index: number): Uint8Array {
  const request = createRequest("INVITE", "sip:bob@example.com", {
    headers: [
      { name: "Via", value: `SIP/2.0/UDP alice.example.com;branch=z9hG4bK${index}` },
      { name: "From", value: `<sip:alice@example.com>;tag=${index}` },
      { name: "To", value: "<sip:bob@example.com>" },
      { name: "Call-ID", value: `call-${index}` },
      { name: "CSeq", value: "1 INVITE" },
    ],
    body: new TextEncoder().encode(text),
    contentType: "application/sdp",
  });
  return encodeMessage(request);
}

test(`tshark reads ${DESCRIPTIONS} session descriptions as we do`, () => {
  // tshark shows what is beyond ASCII octet for octet, and reads nothing of a description with an attribute
  // of the session that has a colon and no value.
  const texts = fc.sample(
    sessionDescription()
      .map((description) => stringifySdp(description))
      .filter((text) => /^[\r\n -~]*$/.test(text) && !/^a=[^:\r]*:\r$/m.test(text)),
    { numRuns: DESCRIPTIONS, seed: SEED },
  );
  const expected = texts.map((text) => namedLines(parseSdp(text)));
  const fields = Object.keys(expected[0] ?? {});
  const found = dissect(texts.map(invite), { transport: "udp", protocol: "sip", fields });
  const read = found.map((packet) =>
    Object.fromEntries(fields.map((field) => [field, packet.get(field) ?? []])),
  );
  expect(read).toEqual(expected);
});
