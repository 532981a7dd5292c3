import { encodeFrame, headerValue, type MsrpFrame } from "@callingcard/msrp";
import { frame } from "@callingcard/msrp/arbitrary";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { dissect } from "./tshark.ts";

const FRAMES = 2_000;
const SEED = 4975;

/** A frame by the names that tshark has for its parts. */
function namedParts({ head, flag }: MsrpFrame): Readonly<Record<string, string | undefined>> {
  return {
    "msrp.transaction.id": head.transactionId,
    "msrp.method": head.kind === "request" ? head.method : undefined,
    "msrp.status.code": head.kind === "response" ? String(head.status) : undefined,
    "msrp.to.path": headerValue(head, "To-Path"),
    "msrp.from.path": headerValue(head, "From-Path"),
    "msrp.messageid": headerValue(head, "Message-ID"),
    "msrp.byte.range": headerValue(head, "Byte-Range"),
    "msrp.content.type": headerValue(head, "Content-Type"),
    "msrp.cnt.flg": flag,
  };
}

// tshark takes any line of the body that begins with seven dashes for the end-line, and loses the end-line
// behind some bodies with a semicolon.
function isUnderstood({ body = new Uint8Array() }: MsrpFrame): boolean {
  const octets = Buffer.from(body);
  return !octets.includes("-------") && !octets.includes(";");
}

test(`tshark reads ${FRAMES} MSRP frames as they were written`, () => {
  const frames = fc.sample(frame().filter(isUnderstood), { numRuns: FRAMES, seed: SEED });
  const expected = frames.map(namedParts);
  const fields = Object.keys(expected[0] ?? {});
  const found = dissect(frames.map(encodeFrame), { transport: "tcp", protocol: "msrp", fields });
  const read = found.map((packet) =>
    Object.fromEntries(fields.map((field) => [field, packet.get(field)?.at(-1)])),
  );
  expect(read).toEqual(expected);
});
