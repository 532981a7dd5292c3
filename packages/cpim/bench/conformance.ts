// node --conditions=@callingcard/source packages/cpim/bench/conformance.ts
// Counts how many of the shared messages are read or refused rightly, by this package and by the hand
// reader of the bench, and how many are written back octet for octet.
import { deepStrictEqual } from "node:assert";
import { encodeCpim, parseCpim } from "@callingcard/cpim";
import { asExpected, type Expected, vectors } from "../test/vectors.ts";
import { handRead } from "./hand-reader.ts";

const all = vectors();
const readable = all.filter(({ expect }) => expect !== null);

report("@callingcard/cpim, read or refused rightly", (octets) => asExpected(parseCpim(octets)));
report("hand reader, read or refused rightly", (octets) => {
  const { headers, contentType, body } = handRead(octets);
  return {
    headers: headers.map((header) => header.filter((part) => part !== undefined)),
    contentType,
    bodyBase64: Buffer.from(body).toString("base64"),
  };
});
const back = readable.filter(({ octets }) => isEqual(encodeCpim(parseCpim(octets)), octets));
console.log(`@callingcard/cpim, written back: ${back.length} of ${readable.length}`);
if (back.length < readable.length) process.exitCode = 1;

function report(what: string, read: (octets: Uint8Array) => Expected): void {
  const right = all.filter(({ octets, expect }) =>
    isEqual(
      attempt(() => read(octets)),
      expect,
    ),
  );
  console.log(`${what}: ${right.length} of ${all.length}`);
  if (right.length < all.length) process.exitCode = 1;
}

function attempt(read: () => Expected): Expected | null {
  try {
    return read();
  } catch {
    return null;
  }
}

function isEqual(left: unknown, right: unknown): boolean {
  try {
    deepStrictEqual(left, right);
    return true;
  } catch {
    return false;
  }
}
