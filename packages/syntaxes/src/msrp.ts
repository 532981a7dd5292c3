import { encodeFrame, FrameDecoder, type MsrpFrame } from "@callingcard/msrp";
import { msrpIr } from "@callingcard/msrp/grammar";
import { Draft } from "./draft.ts";
import { faultOf } from "./fault.ts";
import { headNodes, readFrame } from "./msrp-frame.ts";
import { octetText } from "./octet-text.ts";
import { cut, type Part } from "./part.ts";
import { plainOf } from "./plain.ts";
import type { Reading, Syntax, TreeNode } from "./syntax.ts";
import { attempt } from "./value-rule.ts";

const EXAMPLE: string = [
  "MSRP a786hjs2 SEND",
  "To-Path: msrp://biloxi.example.com:12763/kjhd37s2s20w2a;tcp",
  "From-Path: msrp://atlanta.example.com:7654/jshA7weztas;tcp",
  "Message-ID: 87652491",
  "Byte-Range: 1-25/25",
  "Content-Type: text/plain",
  "",
  "Hey Bob, are you there?\r\n",
  "-------a786hjs2$",
  "",
].join("\r\n");

/**
 * MSRP frames, one or several. Octets are accepted if they are frames to the end, at least one, and the values of
 * the headers of RFC 4975 are as it has them. The value is the list of frames.
 */
export const msrp: Syntax = {
  name: "msrp",
  title: "MSRP frames",
  specification: "RFC 4975, RFC 4976, RFC 7701",
  grammars: [msrpIr],
  example: EXAMPLE,
  read,
};

function read(octets: Uint8Array): Reading {
  const decoded = octetText(octets);
  const draft = new Draft(decoded.text);
  const frames: MsrpFrame[] = [];
  const nodes: (readonly TreeNode[])[] = [];
  let end = 0;
  const decoder = new FrameDecoder();
  attempt(
    draft,
    decoded.unitOf,
    () => {
      for (const frame of decoder.push(octets)) {
        const one = readFrame(draft, decoded, frame, end);
        frames.push(frame);
        nodes.push(one.nodes);
        end = one.end;
      }
      decoder.end();
    },
    () => faultOf(msrpIr, "head", headPart(draft.text, decoded.unitOf(end))),
  );
  if (octets.length === 0) {
    draft.add({ start: 0, end: 0, code: "no-frame", message: "there is no frame" });
  }
  if (end < octets.length) nodes.push(headNodes(draft, headPart(draft.text, decoded.unitOf(end))));
  const tree = draft.node("frames", 0, draft.text.length, () => nodes);
  return draft.finish(tree, () => plainOf(frames), writtenOf(frames));
}

// Up to the blank line, to the end-line, or all that is left.
function headPart(text: string, start: number): Part {
  const blank = text.indexOf("\r\n\r\n", start);
  const endLine = text.indexOf("\r\n-------", start);
  const ends = [blank, endLine].filter((place) => place !== -1).map((place) => place + 2);
  return cut(text, start, Math.min(...ends, text.length));
}

function writtenOf(frames: readonly MsrpFrame[]): Uint8Array | undefined {
  if (frames.length === 0) return undefined;
  const written = frames.map(encodeFrame);
  const octets = new Uint8Array(written.reduce((sum, { length }) => sum + length, 0));
  let place = 0;
  for (const one of written) {
    octets.set(one, place);
    place += one.length;
  }
  return octets;
}
