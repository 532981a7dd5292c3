import { encodeCpim, parseCpimHead } from "@callingcard/cpim";
import { cpimIr } from "@callingcard/cpim/grammar";
import { mimeIr } from "@callingcard/mime/grammar";
import { headerNodes } from "./cpim-headers.ts";
import { Draft } from "./draft.ts";
import { fieldNodes, placeOf, readBody } from "./entity-tree.ts";
import { type Fault, faultOf } from "./fault.ts";
import { octetText } from "./octet-text.ts";
import { cut } from "./part.ts";
import { plainOf } from "./plain.ts";
import type { Reading, Syntax } from "./syntax.ts";
import { attempt } from "./value-rule.ts";

const EXAMPLE: string = [
  "From: MR SANDERS <im:piglet@100akerwood.com>",
  "To: Depressed Donkey <im:eeyore@100akerwood.com>",
  "DateTime: 2000-12-13T13:40:00-08:00",
  "Subject: the weather will be fine today",
  "NS: imdn <urn:ietf:params:imdn>",
  "imdn.Message-ID: 34jk324j",
  "imdn.Disposition-Notification: positive-delivery, display",
  "",
  "Content-Type: text/plain; charset=utf-8",
  "Content-ID: <1234567890@foo.com>",
  "",
  "Hello",
].join("\r\n");

/**
 * CPIM messages, with the headers of IMDN and OMA's Message-Direction. A message is accepted if the codec reports
 * no problem and all values of headers that are known are as their specifications have them. The value is
 * headers, fields and body.
 */
export const cpim: Syntax = {
  name: "cpim",
  title: "CPIM message",
  specification: "RFC 3862, RFC 5438, OMA CPM",
  grammars: [cpimIr, mimeIr],
  example: EXAMPLE,
  read,
};

function read(octets: Uint8Array): Reading {
  const decoded = octetText(octets);
  const draft = new Draft(decoded.text);
  const source = { draft, octets, decoded };
  const { text } = draft;
  const head = attempt(
    draft,
    (offset) => offset,
    () =>
      parseCpimHead(octets, {
        onProblem: ({ code, message, offset }) => {
          draft.add({ start: offset, code, message });
        },
      }),
    (start) => explain(text, start),
  );
  const headers = cut(text, 0, endOfHeaders(text));
  if (head === undefined) {
    const tree = draft.node("message", 0, text.length, () => [headerNodes(draft, headers, [])]);
    return draft.finish(tree, () => undefined, undefined);
  }
  const { fields, headersLength, length } = head;
  const content = octets.subarray(headersLength + 2);
  const body = octets.subarray(length);
  const headNodes = headerNodes(draft, headers, head.headers);
  const contentHead = fieldNodes(source, content, length - headersLength - 2);
  const { nodes, value } = readBody({ ...source, severity: "warning" }, fields, body);
  const tree = draft.node("message", 0, text.length, () => [
    headNodes,
    draft.node("content", placeOf(source, content), text.length, () => [contentHead, nodes]),
  ]);
  const written = encodeCpim({ headers: head.headers, fields, body });
  return draft.finish(tree, () => plainOf({ headers: head.headers, fields, body: value }), written);
}

// The headers with the blank line behind them.
function endOfHeaders(text: string): number {
  if (text.startsWith("\r\n")) return 2;
  const blank = text.indexOf("\r\n\r\n");
  return blank === -1 ? text.length : blank + 4;
}

function explain(text: string, start: number): Fault | undefined {
  const end = endOfHeaders(text);
  if (start < end || end === text.length) return faultOf(cpimIr, "head", cut(text, 0, end));
  const fields = cut(text, end, end + endOfHeaders(text.slice(end)));
  return faultOf(mimeIr, "head", fields);
}
