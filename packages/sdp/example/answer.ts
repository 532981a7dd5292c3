// Answers an offer of an MSRP session and other media from standard input: the session with what it can do, the
// others with a rejection. node --conditions=@callingcard/source example/answer.ts < offer.sdp
import { answerMsrpMedia, createAnswer, parseSdp, SdpError, stringifySdp } from "@callingcard/sdp";

const octets: Uint8Array[] = [];
for await (const chunk of process.stdin as AsyncIterable<Uint8Array>) octets.push(chunk);

try {
  const offer = parseSdp(Buffer.concat(octets));
  const answer = createAnswer(
    offer,
    {
      origin: {
        username: "-",
        sessionId: "3724394400",
        sessionVersion: "1",
        netType: "IN",
        addressType: "IP4",
        address: "192.0.2.2",
      },
      connection: { netType: "IN", addressType: "IP4", address: "192.0.2.2" },
    },
    (offered) =>
      answerMsrpMedia(offer, offered, {
        path: "msrp://192.0.2.2:8888/9di4eae923wzd;tcp",
        acceptTypes: [{ type: "message", subtype: "cpim", parameters: [] }],
        acceptWrappedTypes: [{ type: "text", subtype: "plain", parameters: [] }],
        isReachable: true,
      }),
  );
  process.stdout.write(stringifySdp(answer));
} catch (error) {
  if (!(error instanceof SdpError)) throw error;
  process.stdout.write(`${error.code}: ${error.message}\n`);
  process.exitCode = 1;
}
