import { SdpError, stringifySdp } from "@callingcard/sdp";
import { expect, test } from "vitest";
import { readDescription } from "../../src/procedure/read-description.ts";

const TEXT = `v=0
o=- 1 1 IN IP4 192.0.2.1
s=-
t=0 0
m=message 9 TCP/MSRP *
a=path:msrp://192.0.2.1:9/a;tcp
`;

test("lines that end in LF are read as if they ended in CRLF", () => {
  expect(stringifySdp(readDescription(TEXT))).toBe(TEXT.replaceAll("\n", "\r\n"));
});

test("what is no description is refused", () => {
  expect(() => readDescription("v=0")).toThrow(SdpError);
});
