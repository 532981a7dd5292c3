import { ParseError } from "@callingcard/grammar";
import { type XmlElement } from "@callingcard/xml";
import { EVENTS } from "../src/generated/imdn.ts";
import {
  classifyMessage,
  imdnElement,
  isComposingElement,
  parseImdn,
  parseIsComposing,
  stringifyImdn,
} from "../src/index.ts";

/** Elements that bring the mutations near to something. */
export const dictionary: readonly string[] = [
  ...EVENTS.map((name) => name.replace("I:", "")).flatMap((name) => [
    `<${name}>`,
    `</${name}>`,
    `<${name}/>`,
  ]),
  "<delivered/>",
  "<stored/>",
  "<refresh>90</refresh>",
  '<x xmlns="urn:x"/>',
  "Content-Type: message/imdn+xml\r\n\r\n",
];

/** Lets only bugs escape: what is read is written, and reads back to what is written the same. */
export function fuzz(data: Uint8Array): void {
  classifyMessage("message/cpim", data);
  classifyMessage("multipart/mixed; boundary=b", data);
  comesBack(parseImdn, imdnElement, data);
  comesBack(parseIsComposing, isComposingElement, data);
}

function comesBack<Value>(
  parse: (data: Uint8Array | string) => Value,
  build: (value: Value) => XmlElement,
  data: Uint8Array,
): void {
  const value = unlessRefused(() => parse(data));
  if (value === undefined) return;
  const written = stringifyImdn(build(value));
  if (stringifyImdn(build(parse(written))) !== written) {
    throw new Error("what was written reads back different");
  }
}

function unlessRefused<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof ParseError) return undefined;
    throw error;
  }
}
