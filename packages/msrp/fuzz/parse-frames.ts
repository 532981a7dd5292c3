// Reads octets as frames, whole and in pieces, and writes them back. Only bugs escape.

import { deepStrictEqual, ok } from "node:assert";
import {
  encodeFrame,
  FrameDecoder,
  fromPath,
  messageId,
  type MsrpFrame,
  MsrpError,
  reportStatus,
  stringifyMsrpPath,
  toPath,
  useNickname,
} from "../src/index.ts";

/** Texts that inputs are changed with. */
export const dictionary: readonly string[] = [
  "MSRP abcd SEND\r\n",
  "MSRP abcd 200 OK\r\n",
  "To-Path: msrp://a:1/b;tcp\r\n",
  "From-Path: msrps://[::1]/c;ws\r\n",
  "Message-ID: 1234\r\n",
  "Byte-Range: 1-*/9\r\n",
  "Status: 000 200 OK\r\n",
  'Use-Nickname: "a"\r\n',
  "Content-Type: a/b\r\n\r\n",
  "\r\n-------abcd$\r\n",
  "-------abcd",
];

interface Outcome {
  readonly frames: readonly MsrpFrame[];
  readonly error: readonly unknown[] | undefined;
}

/** The target of tools/fuzz. */
export function fuzz(data: Uint8Array): void {
  const whole = decode([data]);
  const middle = data.length >> 1;
  deepStrictEqual(decode([data.subarray(0, middle), data.subarray(middle)]), whole);
  deepStrictEqual(decode(Array.from(data, (octet) => Uint8Array.of(octet))), whole);
  if (whole.error === undefined) {
    ok(Buffer.concat(whole.frames.map(encodeFrame)).equals(data), "written otherwise");
  }
  for (const frame of whole.frames) look(frame);
  const problems = (): void => {};
  orRefused(() => [...new FrameDecoder({ onProblem: problems }).push(data)]);
}

function decode(pieces: readonly Uint8Array[]): Outcome {
  const decoder = new FrameDecoder();
  const frames: MsrpFrame[] = [];
  try {
    for (const piece of pieces) for (const frame of decoder.push(piece)) frames.push(plain(frame));
    decoder.end();
    return { frames, error: undefined };
  } catch (error) {
    if (!(error instanceof MsrpError)) throw error;
    const { code, offset, line, column } = error;
    return { frames, error: [code, offset, line, column] };
  }
}

// The octets of a view, whatever it is one of.
function plain(frame: MsrpFrame): MsrpFrame {
  return { ...frame, body: frame.body && new Uint8Array(frame.body) };
}

function look({ head }: MsrpFrame): void {
  const [to] = head.headers;
  orRefused(() => deepStrictEqual(stringifyMsrpPath(toPath(head)), to?.value));
  orRefused(() => fromPath(head));
  orRefused(() => messageId(head));
  orRefused(() => useNickname(head));
  if (head.kind === "request") orRefused(() => reportStatus(head));
}

function orRefused(run: () => unknown): void {
  try {
    run();
  } catch (error) {
    if (!(error instanceof MsrpError)) throw error;
  }
}
