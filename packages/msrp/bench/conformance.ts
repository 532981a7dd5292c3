// node --conditions=@callingcard/source packages/msrp/bench/conformance.ts <folder of the streams>
// Counts how many streams are read rightly: whole, cut in two at every octet, and octet by octet. The folder
// has expected.json, rfc4975.json and the streams they name. Default: that of the tests.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { encodeFrame, FrameDecoder, type MsrpFrame, MsrpError } from "@callingcard/msrp";

interface ExpectedFrame {
  readonly tid: string;
  readonly method?: string;
  readonly status?: number;
  readonly flag: string;
  readonly bodyBase64: string | null;
}

interface Vector {
  readonly file: string;
  readonly frames: readonly ExpectedFrame[] | null;
}

const [, , given] = process.argv;
const folder = given ?? fileURLToPath(new URL("../../../../shared/testdata/msrp", import.meta.url));
const read = (file: string): Uint8Array => new Uint8Array(readFileSync(`${folder}/${file}`));
const json = (file: string): unknown => JSON.parse(readFileSync(`${folder}/${file}`, "utf8"));

const vectors = json("expected.json") as Vector[];
const good = vectors.filter(({ frames }) => frames !== null);
report(
  "streams, whole",
  good.map((one) => isRight(one, [read(one.file)])),
);
report(
  "streams, cut in two at every octet",
  good.map((one) => cuts(read(one.file)).every((cut) => isRight(one, cut))),
);
report(
  "streams, octet by octet",
  good.map((one) =>
    isRight(
      one,
      Array.from(read(one.file), (octet) => Uint8Array.of(octet)),
    ),
  ),
);
report(
  "streams, written back octet for octet",
  good.map(({ file }) => isWrittenBack(read(file))),
);
report(
  "malformed streams, refused",
  vectors
    .filter(({ frames }) => frames === null)
    .map(({ file }) => decode([read(file)]) === undefined),
);
const examples = json("rfc4975.json") as (ExpectedFrame & { readonly file: string })[];
report(
  "examples of RFC 4975, read (two of fourteen leave out To-Path)",
  examples.map((one) => isRight({ file: one.file, frames: [one] }, [read(one.file)])),
);

function report(what: string, verdicts: readonly boolean[]): void {
  console.log(`${what}: ${verdicts.filter(Boolean).length} of ${verdicts.length}`);
}

function cuts(whole: Uint8Array): Uint8Array[][] {
  return Array.from(whole, (_, at) => [whole.subarray(0, at), whole.subarray(at)]);
}

function decode(pieces: readonly Uint8Array[]): MsrpFrame[] | undefined {
  const decoder = new FrameDecoder();
  try {
    const frames = pieces.flatMap((piece) => [...decoder.push(piece)]);
    decoder.end();
    return frames;
  } catch (error) {
    if (error instanceof MsrpError) return undefined;
    throw error;
  }
}

function isRight({ frames }: Vector, pieces: readonly Uint8Array[]): boolean {
  const decoded = decode(pieces);
  return (
    decoded?.length === frames?.length &&
    frames?.every((frame, index) => isSame(decoded?.[index], frame)) === true
  );
}

function isSame(frame: MsrpFrame | undefined, expected: ExpectedFrame): boolean {
  if (frame === undefined) return false;
  const { head, body, flag } = frame;
  const base64 = body === undefined ? null : Buffer.from(body).toString("base64");
  const isStart =
    head.kind === "request" ? head.method === expected.method : head.status === expected.status;
  return (
    isStart &&
    head.transactionId === expected.tid &&
    flag === expected.flag &&
    base64 === expected.bodyBase64
  );
}

function isWrittenBack(whole: Uint8Array): boolean {
  return Buffer.concat((decode([whole]) ?? []).map(encodeFrame)).equals(whole);
}
