// node --conditions=@callingcard/source packages/sdp/bench/conformance.ts <folder of the bodies>
// Counts how many bodies come back octet for octet, and how many wrong ones are refused. The folder has
// expected.json and the bodies it names. Default: that of the tests.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseSdp, SdpError, stringifySdp } from "@callingcard/sdp";
import * as sdpTransform from "sdp-transform";

interface Vector {
  readonly file: string;
  readonly expect: string;
}

const [, , given] = process.argv;
const folder = given ?? fileURLToPath(new URL("../../../../shared/testdata/sdp", import.meta.url));
const read = (file: string): Buffer => readFileSync(`${folder}/${file}`);
const vectors = JSON.parse(read("expected.json").toString()) as Vector[];
const good = vectors.filter((vector) => vector.expect === "byte-equal round trip");
const bad = vectors.filter((vector) => !good.includes(vector));

report("bodies, written back octet for octet", good, ({ file }) =>
  read(file).equals(Buffer.from(stringifySdp(parseSdp(read(file))))),
);
report("malformed bodies, refused", bad, ({ file }) => isRefused(() => parseSdp(read(file))));
report("sdp-transform: bodies, written back octet for octet", good, ({ file }) => {
  const text = read(file).toString();
  return sdpTransform.write(sdpTransform.parse(text)) === text;
});
report("sdp-transform: malformed bodies, refused", bad, ({ file }) =>
  isRefused(() => sdpTransform.parse(read(file).toString())),
);

function report(what: string, of: readonly Vector[], isRight: (vector: Vector) => boolean): void {
  console.log(`${what}: ${of.filter(isRight).length} of ${of.length}`);
}

function isRefused(run: () => unknown): boolean {
  try {
    run();
    return false;
  } catch (error) {
    if (error instanceof SdpError) return true;
    throw error;
  }
}
